package dev.railsk.deploy.internal.record;

import dev.railsk.cluster.ClusterException;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.Release.Ending;
import dev.railsk.deploy.Release.State;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.record.RecordStore.Stored;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The record of the deploy that runs. */
final class OpenRecord implements Journal {

    private static final int TRIES = 5;

    private final DeployRun run;
    private final List<Stored> older;
    private Stored stored;
    private Step step;

    OpenRecord(DeployRun run, List<Stored> older, Stored stored, Step step) {
        this.run = run;
        this.older = older;
        this.stored = stored;
        this.step = step;
    }

    @Override
    public void enter(Step next) {
        step = next;
        try {
            write(new RecordStore(run.cluster(), run.environment()), ending(State.RUNNING, Optional.empty()));
        } catch (ClusterException failure) {
            run.warn("could not note the step " + next.label() + " in the record of release "
                    + stored.release().number() + ": " + failure.getMessage());
        }
    }

    @Override
    public int number() {
        return stored.release().number();
    }

    @Override
    public void end(Outcome outcome) {
        // A deploy that was stopped still says so.
        boolean isInterrupted = Thread.interrupted();
        try {
            // Also of one that has lost its lock, as nobody else may have noted how it ended; a version that is not the
            // one that was
            // written is left as it is.
            RecordStore store = new RecordStore(run.openCluster(), run.environment());
            write(store, ending(State.ENDED, Optional.of(outcome)));
            if (outcome != Outcome.SUPERSEDED) {
                prune(store);
            }
        } catch (ClusterException failure) {
            run.warn("could not write the end into the record of release "
                    + stored.release().number() + ", which will look interrupted: " + failure.getMessage());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Ending ending(State state, Optional<Outcome> outcome) {
        return new Ending(state, outcome, outcome.map(known -> run.now()), Optional.of(step));
    }

    private void write(RecordStore store, Ending ending) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored> written = store.replace(stored, stored.record().with(release(ending)));
            if (written.isPresent()) {
                stored = written.get();
                return;
            }
            Optional<Stored> found = store.find(stored.release().number());
            boolean isStillOurs = found.isPresent()
                    && found.get().isOpen()
                    && found.get().record().token() == stored.record().token();
            if (!isStillOurs) {
                run.warn("the record of release " + stored.release().number()
                        + " was closed or deleted by somebody else, and says no more");
                return;
            }
            // Somebody wrote a note on it.
            stored = found.get();
        }
    }

    private Release release(Ending ending) {
        Release before = stored.release();
        return new Release(
                before.number(),
                before.work(),
                before.by(),
                before.startedAt(),
                ending,
                run.draft().steps(),
                new Release.Results(
                        run.draft().objects(),
                        run.draft().migrations(),
                        run.draft().tasks(),
                        run.draft().logs()));
    }

    private void prune(RecordStore store) {
        List<Stored> all = new ArrayList<>(older);
        all.add(stored);
        int lastGood = 0;
        for (Stored each : all) {
            if (each.release().ending().isGood() && each.record().set().isThere()) {
                lastGood = each.release().number();
            }
        }
        int surplus = all.size() - run.order().options().keptReleases();
        for (Stored each : all.subList(0, Math.max(0, surplus))) {
            if (each.release().number() != lastGood) {
                store.delete(each);
            }
        }
    }
}
