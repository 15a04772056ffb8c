package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.ObjectReadiness;
import dev.railsk.rollout.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits for the author's own objects that are to be awaited, until each says that it is ready. */
final class ObjectWait {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeployRun run;
    private final Map<ObjectRef, String> open = new LinkedHashMap<>();

    ObjectWait(DeployRun run) {
        this.run = run;
        for (ManifestId id : run.set().awaited()) {
            open.put(ObjectRef.of(id), "it was not read yet");
        }
    }

    void await() throws InterruptedException {
        Duration timeout = run.order().options().timeout();
        Instant limit = run.now().plus(timeout);
        while (true) {
            run.checkCancelled();
            look();
            if (open.isEmpty()) {
                return;
            }
            if (!run.now().isBefore(limit)) {
                throw late(timeout);
            }
            run.cluster().time().sleep(LOOK);
        }
    }

    private void look() {
        for (ObjectRef object : List.copyOf(open.keySet())) {
            Optional<LiveObject> live = run.cluster().get(object);
            Tree content = live.isPresent() ? live.get().content() : Tree.absent();
            Optional<String> waitsFor =
                    live.isPresent() ? ObjectReadiness.waitsFor(content) : Optional.of("it is not there");
            if (waitsFor.isPresent()) {
                open.put(object, run.mask().hide(waitsFor.get()));
            } else {
                open.remove(object);
            }
        }
    }

    private StepFailure late(Duration timeout) {
        List<Cause> causes = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        open.forEach((object, waitsFor) -> {
            Cause cause = new Cause(
                    Rule.DEADLINE_EXCEEDED,
                    object,
                    "",
                    "",
                    "not ready after " + timeout.toSeconds() + " s: " + waitsFor,
                    "Look at what its controller says, or allow more time.",
                    List.of());
            causes.add(cause);
            text.append("\n  ").append(object).append(": ").append(Causes.describe(cause, "  "));
        });
        String message = "the rollout of " + Failures.name(run) + " failed: " + causes.size() + " of "
                + run.set().awaited().size() + " awaited objects did not become ready" + text;
        return new StepFailure(
                Outcome.ROLLOUT_FAILED,
                causes.stream().findFirst(),
                report -> new RolloutFailedException(message, report, causes));
    }
}
