package dev.railsk.render.internal;

import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Front;
import dev.railsk.definition.Tenancy;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import dev.railsk.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which kinds of objects an app may have, in Kustomize's order. A new kind is one more renderer in {@link #renderers}.
 *
 * <p>Most apps have few of them, and a cold start pays for each class, so it is asked here whether there can be any before a renderer is
 * loaded. The questions may be wide: a renderer finds by itself what there is of its kind.
 */
final class Kinds {

    private final AppParts parts;
    private final Tenancy tenancy;
    private final boolean hasAccess;
    private final boolean hasSecrets;
    private final boolean hasStateful;
    private final boolean isScaled;
    private final boolean isRouted;

    private Kinds(AppParts parts) {
        this.parts = parts;
        tenancy = parts.identity().tenancy();
        hasAccess = !tenancy.roles().isEmpty() || !parts.ownAccounts().isEmpty();
        boolean mayHaveSecrets = false;
        for (Secrets secret : parts.secrets().values()) {
            mayHaveSecrets |= !(secret instanceof Secrets.Existing);
        }
        hasSecrets = mayHaveSecrets;
        boolean mayBeStateful = false;
        boolean mayBeScaled = false;
        for (Workload workload : parts.workloads()) {
            mayBeStateful |= workload.kind() == WorkloadKind.STATEFUL_SET;
            mayBeScaled |= !(workload.scale() instanceof Scale.Fixed);
        }
        hasStateful = mayBeStateful;
        isScaled = mayBeScaled;
        boolean mayBeRouted = false;
        for (Front front : Front.of(parts)) {
            mayBeRouted |= !front.exposure().kind().equals("Ingress");
        }
        isRouted = mayBeRouted;
    }

    /** The renderers of all kinds that these parts may have. */
    static List<KindRenderer> of(AppParts parts) {
        return new Kinds(parts).renderers();
    }

    private List<KindRenderer> renderers() {
        List<KindRenderer> kinds = new ArrayList<>();
        addOfNamespace(kinds);
        kinds.add(new ConfigMapRenderer());
        if (hasSecrets) {
            kinds.add(new SecretRenderer());
        }
        kinds.add(new ServiceRenderer());
        if (tenancy.limits().isPresent()) {
            kinds.add(new LimitRangeRenderer());
        }
        if (!parts.volumes().isEmpty()) {
            kinds.add(new ClaimRenderer());
        }
        addOfPods(kinds);
        addOfOperators(kinds);
        kinds.add(new IngressRenderer());
        if (tenancy.policies().isPresent()) {
            kinds.add(new NetworkPolicyRenderer());
        }
        return kinds;
    }

    private void addOfNamespace(List<KindRenderer> kinds) {
        if (parts.namespace().isManaged()) {
            kinds.add(new NamespaceRenderer());
        }
        if (tenancy.quota().isPresent()) {
            kinds.add(new QuotaRenderer());
        }
        if (hasAccess) {
            kinds.add(new ServiceAccountRenderer());
            kinds.add(new RoleRenderer());
            kinds.add(new RoleBindingRenderer());
        }
    }

    private void addOfPods(List<KindRenderer> kinds) {
        kinds.add(new DeploymentRenderer());
        if (hasStateful) {
            kinds.add(new StatefulSetRenderer());
        }
        if (!parts.crons().isEmpty()) {
            kinds.add(new CronJobRenderer());
        }
        kinds.add(new DisruptionBudgetRenderer());
        if (isScaled) {
            kinds.add(new AutoscalerRenderer());
        }
    }

    private void addOfOperators(List<KindRenderer> kinds) {
        if (hasSecrets) {
            kinds.add(new SealedSecretRenderer());
            kinds.add(new ExternalSecretRenderer());
        }
        if (isRouted) {
            kinds.add(new HttpRouteRenderer());
        }
        if (isScaled) {
            kinds.add(new ScaledObjectRenderer());
            kinds.add(new TriggerAuthenticationRenderer());
        }
        if (tenancy.metrics().isPresent()) {
            kinds.add(new MonitorRenderer());
        }
    }
}
