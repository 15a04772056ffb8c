package dev.railsk.testing.cluster;

import dev.railsk.problem.Message;
import dev.railsk.testing.cluster.internal.node.Disturbance;
import dev.railsk.testing.cluster.internal.node.Ending;
import dev.railsk.testing.cluster.internal.node.Fate;
import dev.railsk.testing.cluster.internal.node.Health;
import dev.railsk.testing.cluster.internal.node.Health.Failing;
import dev.railsk.testing.cluster.internal.node.Obstacle;
import dev.railsk.testing.cluster.internal.node.Obstacle.Stage;
import java.time.Duration;
import java.util.List;

/**
 * What happens to the pods of one workload or task on a {@link FakeCluster}.
 *
 * <pre>{@code
 * FakeCluster cluster = FakeCluster.start().workload("web", Outcome.imageMissing());
 * }</pre>
 */
public final class Outcome {

    private static final String UNPACK = "failed to pull and unpack image \"IMAGE\": ";
    private static final String UNKNOWN = "rpc error: code = Unknown desc = " + UNPACK;
    private static final String RESOLVE = "failed to resolve reference \"IMAGE\": ";
    private static final String FORBIDDEN = "pods \"POD\" is forbidden: ";

    // Neutral and said to be simulated: no text of a rehearsal may be taken for one of the author's own app.
    private static final List<String> FAILED_MIGRATION = List.of(
            "(simulated) the migration runs",
            "bin/rails aborted!",
            "StandardError: (simulated) an error has occurred, this and all later migrations canceled");
    private static final List<String> FAILED_TASK =
            List.of("(simulated) the task runs", "(simulated) the task has failed");

    private final Fate fate;

    private Outcome(Fate fate) {
        this.fate = fate;
    }

    private static Outcome held(Stage stage, String reason, String message) {
        return new Outcome(Fate.of(Obstacle.of(stage, reason, message)));
    }

    private static Outcome notPulled(String message) {
        return held(Stage.PULL, "ErrImagePull", message);
    }

    private static Outcome log(String... lines) {
        return new Outcome(Fate.of(Ending.error(1), List.of(lines)));
    }

    /** The registry does not have the image: {@code ErrImagePull}, then {@code ImagePullBackOff}. */
    public static Outcome imageMissing() {
        return notPulled("rpc error: code = NotFound desc = " + UNPACK + RESOLVE + "IMAGE: not found");
    }

    /** The registry wants a login. */
    public static Outcome imageDenied() {
        return notPulled(
                UNKNOWN + RESOLVE + "failed to authorize: failed to fetch anonymous token: unexpected status from"
                        + " GET request to https://registry.example/token: 401 Unauthorized");
    }

    /** The registry has had too many pulls. */
    public static Outcome imageRateLimited() {
        return notPulled(UNKNOWN + "failed to copy: httpReadSeeker: failed open: unexpected status code"
                + " https://registry.example/v2/manifests: 429 Too Many Requests - Server message: toomanyrequests: You have"
                + " reached your pull rate limit.");
    }

    /** The registry answers with an error of its own. */
    public static Outcome registryDown() {
        return notPulled(
                UNKNOWN + RESOLVE + "unexpected status from HEAD request to https://registry.example/v2/manifests:"
                        + " 503 Service Unavailable");
    }

    /** The node does not find the registry. */
    public static Outcome registryUnreachable() {
        return notPulled(
                UNKNOWN + RESOLVE + "failed to do request: Head \"https://registry.example/v2/manifests\": dial tcp:"
                        + " lookup registry.example on 10.96.0.10:53: no such host");
    }

    /** The image is not built for the node's processor. */
    public static Outcome imagePlatform() {
        return notPulled(
                "rpc error: code = NotFound desc = " + UNPACK + "no match for platform in manifest: not found");
    }

    /** The image must not be pulled, and is not on the node. */
    public static Outcome imageNotPulled() {
        return held(
                Stage.PULL, "ErrImageNeverPull", "Container image \"IMAGE\" is not present with pull policy of Never");
    }

    /** The image names its user, and the container must not run as root. */
    public static Outcome userRefused() {
        return held(
                Stage.CONFIG,
                "CreateContainerConfigError",
                "container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root"
                        + " (pod: \"POD\")");
    }

    /** The image lacks the program. */
    public static Outcome programMissing() {
        return new Outcome(Fate.of(
                Ending.notStarted("failed to create containerd task: failed to create shim task: OCI runtime create"
                        + " failed: runc create failed: unable to start container process: exec: \"bin/simulated\": stat"
                        + " bin/simulated: no such file or directory: unknown"),
                List.of()));
    }

