package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Scenario;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.task.DeployTask;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the fake can let happen, by name, with what it means and what it happens to. */
final class Catalogue {

    /** What an outcome happens to in a rehearsal. */
    private enum Part {
        WORKLOAD,
        /** A workload of an app that needs secrets. */
        WORKLOAD_WITH_SECRETS,
        MIGRATION,
        TASK
    }

    private record Entry(String name, Supplier<Outcome> outcome, Part part, String meaning) {}

    private static final List<Entry> ENTRIES = List.of(
            pods("image-missing", Outcome::imageMissing, "the registry does not have the image"),
            pods("image-denied", Outcome::imageDenied, "the registry wants a login"),
            pods("image-rate-limited", Outcome::imageRateLimited, "the registry has had too many pulls"),
            pods("registry-down", Outcome::registryDown, "the registry answers with an error of its own"),
            pods("registry-unreachable", Outcome::registryUnreachable, "the node does not find the registry"),
            pods("image-platform", Outcome::imagePlatform, "the image is not built for the node's processor"),
            pods("image-not-pulled", Outcome::imageNotPulled, "the image must not be pulled, and is not on the node"),
            pods(
                    "user-refused",
                    Outcome::userRefused,
                    "the image names its user, and the container must not run as root"),
            new Entry(
                    "secret-removed",
                    Outcome::secretRemoved,
                    Part.WORKLOAD_WITH_SECRETS,
                    "a secret vanishes after the preflight"),
            pods("program-missing", Outcome::programMissing, "the image lacks the program"),
            pods("crash-loop", Outcome::crashLoop, "the process ends after each start, as a variable is not set"),
            pods("master-key-missing", Outcome::masterKeyMissing, "the app does not start without its master key"),
            pods("database-refused", Outcome::databaseRefused, "the app does not start without its database"),
            pods("redis-refused", Outcome::redisRefused, "the app does not start without Redis"),
            pods("assets-missing", Outcome::assetsMissing, "the image lacks the compiled assets"),
            pods("migration-pending", Outcome::migrationPending, "the code needs a migration that has not run"),
            pods("out-of-memory", Outcome::outOfMemory, "the process takes more memory than it may"),
            pods("child-killed", Outcome::childKilled, "a child process is killed for want of memory"),
            pods("startup-fails", Outcome::startupFails, "the startup probe never succeeds"),
            pods("liveness-fails", Outcome::livenessFails, "the kubelet restarts the container again and again"),
            pods("never-ready", Outcome::neverReady, "the readiness probe never succeeds"),
            pods("host-blocked", Outcome::hostBlocked, "the app refuses the probe's host"),
            pods("volume-held", Outcome::volumeHeld, "a pod on another node holds the volume"),
            pods("network-fails", Outcome::networkFails, "the node cannot set up the pod's network"),
            pods("claim-pending", Outcome::claimPending, "no volume is bound to the pod's claim"),
            pods("unschedulable", Outcome::unschedulable, "no node has room"),
            pods("node-refused", Outcome::nodeRefused, "no node has room, and the autoscaler brings none"),
            pods("node-comes", Outcome::nodeComes, "no node has room, and an autoscaler brings one after two minutes"),
            pods("quota-exceeded", Outcome::quotaExceeded, "the namespace's quota is used up"),
            pods("pod-security", Outcome::podSecurity, "the namespace's Pod Security level forbids the pod"),
            pods("webhook-denies", Outcome::webhookDenies, "a webhook denies the pod"),
            pods("webhook-fails", Outcome::webhookFails, "a webhook that must be asked about pods does not answer"),
            pods("storage-exceeded", Outcome::storageExceeded, "every pod is evicted, as it writes more than it may"),
            pods("evicted", Outcome::evicted, "a pod is evicted, as its node runs out of memory"),
            pods("drained", Outcome::drained, "the node is drained"),
            pods("node-lost", Outcome::nodeLost, "the kubelet of the node does not report for a while"),
            new Entry("migration-fails", Outcome::migrationFails, Part.MIGRATION, "the migration ends with an error"),
            new Entry(
                    "migration-locked",
                    Outcome::migrationLocked,
                    Part.MIGRATION,
                    "another migration holds the database's lock"),
            new Entry("task-fails", Outcome::taskFails, Part.TASK, "a task ends with an error"));

    private static final List<When> RUN = List.of(When.FIRST_INSTALL, When.BEFORE_ROLLOUT, When.AFTER_ROLLOUT);

    private static final Map<String, Entry> BY_NAME = byName();

    private Catalogue() {}

    private static Entry pods(String name, Supplier<Outcome> outcome, String meaning) {
        return new Entry(name, outcome, Part.WORKLOAD, meaning);
    }

    private static Map<String, Entry> byName() {
        Map<String, Entry> entries = new TreeMap<>();
        ENTRIES.forEach(entry -> entries.put(entry.name(), entry));
        return entries;
    }

    /** The outcome of this name; empty when there is none. */
    static Optional<Outcome> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .map(entry -> entry.outcome().get());
    }

    /** The names of all, sorted. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** All that can happen to a deploy of this environment: to its first workload, its migration and its first task. */
    static List<Scenario> scenarios(Environment environment) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Entry entry : ENTRIES) {
            target(environment, entry.part())
                    .ifPresent(target -> scenarios.add(new Scenario(target, entry.name(), entry.meaning())));
        }
        return scenarios;
    }

    private static Optional<String> target(Environment environment, Part part) {
        return switch (part) {
            case WORKLOAD -> workload(environment);
            case WORKLOAD_WITH_SECRETS ->
                SeededSecrets.of(environment).isEmpty() ? Optional.empty() : workload(environment);
            case MIGRATION ->
                environment
                        .migration()
                        .filter(migration -> migration.timing() != MigrationTiming.MANUAL)
                        .map(migration -> migration.task().name());
            case TASK ->
                environment.tasks().stream()
                        .filter(task -> RUN.contains(task.when()))
                        .map(DeployTask::name)
                        .findFirst();
        };
    }

    private static Optional<String> workload(Environment environment) {
        return environment.workloads().stream()
                .filter(WorkloadObject::isAppCode)
                .map(WorkloadObject::workload)
                .findFirst();
    }
}
