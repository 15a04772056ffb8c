package dev.railsk.deploy.internal.preflight;

import dev.railsk.app.Environment;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.definition.TargetCluster;
import dev.railsk.deploy.Finding;
import java.util.List;

/** Looks whether this is the cluster that the environment lives in, before anything is asked of it. */
public final class RightCluster {

    private final Environment environment;
    private final ClusterAddress here;

    public RightCluster(Environment environment, ClusterAddress here) {
        this.environment = environment;
        this.here = here;
    }

    /** Add what is wrong with it. */
    public void check(List<Finding> findings) {
        if (environment.cluster().isEmpty()) {
            return;
        }
        TargetCluster target = environment.cluster().get();
        if (!isMeant(target, here)) {
            findings.add(new Finding(
                    "wrong-cluster",
                    "environment " + environment.name() + " lives in the cluster of " + target + ", but this is "
                            + (target instanceof TargetCluster.Server ? here.server() : "context " + here.context()),
                    "context " + here.context() + ", server " + here.server(),
                    "Choose the right one with --context, or correct cluster(..) in the definition."));
        }
    }

    private static boolean isMeant(TargetCluster target, ClusterAddress here) {
        if (target instanceof TargetCluster.Context context) {
            return context.name().equals(here.context());
        }
        if (target instanceof TargetCluster.Server server) {
            return withoutSlash(server.url()).equals(withoutSlash(here.server()));
        }
        throw new IllegalStateException("no check knows " + target.getClass().getName());
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