    /** The process exits with 1 a second after each start: {@code CrashLoopBackOff}. */
    public static Outcome crashLoop(String... log) {
        return log.length > 0
                ? log(log)
                : log(
                        "(simulated) the app starts",
                        "! Unable to load application: KeyError: key not found: \"SIMULATED_SETTING\"",
                        "/app/config/simulated.rb:1:in 'Hash#fetch': key not found: \"SIMULATED_SETTING\" (KeyError)");
    }

    /** The app does not start without its master key. */
    public static Outcome masterKeyMissing() {
        return log(
                "(simulated) the app starts",
                "Missing encryption key to decrypt file with. Ask your team for your master key and write it to"
                        + " /app/config/master.key or put it in the ENV['RAILS_MASTER_KEY'].");
    }

    /** The app does not start without its database. */
    public static Outcome databaseRefused() {
        return log(
                "(simulated) the app starts",
                "! Unable to load application: ActiveRecord::ConnectionNotEstablished: connection to server at"
                        + " \"192.0.2.5\", port 5432 failed: Connection refused");
    }

    /** The app does not start without Redis. */
    public static Outcome redisRefused() {
        return log(
                "(simulated) the app starts",
                "RedisClient::CannotConnectError: Connection refused - connect(2) for 192.0.2.6:6379");
    }

    /** The image lacks the compiled assets. */
    public static Outcome assetsMissing() {
        return log(
                "(simulated) the app starts",
                "ActionView::Template::Error (The asset \"application.css\" is not present in the asset pipeline.)");
    }

    /** The code needs a migration that has not run. */
    public static Outcome migrationPending() {
        return log(
                "(simulated) the app starts",
                "ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails"
                        + " db:migrate");
    }

    /** The process takes more memory than it may: {@code OOMKilled}. */
    public static Outcome outOfMemory() {
        return new Outcome(Fate.of(Ending.outOfMemory(), List.of("(simulated) the app grows")));
    }

    /** A child process is killed for want of memory, and the process ends for that: exit code 137, but no {@code OOMKilled}. */
    public static Outcome childKilled() {
        return new Outcome(Fate.of(Ending.error(137), List.of("(simulated) the app forks", "Killed")));
    }

    /**
     * The Secrets that the pods need vanish when the workload is applied, after every preflight:
     * {@code CreateContainerConfigError}. The target may also be a Secret's name: it vanishes at the first apply of anything.
     */
    public static Outcome secretRemoved() {
        return new Outcome(Fate.SECRET_REMOVED);
    }

    /** The process runs, but its probes never succeed. */
    public static Outcome neverReady() {
        return new Outcome(Fate.of(new Health(Failing.ANY, "")));
    }

    /** The app refuses the probe's host: its readiness is answered with 403. */
    public static Outcome hostBlocked() {
        return new Outcome(Fate.of(new Health(Failing.ANY, "HTTP probe failed with statuscode: 403")));
    }

    /** The startup probe never succeeds, and the kubelet restarts the container for it. */
    public static Outcome startupFails() {
        return new Outcome(Fate.of(new Health(Failing.STARTUP, "")));
    }

    /** Neither readiness nor liveness succeeds; the kubelet restarts the container, whose process ends with 0 then. */
    public static Outcome livenessFails() {
        return new Outcome(Fate.of(new Health(Failing.LIVENESS, "")));
    }

    /** A volume is held by a pod on another node. */
    public static Outcome volumeHeld() {
        return held(
                Stage.NODE,
                "FailedAttachVolume",
                "Multi-Attach error for volume \"pvc-simulated\" Volume is already used by pod(s) simulated-0");
    }

    /** The node cannot set up the pod's network. */
    public static Outcome networkFails() {
        return held(
                Stage.NODE,
                "FailedCreatePodSandBox",
                "Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox"
                        + " \"simulated\": plugin type=\"simulated\" failed (add): failed to assign an IP address to"
                        + " container");
    }

    private static Obstacle noNode() {
        return Obstacle.of(
                Stage.SCHEDULING,
                "Unschedulable",
                "0/1 nodes are available: 1 Insufficient memory. preemption: 0/1 nodes are available: 1 No preemption"
                        + " victims found for incoming pod.");
    }

    /** No node has room. */
    public static Outcome unschedulable() {
        return new Outcome(Fate.of(noNode()));
    }

