package dev.railsk.app;

import dev.railsk.access.Account;
import dev.railsk.access.Role;
import dev.railsk.config.ConfigObject;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppLabels;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Front;
import dev.railsk.definition.Names;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import dev.railsk.render.internal.AppRenderer;
import dev.railsk.task.Cron;
import dev.railsk.volume.Claim;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two environments of one cluster must not share an object other than the Namespace: a deploy of one would change the other. Nor
 * must a selector of one find the pods of another.
 */
final class EnvironmentRules {

    private static final String CURES = "Give one of them a namespace(\"..\") of its own, or a nameSuffix(\"..\") and a"
            + " label(.., LabelScope.IDENTITY); or say with cluster(..) in both that they live in different clusters.";

    private final Map<String, AppParts> environments;
    private final Map<String, Origin> origins;
    private final List<Problem> problems = new ArrayList<>();

    private EnvironmentRules(Map<String, AppParts> environments, Map<String, Origin> origins) {
        this.environments = environments;
        this.origins = origins;
    }

    /** What is wrong with these environments side by side; one problem for each pair, and for each name of two. */
    static List<Problem> problems(Map<String, AppParts> environments, Map<String, Origin> origins) {
        EnvironmentRules rules = new EnvironmentRules(environments, origins);
        List<String> names = new ArrayList<>(environments.keySet());
        for (int later = 1; later < names.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                rules.check(names.get(earlier), names.get(later));
            }
        }
        for (AppParts parts : environments.values()) {
            if (!parts.identity().aliases().isEmpty()) {
                rules.problems.addAll(AliasRules.problems(environments));
                break;
            }
        }
        return rules.problems;
    }

    private void check(String one, String other) {
        AppParts parts = environments.get(one);
        AppParts others = environments.get(other);
        if (parts == null || others == null || areInDifferentClusters(parts, others)) {
            return;
        }
        List<Manifest> theirs = AppRenderer.byHand(others);
        for (Manifest manifest : AppRenderer.byHand(parts)) {
            for (Manifest same : theirs) {
                if (manifest.id().isSameObject(same.id())) {
                    problem(one, other, "both have " + manifest + ", which is written by hand");
                    return;
                }
            }
        }
        if (!parts.namespace().name().equals(others.namespace().name())) {
            return;
        }
        Set<String> theirObjects = objects(others);
        for (String object : objects(parts)) {
            if (theirObjects.contains(object)) {
                problem(
                        one,
                        other,
                        "both have " + object + " in namespace "
                                + parts.namespace().name());
                return;
            }
        }
        String shared = sharedContent(parts, others);
        if (!shared.isEmpty()) {
            problem(
                    one,
                    other,
                    "both have the " + shared + " in namespace "
                            + parts.namespace().name());
            return;
        }
        checkSelectors(one, other, parts, others);
    }

    /** The first ConfigMap or Secret that both have; empty where there is none. */
    private static String sharedContent(AppParts parts, AppParts others) {
        for (ConfigObject config : parts.sources().configObjects()) {
            if (shareConfig(parts, others, config)) {
                return "ConfigMap of " + config.scope();
            }
        }
        for (Secrets secret : parts.secrets().values()) {
            if (shareHashedSecret(parts, others, secret)) {
                return "Secret of secret " + secret.name();
            }
        }
        return "";
    }

    private static boolean shareHashedSecret(AppParts parts, AppParts others, Secrets secret) {
        return secret.isHashed()
                && secret instanceof PlainTextSecret own
                && others.secrets().get(secret.name()) instanceof PlainTextSecret other
                && other.isHashed()
                && Names.of(parts).secret(own).equals(Names.of(others).secret(other))
                && own.type().equals(other.type())
                && own.values().equals(other.values());
    }

    // Where one names its cluster and the other does not, they may meet.
    static boolean areInDifferentClusters(AppParts parts, AppParts others) {
        boolean bothNamed = parts.identity().cluster().isPresent()
                && others.identity().cluster().isPresent();
        return bothNamed && !parts.identity().cluster().equals(others.identity().cluster());
    }

    private void checkSelectors(String one, String other, AppParts parts, AppParts others) {
        AppLabels labels = AppLabels.of(parts);
        AppLabels otherLabels = AppLabels.of(others);
        for (Workload workload : parts.workloads()) {
            for (Workload otherWorkload : others.workloads()) {
                Map<String, String> selector = labels.selector(workload);
                Map<String, String> otherSelector = otherLabels.selector(otherWorkload);
                if (otherLabels.pods(otherWorkload).entrySet().containsAll(selector.entrySet())
                        || labels.pods(workload).entrySet().containsAll(otherSelector.entrySet())) {
                    problem(
                            one,
                            other,
                            "the selector of " + workload.scope() + " finds the pods of both in namespace "
                                    + parts.namespace().name());
                    return;
                }
            }
        }
    }

    private void problem(String one, String other, String fact) {
        Origin origin = origins.getOrDefault(other, origins.values().iterator().next());
        Origin first = origins.getOrDefault(one, origin);
        problems.add(new Problem(
                "the environments \"" + one + "\" (" + first + ") and \"" + other + "\" must not meet: " + fact,
                List.of("overlay " + other),
                origin,
                CURES));
    }

    /** The objects of an environment, as kind and name, without those that several may share. */
    private static Set<String> objects(AppParts parts) {
        Names names = Names.of(parts);
        Set<String> objects = new LinkedHashSet<>();
        for (Workload workload : parts.workloads()) {
            objects.add(workload.kind().kubernetesName() + " " + names.object(workload));
            if (workload.service().isPresent()) {
                objects.add("Service " + names.service(workload));
            }
        }
        for (Front front : Front.of(parts)) {
            objects.add(front.exposure().kind() + " " + names.ingress(front.host()));
        }
        for (Cron cron : parts.crons().values()) {
            objects.add("CronJob " + names.cronJob(cron));
        }
        for (Map.Entry<String, Claim> claim : parts.claims().entrySet()) {
            objects.add("PersistentVolumeClaim " + names.claim(claim.getKey(), claim.getValue()));
        }
        for (Account account : parts.ownAccounts()) {
            objects.add("ServiceAccount " + names.account(account));
        }
        for (Role role : parts.identity().tenancy().roles().values()) {
            objects.add("Role " + names.role(role));
        }
        for (Secrets secret : parts.secrets().values()) {
            if (secret.isMade() && !secret.isHashed()) {
                objects.add("the secret " + names.secret(secret));
            }
        }
        return objects;
    }

    // Under a hashed name, different settings are different objects.
    private static boolean shareConfig(AppParts parts, AppParts others, ConfigObject config) {
        String name = Names.of(parts).config(config);
        for (ConfigObject other : others.sources().configObjects()) {
            boolean isSame = config.rollout() != ConfigRollout.HASHED_NAME
                    || (config.texts().equals(other.texts())
                            && config.binaries().equals(other.binaries()));
            if (isSame && name.equals(Names.of(others).config(other))) {
                return true;
            }
        }
        return false;
    }
}
