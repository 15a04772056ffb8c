package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.FetchedSecret;
import dev.railsk.config.SecretValue;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.FieldPolicy;
import dev.railsk.definition.Names;
import dev.railsk.definition.OpenSlot;
import dev.railsk.definition.TargetCluster;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.migration.Assurance;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Nearest;
import dev.railsk.render.internal.AppRenderer;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.task.Cron;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app as it is in one environment: the base with an overlay's changes, ready to render. Immutable and thread-safe.
 *
 * <pre>{@code
 * ManifestSet set = app.environment("staging").render(Revision.of("abcd123"));
 * }</pre>
 */
public final class Environment {

    private static final int LONGEST_LABEL = 63;

    private final String name;
    private final AppParts parts;
    private final Set<String> siblings;
    private volatile @Nullable AppRenderer renderer;

    Environment(String name, AppParts parts, Set<String> siblings) {
        this.name = name;
        this.parts = parts;
        this.siblings = siblings;
    }

    /** The environment's name. */
    public String name() {
        return name;
    }

    /** The app's name. */
    public String appName() {
        return parts.name();
    }

    /** The namespace that its objects live in. */
    public String namespace() {
        return parts.namespace().name();
    }

    /** Everything that the definition says for this environment. */
    public AppParts parts() {
        return parts;
    }

    /**
     * Render all lasting objects with this build of the app. The same input gives the same bytes.
     *
     * @throws OpenSlotsException when a value is still open
     * @throws InvalidValueException when the image is pinned to another build
     */
    public ManifestSet render(Revision revision) {
        return ready(Optional.of(revision)).render(revision);
    }

    /**
     * Render all lasting objects with the build that the image is pinned to.
     *
     * @throws OpenSlotsException when a value is still open, the image's tag included
     */
    public ManifestSet render() {
        return ready(Optional.empty()).render(pin().orElseThrow());
    }

    /**
     * Render all lasting objects and, with them, the Job of the migration's first attempt with this build.
     *
     * @throws OpenSlotsException when a value is still open
     * @throws InvalidValueException when there is no migration, or it has no place in such a set
     */
    public ManifestSet renderWithMigration(Revision revision, JobsInSet how) {
        return SetWithJobs.withMigration(this, revision, how);
    }

    /**
     * Render all lasting objects and, with them, the Jobs of all that a deploy runs: tasks before and after the rollout, and the
     * migration unless it is run by hand; first attempts with this build.
     *
     * @throws OpenSlotsException when a value is still open
     * @throws InvalidValueException when a deploy runs nothing to its end
     */
    public ManifestSet renderWithTasks(Revision revision, JobsInSet how) {
        return SetWithJobs.withTasks(this, revision, how);
    }

    /** The build that the image is pinned to; empty when each render's revision decides. */
    public Optional<Revision> pin() {
        return parts.image().isPresent() ? parts.image().get().pin() : Optional.empty();
    }

    /** The objects that run the workloads, in order. */
    public List<WorkloadObject> workloads() {
        List<WorkloadObject> objects = new ArrayList<>();
        for (Workload workload : parts.workloads()) {
            objects.add(new WorkloadObject(
                    workload.name(),
                    workload.kind().kubernetesName(),
                    Names.of(parts).object(workload),
                    workload.isAppCode()));
        }
        return objects;
    }