    /** No node has room, and an autoscaler brings one after two minutes. */
    public static Outcome nodeComes() {
        return new Outcome(Fate.of(noNode().lasting(Duration.ofMinutes(2))
                .withAutoscaler(
                        "cluster-autoscaler",
                        "TriggeredScaleUp",
                        "pod triggered scale-up: [{simulated-group 1->2 (max: 3)}]")));
    }

    /** No node has room, and the autoscaler brings none. */
    public static Outcome nodeRefused() {
        return new Outcome(Fate.of(noNode().withAutoscaler(
                        "cluster-autoscaler",
                        "NotTriggerScaleUp",
                        "pod didn't trigger scale-up: 1 max node group size reached")));
    }

    /** No volume is bound to the pod's claim. */
    public static Outcome claimPending() {
        return held(
                Stage.SCHEDULING,
                "Unschedulable",
                "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found");
    }

    /** The namespace's quota is used up. */
    public static Outcome quotaExceeded() {
        return held(
                Stage.ADMISSION,
                "FailedCreate",
                FORBIDDEN + "exceeded quota: simulated, requested: pods=1, used: pods=2, limited: pods=2");
    }

    /** The namespace's Pod Security level forbids the pod. */
    public static Outcome podSecurity() {
        return held(
                Stage.ADMISSION,
                "FailedCreate",
                FORBIDDEN
                        + "violates PodSecurity \"restricted:latest\": runAsNonRoot != true (pod or container \"simulated\""
                        + " must set securityContext.runAsNonRoot=true)");
    }

    /** A webhook denies the pod. */
    public static Outcome webhookDenies() {
        return held(
                Stage.ADMISSION,
                "FailedCreate",
                "admission webhook \"simulated.example\" denied the request: the image is not signed");
    }

    /** A webhook that must be asked about pods does not answer. */
    public static Outcome webhookFails() {
        return held(
                Stage.ADMISSION,
                "FailedCreate",
                "Internal error occurred: failed calling webhook \"simulated.example\": failed to call webhook: Post"
                        + " \"https://simulated.example.svc:443/\": dial tcp 10.96.1.1:443: connect: connection refused");
    }

    /** One pod is evicted, as its node runs out of memory; another comes for it. */
    public static Outcome evicted() {
        return new Outcome(Fate.of(Disturbance.EVICTED));
    }

    /** Every pod writes more than it may, and is evicted for it. */
    public static Outcome storageExceeded() {
        return new Outcome(Fate.of(Disturbance.STORAGE_EXCEEDED));
    }

    /** The node is drained: one pod is evicted through the API; another comes for it. */
    public static Outcome drained() {
        return new Outcome(Fate.of(Disturbance.DRAINED));
    }

    /** The kubelet of the node does not report for a while. */
    public static Outcome nodeLost() {
        return new Outcome(Fate.of(Disturbance.NODE_LOST));
    }

    /** The task's process exits with 1, with the log of a failing migration or with this one. */
    public static Outcome migrationFails(String... log) {
        return new Outcome(Fate.of(Ending.error(1), log.length > 0 ? List.of(log) : FAILED_MIGRATION));
    }

    /** Another migration holds the database's lock. */
    public static Outcome migrationLocked() {
        return log(
                "(simulated) the migration runs",
                "bin/rails aborted!",
                "ActiveRecord::ConcurrentMigrationError:",
                "Cannot run migrations because another migration process is currently running.");
    }

    /** The process of a task exits with 1, with a log that says no more than this, or with this one. */
    public static Outcome taskFails(String... log) {
        return new Outcome(Fate.of(Ending.error(1), log.length > 0 ? List.of(log) : FAILED_TASK));
    }

    /** Nothing out of the usual, such as for a target that was to fail and is mended. */
    public static Outcome well() {
        return new Outcome(Fate.WELL);
    }

    /**
     * The outcome of this name, such as {@code image-missing}; {@code well} is {@link #well()}.
     *
     * @throws IllegalArgumentException when there is none; the message lists all
     */
    public static Outcome named(String name) {
        if (name.equals("well")) {
            return well();
        }
        return Catalogue.find(name).orElseThrow(() -> {
            String fact = "no outcome \"" + name + "\" on a fake cluster";
            return new IllegalArgumentException(new Message(
                            fact,
                            "",
                            "Use one of " + String.join(", ", names()) + "; for a smoke check, of "
                                    + String.join(", ", SmokeOutcomes.names()) + ".")
                    .text(""));
        });
    }

    /** The names of all outcomes, sorted. */
    public static List<String> names() {
        return Catalogue.names();
    }

    Fate fate() {
        return fate;
    }
}
