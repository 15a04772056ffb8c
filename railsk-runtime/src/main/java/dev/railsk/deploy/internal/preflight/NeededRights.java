package dev.railsk.deploy.internal.preflight;

import dev.railsk.app.Environment;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.TargetCluster;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.SourceOrigin;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.probe.Question;
import dev.railsk.deploy.internal.prune.UsedNames;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Tree;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every right that a deploy uses, in one place: the preflight asks for them, and {@link RightsRoles} writes them down. */
public final class NeededRights {

    private static final List<String> WRITE = List.of("get", "create", "patch");
    private static final List<String> READ = List.of("get", "list", "watch");

    private static final ObjectKind LEASE = new ObjectKind("coordination.k8s.io/v1", "Lease");
    private static final String RBAC = "rbac.authorization.k8s.io/v1";

    private final Environment environment;
    private final List<Manifest> manifests;
    private final List<Manifest> jobs;
    private final List<WorkloadObject> workloads;

    private NeededRights(
            Environment environment, List<Manifest> manifests, List<Manifest> jobs, List<WorkloadObject> workloads) {
        this.environment = environment;
        this.workloads = workloads;
        this.manifests = manifests;
        this.jobs = jobs;
    }

    /** What this one deploy uses. */
    static NeededRights of(DeployRun run) {
        return new NeededRights(
                run.environment(),
                run.manifests(),
                jobs(run.environment(), run.order().revision(), tasks(run)),
                run.set().workloads());
    }

    private static List<Task> tasks(DeployRun run) {
        List<Task> tasks = new ArrayList<>(run.plan().all());
        if (run.order().options().source() instanceof SourceOrigin.OfImage) {
            tasks.add(Question.taskOfImageAlone(run.environment(), List.of("ruby")));
        }
        return tasks;
    }

    /** What any deploy of an environment uses, and its migration by hand. */
    static NeededRights of(Environment environment, Revision revision) {
        TaskPlan plan = TaskPlan.ofDeploy(environment, DeployOptions.DEFAULT);
        List<Task> tasks = new ArrayList<>(plan.all());
        if (plan.migration().all().isEmpty()) {
            tasks.addAll(TaskPlan.ofMigration(environment, false).all());
        }
        return new NeededRights(
                environment,
                environment.render(revision).manifests(),
                jobs(environment, revision, tasks),
                environment.workloads());
    }

    private static List<Manifest> jobs(Environment environment, Revision revision, List<Task> tasks) {
        List<Manifest> jobs = new ArrayList<>();
        for (Task task : tasks) {
            jobs.add(environment.renderTask(task, revision, 1));
        }
        return jobs;
    }

