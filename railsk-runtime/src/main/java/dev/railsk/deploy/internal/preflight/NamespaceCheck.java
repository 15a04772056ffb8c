package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployRun.NamespaceState;
import java.util.List;

/** Looks whether the namespace is there, or will be made. */
final class NamespaceCheck {

    private static final int FORBIDDEN = 403;

    private final DeployRun run;

    NamespaceCheck(DeployRun run) {
        this.run = run;
    }

    void check(List<Finding> findings) {
        String name = run.environment().namespace();
        try {
            boolean isThere = run.cluster()
                    .get(new ObjectRef(ObjectKind.NAMESPACE, "", name))
                    .isPresent();
            boolean isManaged = run.manifests().stream()
                    .anyMatch(manifest -> manifest.kind().equals("Namespace")
                            && manifest.name().equals(name));
            run.namespace(isThere ? NamespaceState.PRESENT : NamespaceState.TO_CREATE);
            if (!isThere && !isManaged) {
                findings.add(new Finding(
                        "missing-namespace",
                        "the namespace " + name + " is not there, and nothing here creates it",
                        "environment " + run.environment().name(),
                        run.manifests().isEmpty()
                                ? "Deploy first."
                                : "Run kubectl create namespace " + name + ", or let the app own its namespace."));
            }
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            run.warn("could not check whether the namespace " + name + " is there: no right to get namespaces");
        }
    }
}
