package dev.railsk.app;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Syntax;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Kubernetes takes as the names of an app's objects, suffix and hash included. */
final class NameRules {

    private static final String HASH = "-0123456789";
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;

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
        if (!isSuffix(parts.nameSuffix())) {
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
        for (Workload workload : parts.workloads()) {
            checkWorkload(workload);
        }
        checkDeployments();
        if (parts.web().isPresent()) {
            checkWeb(parts.web().get());
        }
        for (Config config : parts.configs().values()) {
            checkConfig(config);
        }
        for (Secrets secret : parts.secrets().values()) {
            checkSubdomain("secret " + secret.name(), secret.origin(), secret.name());
        }
        for (String secret : parts.pullSecrets()) {
            checkSubdomain("pullSecrets", origin, secret);
        }
    }

    private static boolean isSuffix(String suffix) {
        return suffix.isEmpty() || Syntax.isLabel(suffix.startsWith("-") ? suffix.substring(1) : suffix, LONGEST_LABEL);
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
        if (!Syntax.isLabel(names.service(web), LONGEST_LABEL) || Syntax.startsWithDigit(names.service(web))) {
            judgement.problem(
                    List.of(web.name(), "service", "name"),
                    web.origin(),
                    "the service's name must have at most 63 lower-case letters, digits and dashes, a letter first, but was \""
                            + names.service(web) + "\"",
                    "Choose another with service(service -> service.name(\"shop\")).");
        }
        checkSubdomain("ingress", web.origin(), names.ingress(web));
        if (web.exposure().isPresent() && web.exposure().get().tlsSecret().isPresent()) {
            checkSubdomain("tls", web.origin(), web.exposure().get().tlsSecret().get());
        }
    }

    private void checkConfig(Config config) {
        String hash = config.rollout() == ConfigRollout.HASHED_NAME ? HASH : "";
        checkSubdomain("config " + config.name(), config.origin(), names.config(config) + hash);
    }

    private void checkLabel(List<String> path, Origin where, String what, String name) {
        if (!Syntax.isLabel(name, LONGEST_LABEL)) {
            judgement.problem(
                    path,
                    where,
                    what + " must be a DNS label of at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Choose a name such as \"shop\".");
        }
    }

    private void checkSubdomain(String part, Origin where, String name) {
        if (name.length() > LONGEST_NAME || !Syntax.isDomain(name)) {
            judgement.problem(
                    List.of(part),
                    where,
                    "an object's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Choose a name such as \"shop-settings\".");
        }
    }
}
