package dev.railsk.deploy.internal.preflight;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.TargetCluster;
import dev.railsk.deploy.Finding;
import java.util.Optional;

/** Looks whether this is the cluster that the environment lives in, before anything else is asked of it. */
public final class RightCluster {

    private static final int NOT_LOGGED_IN = 401;
    private static final String SYSTEM = "kube-system";

    private final Cluster cluster;
    private final Environment environment;

    /** The cluster as this environment sees it. */
    public RightCluster(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /** Why it is not the right one; empty when it is, or when the environment names none. */
    public Optional<Finding> check() {
        Optional<TargetCluster> target = environment.cluster();
        return target.isPresent() ? check(target.get()) : Optional.empty();
    }

    private Optional<Finding> check(TargetCluster target) {
        ClusterAddress here = cluster.address();
        if (target instanceof TargetCluster.Context context) {
            return compare(target, context.name().equals(here.context()), "context " + here.context());
        }
        if (target instanceof TargetCluster.Server server) {
            return compare(target, withoutSlash(server.url()).equals(withoutSlash(here.server())), here.server());
        }
        if (target instanceof TargetCluster.Uid uid) {
            return checkUid(uid);
        }
        throw new IllegalStateException("no check knows " + target.getClass().getName());
    }

    private Optional<Finding> checkUid(TargetCluster.Uid target) {
        Optional<LiveObject> system;
        try {
            system = cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", SYSTEM));
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() == NOT_LOGGED_IN) {
                throw refusal;
            }
            return Optional.of(finding(
                    "environment " + environment.name() + " lives in the cluster of " + target
                            + ", and whether this is it cannot be told: no right to get namespaces " + SYSTEM,
                    "Ask for the ClusterRole that rights " + environment.name() + " prints, or name the cluster by"
                            + " its context or server."));
        }
        String uid = system.map(LiveObject::uid).orElse("");
        return compare(target, target.value().equals(uid), uid.isEmpty() ? "one without " + SYSTEM : "UID " + uid);
    }

    private Optional<Finding> compare(TargetCluster target, boolean isMeant, String found) {
        return isMeant
                ? Optional.empty()
                : Optional.of(finding(
                        "environment " + environment.name() + " lives in the cluster of " + target + ", but this is "
                                + found,
                        "Choose the right one with --context, or correct cluster(..) in the definition."));
    }

    private Finding finding(String fact, String nextStep) {
        ClusterAddress here = cluster.address();
        return new Finding("wrong-cluster", fact, "context " + here.context() + ", server " + here.server(), nextStep);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