    /** Rights without which the deploy would fail on its way. */
    Set<AccessCheck> required(NamespaceState state, boolean isDryRun) {
        Set<AccessCheck> rights = new LinkedHashSet<>();
        String namespace = environment.namespace();
        for (Manifest manifest : manifests) {
            if (!manifest.kind().equals("Namespace")) {
                add(rights, WRITE, ObjectKind.of(manifest.id()), manifest.namespace());
            } else if (state == NamespaceState.TO_CREATE) {
                add(rights, List.of("create", "patch"), ObjectKind.NAMESPACE, "");
            }
        }
        if (!jobs.isEmpty()) {
            add(rights, List.of("get", "list", "watch", "create", "patch"), ObjectKind.JOB, namespace);
        }
        if (isDryRun) {
            return rights;
        }
        if (!manifests.isEmpty()) {
            for (ObjectKind kind : Snapshot.kinds(workloads)) {
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
    Set<AccessCheck> useful() {
        String namespace = environment.namespace();
        Set<AccessCheck> rights = new LinkedHashSet<>();
        rights.add(new AccessCheck("get", "", "pods/log", namespace));
        add(rights, List.of("list", "watch"), ObjectKind.EVENT, namespace);
        return rights;
    }

    /** Rights within the namespace whose lack the check or the step that uses them tells itself. */
    Set<AccessCheck> toldByTheirUser() {
        String namespace = environment.namespace();
        Set<AccessCheck> rights = new LinkedHashSet<>();
        add(rights, List.of("list"), new ObjectKind("v1", "ResourceQuota"), namespace);
        addForPruning(rights);
        if (!jobs.isEmpty()) {
            // What an image was asked with is deleted once it is read.
            add(rights, List.of("delete"), ObjectKind.JOB, namespace);
        }
        for (NeededObject needed : NeededObjects.of(manifests)) {
            ObjectRef object = needed.object();
            add(rights, "get", object.kind(), object.namespace(), object.name());
        }
        for (Reference reference : references()) {
            add(rights, "get", reference.kind(), namespace, reference.name());
        }
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals("Namespace")) {
                // The API server takes a namespace to be within itself, so that a Role may grant it.
                add(rights, List.of("patch"), ObjectKind.NAMESPACE, manifest.name());
            } else if (manifest.kind().equals("Role")) {
                addGiven(rights, manifest);
            } else if (manifest.kind().equals("RoleBinding")) {
                addBound(rights, manifest);
            }
        }
        add(rights, List.of("get"), ObjectKind.NAMESPACE, namespace);
        return rights;
    }

    /** What leaves the definition is of a kind that mostly is still in it. */
    private void addForPruning(Set<AccessCheck> rights) {
        for (Manifest manifest : manifests) {
            if (!manifest.kind().equals("Namespace")) {
                add(rights, List.of("delete"), ObjectKind.of(manifest.id()), manifest.namespace());
            }
        }
        for (ObjectKind reader : UsedNames.USERS) {
            add(rights, List.of("list"), reader, environment.namespace());
        }
    }

    /** All of them, for deploys at any time: also those that are told or not asked for. */
    Set<AccessCheck> anyDeploy() {
        Set<AccessCheck> rights = required(NamespaceState.PRESENT, false);
        rights.addAll(useful());
        rights.addAll(toldByTheirUser());
        rights.addAll(toMakeNamespace());
        if (environment.cluster().isPresent() && environment.cluster().get() instanceof TargetCluster.Uid) {
            add(rights, "get", ObjectKind.NAMESPACE, "", "kube-system");
        }
        return rights;
    }

    /** Rights that reach beyond namespaces, for making the namespace. */
    private Set<AccessCheck> toMakeNamespace() {
        Set<AccessCheck> rights = new LinkedHashSet<>();
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals("Namespace")) {
                add(rights, List.of("create"), ObjectKind.NAMESPACE, "");
                add(rights, "get", ObjectKind.NAMESPACE, "", manifest.name());
                add(rights, "patch", ObjectKind.NAMESPACE, "", manifest.name());
            }
        }
        return rights;
    }

    private List<Reference> references() {
        List<Reference> references = new ArrayList<>(DeclaredReferences.of(environment));
        for (Manifest manifest : manifests) {
            references.addAll(References.of(manifest));
        }
        for (Manifest job : jobs) {
            references.addAll(References.of(job));
        }
        references.removeIf(reference -> isInSet(reference.kind(), reference.name()));
        return references;
    }

    private boolean isInSet(ObjectKind kind, String name) {
        for (Manifest manifest : manifests) {
            ManifestId id = manifest.id();
            if (ObjectKind.of(id).equals(kind) && id.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Who writes a Role must have every right that it gives. */
    private static void addGiven(Set<AccessCheck> rights, Manifest role) {
        for (Tree rule : role.tree().at("rules").items()) {
            for (String group : texts(rule.at("apiGroups"))) {
                for (String resource : texts(rule.at("resources"))) {
                    for (String verb : texts(rule.at("verbs"))) {
                        List<String> names = texts(rule.at("resourceNames"));
                        for (String name : names.isEmpty() ? List.of("") : names) {
                            rights.add(new AccessCheck(verb, group, resource, role.namespace(), name));
                        }
                    }
                }
            }
        }
    }

    /** Who binds a role must be allowed to bind it: in a dry run the role is not there, so that nobody can have all of its rights. */
    private static void addBound(Set<AccessCheck> rights, Manifest binding) {
        Tree role = binding.tree().at("roleRef");
        ObjectKind kind = new ObjectKind(RBAC, role.at("kind").text().orElse(""));
        add(rights, "bind", kind, binding.namespace(), role.at("name").text().orElse(""));
    }

    private static List<String> texts(Tree list) {
        List<String> texts = new ArrayList<>();
        for (Tree item : list.items()) {
            texts.add(item.text().orElse(""));
        }
        return texts;
    }

    private static void add(Set<AccessCheck> rights, List<String> verbs, ObjectKind kind, String namespace) {
        for (String verb : verbs) {
            add(rights, verb, kind, namespace, "");
        }
    }

    private static void add(Set<AccessCheck> rights, String verb, ObjectKind kind, String namespace, String name) {
        rights.add(new AccessCheck(verb, kind.group(), kind.plural(), namespace, name));
    }
}
