package dev.railsk.app;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigRollout;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.network.Exposure;
import dev.railsk.network.PlainIngress;
import dev.railsk.problem.Origin;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Kubernetes takes as the names of an app's objects, suffix and hash included. */
final class NameRules {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SERVICE = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern SUFFIX = Pattern.compile("(-?[a-z0-9]([a-z0-9-]*[a-z0-9])?)?");
    private static final String HASH = "-0123456789";

    private final Judgement judgement;
    private final AppParts parts;
    private final Names names;

    NameRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
        names = Names.of(parts);
    }

    void check() {
        Origin origin = judgement.origin();
        if (!SUFFIX.matcher(parts.nameSuffix()).matches()) {
            judgement.problem(
                    List.of("nameSuffix"),
                    origin,
                    "a name suffix must have lower-case letters, digits and dashes, but was \"" + parts.nameSuffix()
                            + "\"",
                    "Write it like \"-production\".");
            return;
        }
        checkLabel(List.of("name"), origin, "the app's name", parts.name());
        checkLabel(
                List.of("namespace"), origin, "the namespace", parts.namespace().name());
        parts.workloads().forEach(this::checkWorkload);
        checkDeployments();
        parts.web().ifPresent(this::checkWeb);
        parts.configs().values().forEach(this::checkConfig);
        parts.secrets()
                .values()
                .forEach(secret -> checkSubdomain("secret " + secret.name(), secret.origin(), secret.name()));
        parts.pullSecrets().forEach(secret -> checkSubdomain("pullSecrets", origin, secret));
    }

    private void checkWorkload(Workload workload) {
        List<String> path = List.of(Judgement.scope(workload), "objectName");
        checkLabel(path, workload.origin(), "the Deployment's name", names.deployment(workload));
        checkLabel(
                List.of(Judgement.scope(workload), "container"),
                workload.origin(),
                "the container's name",
                names.container(workload));
        checkSubdomain(Judgement.scope(workload), workload.origin(), names.disruptionBudget(workload));
    }

    private void checkDeployments() {
        Map<String, Workload> deployments = new HashMap<>();
        for (Workload workload : parts.workloads()) {
            String name = names.deployment(workload);
            Workload other = deployments.putIfAbsent(name, workload);
            if (other != null) {
                judgement.problem(
                        List.of(Judgement.scope(workload), "objectName"),
                        workload.origin(),
                        "the workloads \"" + other.name() + "\" and \"" + workload.name() + "\" are both named \""
                                + name + "\"",
                        "Give one of them another objectName(..).");
            }
        }
    }

    private void checkWeb(Web web) {
        if (!SERVICE.matcher(names.service(web)).matches()) {
            judgement.problem(
                    List.of(web.name(), "service", "name"),
                    web.origin(),
                    "the service's name must have at most 63 lower-case letters, digits and dashes, a letter first, but was \""
                            + names.service(web) + "\"",
                    "Choose another with service(service -> service.name(\"shop\")).");
        }
        checkSubdomain("ingress", web.origin(), names.ingress(web));
        web.exposure().ifPresent(exposure -> checkTls(exposure, web.origin()));
    }

    private void checkTls(Exposure exposure, Origin origin) {
        if (exposure instanceof PlainIngress plain) {
            plain.tlsSecret().ifPresent(secret -> checkSubdomain("tls", origin, secret));
        }
    }

    private void checkConfig(Config config) {
        String hash = config.rollout() == ConfigRollout.HASHED_NAME ? HASH : "";
        checkSubdomain("config " + config.name(), config.origin(), names.config(config) + hash);
    }

    private void checkLabel(List<String> path, Origin where, String what, String name) {
        if (!LABEL.matcher(name).matches()) {
            judgement.problem(
                    path,
                    where,
                    what + " must be a DNS label of at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Choose a name such as \"shop\".");
        }
    }

    private void checkSubdomain(String part, Origin where, String name) {
        if (!SUBDOMAIN.matcher(name).matches()) {
            judgement.problem(
                    List.of(part),
                    where,
                    "an object's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Choose a name such as \"shop-settings\".");
        }
    }
}
