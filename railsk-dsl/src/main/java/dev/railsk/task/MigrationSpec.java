package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/**
 * How the migration is written. Defaults: {@code bin/rails db:migrate} after the rollout, one try, for an hour at most, its Job
 * kept for a day; the workloads are not restarted afterwards.
 */
public final class MigrationSpec extends JobWords<MigrationSpec> {

    private MigrationTiming timing;
    private boolean restartsAfter;

    private MigrationSpec(Migration base) {
        super("migration", base.task());
        timing = base.timing();
        restartsAfter = base.restartsAfter();
    }

    static Migration apply(Migration base, Consumer<MigrationSpec> definition) {
        MigrationSpec spec = new MigrationSpec(base);
        spec.draft.run(definition, spec);
        Migration changed = new Migration(spec.checked(), spec.timing, spec.restartsAfter);
        return spec.draft.finish("migration", changed);
    }

    @Override
    protected MigrationSpec self() {
        return this;
    }

    @Override
    Task standardTask() {
        return Migration.standard(draft.touch()).task();
    }

    /** Say when a deploy runs it. */
    public MigrationSpec timing(MigrationTiming when) {
        draft.write("timing");
        timing = requireNonNull(when, "when");
        return this;
    }

    /** Run it when it is run if nothing is said: after the rollout. */
    public MigrationSpec defaultTiming() {
        draft.write("timing");
        timing = MigrationTiming.AFTER;
        return this;
    }

    /**
     * Restart the workloads once more when it has run behind their rollout. A Rails process learns the columns of a table once, so
     * after a column was dropped, one that started before fails at every write until it is restarted.
     */
    public MigrationSpec restartAfter() {
        draft.write("restartAfter");
        restartsAfter = true;
        return this;
    }

    /** Let the workloads run on when it has run. */
    public MigrationSpec noRestartAfter() {
        draft.write("restartAfter");
        restartsAfter = false;
        return this;
    }
}
