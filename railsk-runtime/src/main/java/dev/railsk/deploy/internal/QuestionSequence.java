package dev.railsk.deploy.internal;

import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.internal.probe.ImageProbe;
import dev.railsk.deploy.internal.probe.Question;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.AskedCode;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.deploy.schema.AskedSource;
import dev.railsk.deploy.schema.CodeState;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.PendingMigration;
import dev.railsk.source.SourceManifest;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.List;

/** What is asked of an image between deploys, under the lock. */
public final class QuestionSequence {

    private QuestionSequence() {}

    /** How the migrations stand. */
    public static AskedMigrations migrations(Cluster cluster, DeployOrder order) {
        List<Answer<List<MigrationState>>> states = new ArrayList<>();
        List<Answer<List<PendingMigration>>> pending = new ArrayList<>();
        DeployReport report = ask(cluster, order, probe -> {
            states.add(probe.migrations());
            pending.add(probe.pending(states.get(0)));
        });
        return new AskedMigrations(states.get(0), pending.get(0), report);
    }

    /** What the models are. */
    public static AskedCode code(Cluster cluster, DeployOrder order) {
        List<Answer<CodeState>> code = new ArrayList<>();
        DeployReport report = ask(cluster, order, probe -> code.add(probe.code()));
        return new AskedCode(code.get(0), report);
    }

    /** What the Ruby files say of the database. */
    public static AskedSource source(Cluster cluster, DeployOrder order) {
        List<Answer<SourceManifest>> source = new ArrayList<>();
        Task asking = Question.taskOfImageAlone(order.environment(), List.of("ruby"));
        DeployReport report = ask(cluster, order, asking, probe -> source.add(probe.source()));
        return new AskedSource(source.get(0), report);
    }

    /** What is asked. */
    private interface Asking {
        void ask(ImageProbe probe) throws InterruptedException;
    }

    private static DeployReport ask(Cluster cluster, DeployOrder order, Asking asking) {
        return ask(cluster, order, Question.task(order.environment(), List.of("bin/rails")), asking);
    }

    private static DeployReport ask(Cluster cluster, DeployOrder order, Task task, Asking asking) {
        TaskPlan plan = TaskPlan.of(task);
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), plan);
        return StepSequence.begin(run, sequence -> {
            Preflight unusedPreflight = sequence.preflight();
            long unused = sequence.step(Kind.LOCK, "", sequence::lock);
            sequence.act(Kind.PROBE, "", () -> asking.ask(new ImageProbe(run)));
        });
    }
}
