package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.process.ScriptedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The life of one container: pulled, configured, started, probed, restarted. */
final class ContainerRun {

    private static final Duration PULL = Duration.ofSeconds(1);
    private static final Duration CONFIG_RETRY = Duration.ofSeconds(10);
    private static final int LONGEST_BACKOFF_SECONDS = 300;

    private final PodRun pod;
    private final Tree container;
    private final ContainerLife life;
    private final ContainerState state;
    private final ProbeRun probes;
    private boolean isBegun;
    private int failures;
    private ContainerLog log = new ContainerLog();
    private Optional<ScriptedProcess> process = Optional.empty();

    ContainerRun(PodRun pod, Tree container, ContainerLife life) {
        this.pod = pod;
        this.container = container;
        this.life = life;
        this.state = new ContainerState(container);
        this.probes = new ProbeRun(this, life);
    }

    PodRun pod() {
        return pod;
    }

    Tree tree() {
        return container;
    }

    ContainerState state() {
        return state;
    }

    String name() {
        return container.at("name").text().orElse("");
    }

    private String image() {
        return container.at("image").text().orElse("");
    }

    /** Whether the pod may go on to the next container. */
    boolean isInitDone() {
        return state.isDone() || (life.runsOn() && state.isRunning());
    }

    void startOnce() {
        if (!isBegun) {
            isBegun = true;
            state.waiting("ContainerCreating", "");
            pull(0);
        }
    }

    private void pull(int tries) {
        normal("Pulling", "Pulling image \"" + image() + "\"");
        pod.after(PULL, () -> {
            if (life.obstacle().isAt(Obstacle.Stage.PULL)) {
                pullFailed(tries);
            } else {
                normal("Pulled", "Successfully pulled image \"" + image() + "\" in 1s (1s including waiting).");
                configure();
            }
        });
    }

    private void pullFailed(int tries) {
        String reason = life.obstacle().reason();
        String cause = life.obstacle().words(pod.ref().name(), image());
        state.waiting(reason, cause);
        if (!reason.equals("ErrImagePull")) {
            // There is nothing to pull, so the kubelet only looks again.
            warning("Failed", "Error: " + reason);
            pod.publish();
            pod.after(CONFIG_RETRY, () -> pull(tries + 1));
            return;
        }
        warning("Failed", "Failed to pull image \"" + image() + "\": " + cause);
        warning("Failed", "Error: ErrImagePull");
        pod.publish();
        int backoff = Math.min(LONGEST_BACKOFF_SECONDS, 10 << Math.min(tries, 5));
        pod.after(Duration.ofSeconds(5), () -> {
            state.waiting("ImagePullBackOff", "Back-off pulling image \"" + image() + "\": ErrImagePull: " + cause);
            normal("BackOff", "Back-off pulling image \"" + image() + "\"");
            warning("Failed", "Error: ImagePullBackOff");
            pod.publish();
        });
        pod.after(Duration.ofSeconds(5 + backoff), () -> pull(tries + 1));
    }

    private void configure() {
        Optional<String> missing = life.obstacle().isAt(Obstacle.Stage.CONFIG)
                ? Optional.of(life.obstacle().words(pod.ref().name(), image()))
                : MissingReferences.inContainer(pod.node().server(), pod.ref().namespace(), container);
        if (missing.isPresent()) {
            state.waiting("CreateContainerConfigError", missing.get());
            warning("Failed", "Error: " + missing.get());
            pod.publish();
            pod.after(CONFIG_RETRY, this::configure);
        } else {
            run();
        }
    }

    private void run() {
        ObjectRef ref = pod.ref();
        normal("Created", "Created container: " + name());
        normal("Started", "Started container " + name());
        log = pod.node().logs().start(ref.namespace(), ref.name(), name());
        state.running(pod.node().server().timestamp());
        process = life.isScripted() && pod.isMain(this)
                ? pod.node().processes().start(pod, container, !life.runsOn())
                : Optional.empty();
        if (process.isPresent()) {
            play(state.runs(), process.get());
        } else {
            log.write(life.firstLines(container), now());
            runByItself();
        }
        pod.publish();
        pod.next();
        pod.running();
    }

    private void runByItself() {
        if (life.runsOn()) {
            probes.start(state.runs());
        } else {
            int thisRun = state.runs();
            pod.after(life.duration(), () -> exit(thisRun, life.fate().ending()));
        }
    }

    private void play(int thisRun, ScriptedProcess played) {
        if (life.runsOn()) {
            probes.start(thisRun);
        }
        goOn(thisRun, played);
    }

    private void goOn(int thisRun, ScriptedProcess played) {
        played.pause().ifPresent(pause -> pod.after(pause, () -> act(thisRun, played)));
    }

    private void act(int thisRun, ScriptedProcess played) {
        if (thisRun != state.runs() || !state.isRunning()) {
            return;
        }
        ScriptedProcess.Act act = played.act();
        log.write(act.lines(), now());
        if (act.exitCode().isPresent()) {
            exit(thisRun, Ending.error(act.exitCode().getAsInt()));
        } else {
            goOn(thisRun, played);
        }
    }

    /** The process is ended from outside, for good. */
    void stop(Ending ending) {
        if (state.isRunning()) {
            log.end();
            state.terminated(ending, pod.node().server().timestamp());
            ended();
        }
    }

    /** Whatever its process held is free. */
    void ended() {
        process.ifPresent(ScriptedProcess::ended);
        process = Optional.empty();
    }

    private Instant now() {
        return Instant.parse(pod.node().server().timestamp());
    }

    /** The process of this run has ended. */
    void exit(int run, Ending ending) {
        if (run != state.runs() || !state.isRunning()) {
            return;
        }
        log.write(life.runsOn() || process.isPresent() ? List.of() : life.lastLines(container), now());
        log.end();
        ended();
        state.terminated(ending, pod.node().server().timestamp());
        if (mustRestart(ending.exitCode())) {
            failures++;
            pod.after(Duration.ofSeconds(1), failures == 1 ? this::run : this::backOff);
        }
        pod.publish();
        pod.next();
    }

    private boolean mustRestart(int code) {
        return switch (pod.restartPolicy()) {
            case "Never" -> false;
            case "OnFailure" -> code != 0;
            default -> code != 0 || life.runsOn();
        };
    }

    private void backOff() {
        int seconds = Math.min(LONGEST_BACKOFF_SECONDS, 10 << Math.min(failures - 2, 5));
        ObjectRef ref = pod.ref();
        String identity =
                ref.name() + "_" + ref.namespace() + "(" + pod.object().uid() + ")";
        String length = seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
        state.crashed("back-off " + length + " restarting failed container=" + name() + " pod=" + identity);
        pod.node().logs().waiting(ref.namespace(), ref.name(), name());
        warning("BackOff", "Back-off restarting failed container " + name() + " in pod " + identity);
        pod.publish();
        pod.after(Duration.ofSeconds(seconds), this::run);
    }

    void tellStopping() {
        if (state.isRunning()) {
            normal("Killing", "Stopping container " + name());
        }
    }

    void normal(String reason, String message) {
        pod.node().events().normal(pod.object(), "kubelet", reason, message);
    }

    void warning(String reason, String message) {
        pod.node().events().warning(pod.object(), "kubelet", reason, message);
    }
}
