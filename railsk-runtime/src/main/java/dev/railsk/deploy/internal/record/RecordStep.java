package dev.railsk.deploy.internal.record;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.Release.Ending;
import dev.railsk.deploy.Release.State;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.record.RecordStore.Stored;
import dev.railsk.deploy.internal.record.ReleaseRecord.SetPlace;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.Tree;
import dev.railsk.source.SourceManifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes down who deploys what, before anything else is written. Whoever comes here holds the lock, so a record that is still open was
 * left by a deploy that came to no end: it is closed, and told.
 */
public final class RecordStep {

    /** Whichever release is the newest. */
    public static final int ANY = -1;

    private static final Step STEP = Step.of(Step.Kind.RECORD);

    private final DeployRun run;
    private final Opening opening;
    private final RecordStore store;

    /**
     * What a new record says from the start.
     *
     * @param work what is to be done
     * @param token the holding of the lock
     * @param startedAt when the deploy began
     * @param source what the code says of the database; empty where nobody could read it
     */
    public record Opening(Release.Work work, long token, Instant startedAt, Optional<SourceManifest> source) {}

    /** The record of this deploy. */
    public RecordStep(DeployRun run, Opening opening) {
        this.run = run;
        this.opening = opening;
        store = new RecordStore(run.cluster(), run.environment());
    }

    /** Open it, if the newest release is still this one; {@link #ANY} for whichever it is. */
    public void openAfter(int expected) {
        List<Stored> older = store.all();
        int newest = older.isEmpty() ? 0 : older.get(older.size() - 1).release().number();
        if (expected != ANY && newest != expected) {
            throw cameBetween(newest);
        }
        List<Stored> closed = new ArrayList<>();
        for (Stored each : older) {
            closed.add(each.isOpen() ? close(each) : each);
        }
        int number = newest + 1;
        while (!store.isFree(number)) {
            number++;
        }
        Stored stored = write(number);
        run.notedIn(new OpenRecord(run, closed, stored, STEP));
        run.tell(new DeployEvent.ReleaseRecorded(run.now(), number));
    }

    private Stored write(int number) {
        byte[] bytes = new byte[0];
        SetPlace place = SetPlace.NONE;
        if (!run.manifests().isEmpty()) {
            PackedSet set = PackedSet.of(run.set(), this::hash);
            bytes = set.compressed();
            place = new SetPlace(set.digest(), store.writeParts(number, bytes));
        }
        Release release = new Release(
                number,
                opening.work(),
                run.order().options().by(),
                opening.startedAt(),
                new Ending(State.RUNNING, Optional.empty(), Optional.empty(), Optional.of(STEP)),
                run.draft().steps(),
                new Release.Results(
                        run.draft().objects(),
                        run.draft().migrations(),
                        run.draft().tasks(),
                        run.draft().logs()));
        return store.create(new ReleaseRecord(release, opening.token(), place), bytes, source());
    }

    /** Of a rollback that of the release which comes back. */
    private Optional<SourceManifest> source() {
        int target = opening.work().rolledBackTo();
        return target == 0 ? opening.source() : store.find(target).flatMap(Stored::source);
    }

    private String hash(Tree secret) {
        return ContentKey.ensure(run.cluster(), run.environment(), run.mask()).hash(secret);
    }

    private Stored close(Stored left) {
        Interrupted interrupted = new Interrupted(run);
        Release closed = interrupted.close(left.release());
        run.warn(Interrupted.words(closed) + ". This one goes on from what it left");
        return store.replace(left, left.record().with(closed)).orElse(left);
    }

    private StepFailure cameBetween(int newest) {
        Finding finding = new Finding(
                "release-between",
                "release " + newest + " of " + Failures.name(run) + " came in between",
                "environment " + run.environment().name(),
                "Look with history " + run.environment().name() + ", then roll back again.");
        return new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, List.of(finding)));
    }
}
