package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import java.util.List;
import java.util.Optional;

/** Looks whether the namespace is there, or will be made. */
final class NamespaceCheck {

    private static final int FORBIDDEN = 403;

    private final DeployRun run;

    NamespaceCheck(DeployRun run) {
        this.run = run;
    }

    NamespaceState check(List<Finding> findings) {
        String name = run.environment().namespace();
        try {
            Optional<LiveObject> live = run.cluster().get(new ObjectRef(ObjectKind.NAMESPACE, "", name));
            boolean isThere = live.isPresent();
            if (isThere
                    && live.get().content().at("metadata", "deletionTimestamp").isPresent()) {
                findings.add(new Finding(
                        "namespace-terminating",
                        "the namespace " + name + " is being deleted, with everything in it",
                        "environment " + run.environment().name(),
                        "Wait until it is gone, then deploy again; kubectl get namespace " + name
                                + " -o yaml says what holds it up."));
            }
            boolean isManaged = run.manifests().stream()
                    .anyMatch(manifest -> manifest.kind().equals("Namespace")
                            && manifest.name().equals(name));
            if (!isThere && !isManaged) {
                findings.add(new Finding(
                        "missing-namespace",
                        "the namespace " + name + " is not there, and nothing here creates it",
                        "environment " + run.environment().name(),
                        run.manifests().isEmpty()
                                ? "Deploy first."
                                : "Run kubectl create namespace " + name + ", or let the app own its namespace."));
            }
            return isThere ? NamespaceState.PRESENT : NamespaceState.TO_CREATE;
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            run.warn("not checked: no right to get namespaces " + name + ", so whether it is there");
            return NamespaceState.UNKNOWN;
        }
    }
}