    /** The names of the CronJobs by the names of the cron tasks, in order. */
    public Map<String, String> cronJobs() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Cron cron : parts.crons().values()) {
            names.put(cron.name(), Names.of(parts).cronJob(cron));
        }
        return names;
    }

    /** The objects of the author's own hand that a deploy waits for, in the order written. */
    public List<ManifestId> awaited() {
        List<ManifestId> awaited = new ArrayList<>();
        List<Manifest> own = AppRenderer.byHand(parts);
        for (int index = 0; index < own.size(); index++) {
            if (parts.byHand().objects().get(index).isAwaited()) {
                awaited.add(own.get(index).id());
            }
        }
        return awaited;
    }

    /** Its secrets whose values whoever deploys fetches, in the order written. */
    public List<FetchedSecret> fetchedSecrets() {
        List<FetchedSecret> secrets = new ArrayList<>();
        for (Secrets secret : parts.secrets().values()) {
            if (secret instanceof FetchedSecret fetched) {
                secrets.add(fetched);
            }
        }
        return secrets;
    }

    /**
     * The same environment with values that were fetched: it renders these secrets.
     *
     * @param values the values of a secret by their keys, by the secret's name
     * @throws IllegalArgumentException when a key of one of these has no value
     */
    public Environment withFetched(Map<String, Map<String, SecretValue>> values) {
        Map<String, Secrets> secrets = new LinkedHashMap<>(parts.secrets());
        for (FetchedSecret secret : fetchedSecrets()) {
            Map<String, SecretValue> own = values.get(secret.name());
            if (own != null) {
                secrets.put(secret.name(), secret.holding(own));
            }
        }
        return new Environment(name, parts.withSecrets(secrets), siblings);
    }

    /** The cluster that it lives in; empty for whichever a command is given. */
    public Optional<TargetCluster> cluster() {
        return parts.identity().cluster();
    }

    /** The names that it goes by beside its own. */
    public List<String> aliases() {
        return parts.identity().aliases();
    }

    /** Whether a command that writes asks for a confirmation. */
    public boolean isConfirmed() {
        return parts.identity().isConfirmed();
    }

    /** What a deploy does about conflicts over fields of this object, in the order written; nothing is said where it refuses them. */
    public List<FieldPolicy> conflicts(ManifestId object) {
        List<FieldPolicy> conflicts = new ArrayList<>();
        for (FieldPolicy conflict : parts.byHand().conflicts()) {
            boolean isMeant = conflict.name().equals(object.name())
                    || parts.affixes().around(conflict.name()).equals(object.name());
            if (isMeant && conflict.kind().equals(object.kind())) {
                conflicts.add(conflict);
            }
        }
        return conflicts;
    }

    /** Whether this revision may mean another build tomorrow: a tag that is commonly moved, or an environment's name. */
    public boolean isMoving(Revision revision) {
        return revision.isMoving() || siblings.contains(revision.value());
    }

    /** How the database is migrated; empty for an app without one. */
    public Optional<Migration> migration() {
        return parts.migration();
    }

    /** The tasks that a deploy runs, or somebody by hand, in the order written. */
    public List<DeployTask> tasks() {
        return List.copyOf(parts.tasks().named().values());
    }

    /** What a deploy asks of the app at its end, in the order written. */
    public List<SmokeCheck> smokeChecks() {
        return List.copyOf(parts.tasks().smokes().values());
    }

    /** The address that a smoke check asks here. */
    public String address(SmokeCheck check) {
        return check.address(SmokeRules.host(parts).orElse(""));
    }

    /**
     * A task by its name.
     *
     * @throws InvalidValueException when there is none of this name; the message lists those that there are
     */
    public DeployTask task(String taskName) {
        Map<String, DeployTask> known = parts.tasks().named();
        DeployTask task = known.get(requireNonNull(taskName, "taskName"));
        if (task == null) {
            throw InvalidValueException.ofInput(
                    "environment \"" + name + "\" of " + appName() + " has no task \"" + taskName + "\"",
                    known.isEmpty()
                            ? "Define one with task(\"" + taskName + "\", ..)."
                            : "Name one of: " + Nearest.list(taskName, known.keySet()) + ".");
        }
        return task;
    }

    /** The app's plans for changes of the schema, by name and in the order written. */
    public Map<String, MigrationPlan> plans() {
        return parts.tasks().plans().isPresent() ? parts.tasks().plans().get().byName() : Map.of();
    }

    /** The migration files for which somebody answers, by their versions and in the order written. */
    public Map<String, Assurance> assured() {
        return parts.tasks().plans().isPresent() ? parts.tasks().plans().get().assured() : Map.of();
    }

    /**
     * Render the pod of a console with this build. Whoever makes it attaches to it, and deletes it at the end.
     *
     * @param session what tells it from other consoles, such as its user's name
     * @throws OpenSlotsException when a value is still open
     */
    public Manifest renderConsole(Revision revision, String session) {
        String podName = Names.of(parts).console(requireNonNull(session, "session"));
        if (!Syntax.isLabel(podName, LONGEST_LABEL)) {
            throw InvalidValueException.ofInput(
                    "a console's pod must be named with at most 63 lower-case letters, digits and dashes, but would be \""
                            + podName + "\"",
                    "Choose a session such as \"jane\".");
        }
        return ready(Optional.of(revision)).renderConsole(parts.tasks().console(), revision, session);
    }

    /** What the names of a task's Jobs begin with; the attempt's number follows. */
    public String jobPrefix(Task task, Revision revision) {
        return Names.of(parts).jobPrefix(task, revision);
    }

    /**
     * Render the Job of a task, for the n-th attempt with this build; the first is 1.
     *
     * @throws OpenSlotsException when a value is still open
     */
    public Manifest renderTask(Task task, Revision revision, int attempt) {
        return ready(Optional.of(revision)).renderTask(task, revision, attempt);
    }

    private AppRenderer ready(Optional<Revision> revision) {
        List<OpenSlot> open = new ArrayList<>(OpenSlots.of(parts));
        if (revision.isEmpty()) {
            open.addAll(OpenSlots.image(parts));
        }
        if (!open.isEmpty()) {
            throw OpenSlotsException.in(name, open);
        }
        if (revision.isPresent() && pin().isPresent() && !pin().equals(revision)) {
            throw InvalidValueException.ofInput(
                    "environment \"" + name + "\" pins its image to " + pin().get() + ", but the revision is "
                            + revision.get(),
                    "Leave the revision out, or unpin the image.");
        }
        if (revision.isPresent() && parts.pods().refusesMovingTags() && isMoving(revision.get())) {
            throw InvalidValueException.ofInput(
                    "environment \"" + name + "\" refuses moving tags, and the revision is \"" + revision.get() + "\"",
                    "Give the commit's SHA or the digest that was pushed, or write allowMovingTags().");
        }
        return renderer();
    }

    // Two threads may each make one: they are alike.
    private AppRenderer renderer() {
        AppRenderer known = renderer;
        if (known == null) {
            known = AppRenderer.of(parts);
            renderer = known;
        }
        return known;
    }
}
