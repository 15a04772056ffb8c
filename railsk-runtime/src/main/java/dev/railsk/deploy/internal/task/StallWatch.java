package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.deploy.schema.Progress;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees whether a backfill gets further. Writing the same number again is no progress. */
final class StallWatch implements Attention {

    private final DeployRun run;
    private final Backfill backfill;
    private Optional<Progress> last = Optional.empty();
    private Optional<ObjectRef> stalled = Optional.empty();
    private @Nullable Instant movedAt;
    private boolean isTold;

    StallWatch(DeployRun run, Backfill backfill) {
        this.run = run;
        this.backfill = backfill;
    }

    Optional<Progress> last() {
        return last;
    }

    /** The Job that was given up. */
    Optional<ObjectRef> stalled() {
        return stalled;
    }

    @Override
    public void read(String line, Instant now) {
        Optional<Progress> progress = Progress.in(line);
        if (progress.isPresent() && !progress.equals(last)) {
            last = progress;
            movedAt = now;
            isTold = false;
        }
    }

    @Override
    public Optional<Cause> look(ObjectRef job, Instant now) {
        Instant since = movedAt == null ? now : movedAt;
        movedAt = since;
        Duration still = Duration.between(since, now);
        if (still.compareTo(backfill.pace().patience()) >= 0) {
            stalled = Optional.of(job);
            return Optional.of(new Cause(
                    Rule.DEADLINE_EXCEEDED,
                    job,
                    "",
                    "",
                    "it " + words(still) + ", and was stopped",
                    "Look what it waits for, then run it again: it goes on from there.",
                    List.of()));
        }
        if (!isTold && still.compareTo(backfill.pace().quiet()) >= 0) {
            isTold = true;
            run.warn("the backfill \"" + backfill.name() + "\" " + words(still) + "; it is stopped after "
                    + backfill.pace().patience().toSeconds() + " s");
        }
        return Optional.empty();
    }

    private String words(Duration still) {
        return "has not got further for " + still.toSeconds() + " s"
                + last.map(progress -> ", since " + progress).orElse("");
    }
}
