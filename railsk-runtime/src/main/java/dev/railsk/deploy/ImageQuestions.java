package dev.railsk.deploy;

import static java.util.Objects.requireNonNull;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.internal.BackfillSequence;
import dev.railsk.deploy.internal.QuestionSequence;
import dev.railsk.deploy.internal.plan.PlannedRun;
import dev.railsk.deploy.internal.plan.Plans;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.schema.AskedCode;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.deploy.schema.AskedSource;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.deploy.schema.BackfillEnd;
import dev.railsk.image.Revision;
import java.util.function.UnaryOperator;

/**
 * What the image of one revision can be asked: each question is a short program in a Job like the migration's, with its image, environment
 * and network, and the Job is deleted once it is read. A question takes the lock of the environment, and writes nothing else. A backfill
 * is a program of that image, too.
 *
 * <pre>{@code
 * AskedMigrations asked = Deployer.on(cluster).image(environment, revision).migrations();
 * }</pre>
 *
 * <p>Thread-safe. What keeps an image from telling is an answer; that it could not be asked is an exception.
 */
public final class ImageQuestions {

    private final Cluster cluster;
    private final UnaryOperator<DeployOrder> ready;
    private final Environment environment;
    private final Revision revision;

    ImageQuestions(Cluster cluster, UnaryOperator<DeployOrder> ready, Environment environment, Revision revision) {
        this.cluster = cluster;
        this.ready = ready;
        this.environment = requireNonNull(environment, "environment");
        this.revision = requireNonNull(revision, "revision");
    }

    /**
     * How its migrations stand, without telling anyone on the way.
     *
     * @throws DeployException when it could not be asked; it carries the report
     */
    public AskedMigrations migrations() {
        return migrations(DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
    }

    /**
     * How its migrations stand in each database: {@code db:migrate:status}, and {@code db:abort_if_pending_migrations} where a database
     * was never migrated.
     *
     * @param listener is told every event, on the thread of this call
     * @param cancellation ends it early, and deletes the Job
     * @throws DeployException when it could not be asked; it carries the report
     */
    public AskedMigrations migrations(DeployOptions options, DeployListener listener, Cancellation cancellation) {
        DeployOrder order = order(options, listener, cancellation);
        return cancellation.interrupting(() -> QuestionSequence.migrations(cluster, ready.apply(order)));
    }

    /**
     * What its models ignore, know and need, by {@code rails runner}, without telling anyone on the way.
     *
     * @throws DeployException when it could not be asked; it carries the report
     */
    public AskedCode code() {
        return code(DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
    }

    /**
     * What its models ignore, know and need, by {@code rails runner}. That is a new process: what one that serves since before a
     * migration holds of a table, nothing can be asked for.
     *
     * @param listener is told every event, on the thread of this call
     * @param cancellation ends it early, and deletes the Job
     * @throws DeployException when it could not be asked; it carries the report
     */
    public AskedCode code(DeployOptions options, DeployListener listener, Cancellation cancellation) {
        DeployOrder order = order(options, listener, cancellation);
        return cancellation.interrupting(() -> QuestionSequence.code(cluster, ready.apply(order)));
    }

    /**
     * What its Ruby files say of the database, as {@link dev.railsk.source.SourceReader} reads them in a checkout, without telling anyone on
     * the way.
     *
     * @throws DeployException when it could not be asked; it carries the report
     */
    public AskedSource source() {
        return source(DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
    }

    /**
     * What its Ruby files say of the database. Plain {@code ruby} hands the files out, with what Ruby's own parser finds in each migration;
     * where the two readings differ, the migration is unsure. Rails is not loaded, and the Job has no variables, secrets or volumes.
     *
     * @param listener is told every event, on the thread of this call
     * @param cancellation ends it early, and deletes the Job
     * @throws DeployException when it could not be asked; it carries the report
     */
    public AskedSource source(DeployOptions options, DeployListener listener, Cancellation cancellation) {
        DeployOrder order = order(options, listener, cancellation);
        return cancellation.interrupting(() -> QuestionSequence.source(cluster, order));
    }

    /**
     * Run a backfill in a Job like the migration's, or join the one that runs; then ask how many rows are left. It holds no lock while the
     * program runs. A cancellation lets that run on.
     *
     * @param listener is told every event, on the thread of this call
     * @throws DeployException when it fails, stands still for too long, or leaves rows; it carries the report
     */
    public BackfillEnd backfill(
            Backfill backfill, DeployOptions options, DeployListener listener, Cancellation cancellation) {
        DeployOrder order = order(options, listener, cancellation);
        return cancellation.interrupting(() -> BackfillSequence.run(cluster, ready.apply(order), backfill));
    }

    /**
     * Run the backfill that a step of a migration plan is, and note in the plan's record that it is done. The step behind it, which asks
     * how many rows are left, is done with it; such a step can be run alone, too.
     *
     * @param step {@code PLAN/STEP}, or the step alone where only one plan has it
     * @throws DeployException when it fails, stands still for too long, or leaves rows; it carries the report
     * @throws dev.railsk.problem.InvalidValueException when there is no such step, it has nothing to run, or it is not its turn
     */
    public BackfillEnd planned(String step, DeployOptions options, DeployListener listener, Cancellation cancellation) {
        Plans plans = new Plans(cluster, environment);
        PlannedRun planned = plans.planned(step);
        BackfillEnd end = planned.backfill().isPresent()
                ? backfill(planned.backfill().get(), options, listener, cancellation)
                : verify(planned, options, listener, cancellation);
        plans.keep(planned, options.by());
        return end;
    }

    private BackfillEnd verify(
            PlannedRun planned, DeployOptions options, DeployListener listener, Cancellation cancellation) {
        DeployOrder order = order(options, listener, cancellation);
        String step = planned.plan() + "/" + planned.steps().get(0);
        return cancellation.interrupting(() -> BackfillSequence.verify(
                cluster, ready.apply(order), step, planned.query().orElseThrow()));
    }

    private DeployOrder order(DeployOptions options, DeployListener listener, Cancellation cancellation) {
        return new DeployOrder(environment, revision, options, listener, cancellation);
    }
}
