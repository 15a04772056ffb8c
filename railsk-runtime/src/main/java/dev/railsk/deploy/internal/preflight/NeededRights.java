package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.manifest.Manifest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every right that a deploy uses, in one place. */
final class NeededRights {

    private static final List<String> WRITE = List.of("get", "create", "patch");
    private static final List<String> READ = List.of("get", "list", "watch");

    private static final ObjectKind LEASE = new ObjectKind("coordination.k8s.io/v1", "Lease");

    private NeededRights() {}

    /** Rights without which the deploy would fail on its way. */
    static Set<AccessCheck> required(DeployRun run, NamespaceState state) {
        Set<AccessCheck> rights = new LinkedHashSet<>();
        String namespace = run.environment().namespace();
        for (Manifest manifest : run.manifests()) {
            if (!manifest.kind().equals("Namespace")) {
                add(rights, WRITE, ObjectKind.of(manifest.id()), manifest.namespace());
            } else if (state == NamespaceState.TO_CREATE) {
                add(rights, List.of("create", "patch"), ObjectKind.NAMESPACE, "");
            }
        }
        if (!run.plan().all().isEmpty()) {
            add(rights, List.of("get", "list", "watch", "create", "patch"), ObjectKind.JOB, namespace);
        }
        if (run.order().options().isDryRun()) {
            return rights;
        }
        if (!run.manifests().isEmpty()) {
            for (ObjectKind kind : Snapshot.kinds(run.set().workloads())) {
                add(rights, READ, kind, namespace);
            }
            add(rights, List.of("list", "watch"), ObjectKind.REPLICA_SET, namespace);
        }
        add(rights, List.of("list", "watch"), ObjectKind.POD, namespace);
        add(rights, List.of("get", "create", "update"), LEASE, namespace);
        // The inventory and the records of releases.
        add(rights, List.of("get", "list", "create", "update", "delete"), ObjectKind.CONFIG_MAP, namespace);
        return rights;
    }

    /** Rights without which the deploy says less. */
    static Set<AccessCheck> useful(DeployRun run) {
        String namespace = run.environment().namespace();
        Set<AccessCheck> rights = new LinkedHashSet<>();
        rights.add(new AccessCheck("get", "", "pods/log", namespace));
        add(rights, List.of("list", "watch"), ObjectKind.EVENT, namespace);
        add(rights, List.of("get"), ObjectKind.NAMESPACE, "");
        return rights;
    }

    private static void add(Set<AccessCheck> rights, List<String> verbs, ObjectKind kind, String namespace) {
        for (String verb : verbs) {
            rights.add(new AccessCheck(verb, kind.group(), kind.plural(), namespace));
        }
    }
}
