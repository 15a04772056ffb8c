package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.deploy.schema.CodeState;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.ModelState;
import dev.railsk.deploy.schema.PendingMigration;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import dev.railsk.testing.cluster.Outcome;
import dev.railsk.testing.rails.PostsApp;
import dev.railsk.testing.rails.ScriptedRails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An image is asked in a Job of its own, and tells what it is asked or what keeps it from that. */
@Timeout(60)
class ImageQuestionsTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V3 = Revision.of("v3");

    private final Environment environment = PostsApp.environment();
    private final FakeCluster cluster = FakeCluster.ready(environment);
    private final ScriptedRails rails = PostsApp.rails().on(cluster);
    private final List<DeployEvent> events = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    private AskedMigrations migrations(Cluster on, Revision revision) {
        return Deployer.on(on)
                .image(environment, revision)
                .migrations(DeployOptions.DEFAULT, events::add, cancellation);
    }

    private void migrate(Revision revision) {
        Deployer.on(cluster)
                .migrate(environment, revision, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
    }

    private List<LiveObject> probes() {
        return cluster.list(Selection.all(ObjectKind.JOB, "shop")).items().stream()
                .filter(job -> job.ref().name().contains("-probe-"))
                .toList();
    }

    private List<String> started() {
        return events.stream()
                .filter(DeployEvent.TaskStarted.class::isInstance)
                .map(event -> ((DeployEvent.TaskStarted) event).job().name())
                .toList();
    }

    @Test
    void tellsTheMigrationsOfTheDatabase() {
        migrate(V1);

        AskedMigrations asked = migrations(cluster, V3);

        assertThat(asked.states().found().orElseThrow()).singleElement().satisfies(state -> {
            assertThat(state.database()).isEqualTo("app_production");
            assertThat(state.rows())
                    .extracting(MigrationRow::name)
                    .containsExactly(
                            "Create posts", "Index posts title", "Add slug to posts", "Remove legacy from posts");
        });
        assertThat(asked.pending())
                .isEqualTo(Answer.told(List.of(
                        new PendingMigration("20260201000001", "Add slug to posts"),
                        new PendingMigration("20260301000001", "Remove legacy from posts"))));
        assertThat(started()).containsExactly("shop-probe-v3-1");
        assertThat(probes()).isEmpty();
    }

    @Test
    void tellsWhatIsPendingWhereNothingWasEverMigrated() {
        AskedMigrations asked = migrations(cluster, V1);

        assertThat(asked.states().why()).contains(Hindrance.NO_SCHEMA_TABLE);
        assertThat(asked.pending())
                .isEqualTo(Answer.told(List.of(
                        new PendingMigration("20260101000001", "CreatePosts"),
                        new PendingMigration("20260101000002", "IndexPostsTitle"))));
        assertThat(started()).containsExactly("shop-probe-v1-1", "shop-probe-v1-1");
    }

    @Test
    void tellsThatTheDatabaseIsAheadOfTheCode() {
        migrate(V3);

        AskedMigrations asked = migrations(cluster, V1);

        MigrationState state = asked.states().found().orElseThrow().get(0);
        assertThat(state.ahead()).extracting(MigrationRow::version).containsExactly("20260201000001", "20260301000001");
        assertThat(asked.pending()).isEqualTo(Answer.told(List.of()));
    }

    @Test
    void tellsWhatTheCodeIgnores() {
        migrate(V1);

        CodeState code = Deployer.on(cluster)
                .image(environment, Revision.of("v2"))
                .code()
                .code()
                .found()
                .orElseThrow();

        assertThat(code)
                .isEqualTo(new CodeState(
                        "7.2.2.2",
                        List.of(new ModelState(
                                "Post",
                                "primary",
                                "posts",
                                true,
                                List.of("legacy"),
                                List.of("id", "title", "body", "created_at", "updated_at"),
                                List.of()))));
    }

    @Test
    void tellsWhatKeepsItFromTheDatabase() {
        rails.hindered(Hindrance.WRONG_LOGIN);

        AskedMigrations asked = migrations(cluster, V1);

        assertThat(asked.states().why()).contains(Hindrance.WRONG_LOGIN);
        assertThat(asked.pending().why()).contains(Hindrance.WRONG_LOGIN);
        assertThat(started()).hasSize(1);
    }

    @Test
    void asksAsTheMigrationRuns() {
        Tree migration = environment
                .renderTask(environment.migration().orElseThrow().task(), V1, 1)
                .tree();
        List<Tree> seen = new ArrayList<>();
        Deployer.on(cluster)
                .image(environment, V1)
                .migrations(
                        DeployOptions.DEFAULT,
                        event -> {
                            if (event instanceof DeployEvent.TaskStarted) {
                                seen.add(probes().get(0).content());
                            }
                        },
                        cancellation);

        Tree probe = seen.get(0);
        assertThat(probe.at("spec", "template", "metadata", "labels", "app.kubernetes.io/component"))
                .isEqualTo(migration.at("spec", "template", "metadata", "labels", "app.kubernetes.io/component"));
        assertThat(container(probe).at("image")).isEqualTo(container(migration).at("image"));
        assertThat(container(probe).at("env")).isEqualTo(container(migration).at("env"));
        assertThat(container(probe).at("securityContext"))
                .isEqualTo(container(migration).at("securityContext"));
        assertThat(probe.at("spec", "ttlSecondsAfterFinished").integer()).contains(3600L);
        assertThat(probe.at("spec", "activeDeadlineSeconds").integer()).contains(600L);
    }

    private static Tree container(Tree job) {
        return job.at("spec", "template", "spec", "containers").items().get(0);
    }

    @Test
    void asksUnderTheLockAndWritesNothingElse() {
        AskedMigrations asked = migrations(cluster, V1);

        assertThat(asked.report().steps())
                .extracting(step -> step.step().kind())
                .containsExactly(Step.Kind.PREFLIGHT, Step.Kind.LOCK, Step.Kind.PROBE);
        assertThat(asked.report().isUnchanged()).isTrue();
        assertThat(asked.report().objects()).isEmpty();
        assertThat(Deployer.on(cluster).history(environment)).isEmpty();
        assertThat(cluster.list(Selection.all(ObjectKind.CONFIG_MAP, "shop")).items())
                .noneMatch(object -> object.ref().name().startsWith("railsk-"));
    }

    @Test
    void asksOnceMoreForALogThatIsNotReadAtOnce() {
        FaultyCluster faulty =
                FaultyCluster.over(cluster).fail(Calls.log().after(1).times(2), Fault.busy(503));
        migrate(V1);

        assertThat(migrations(faulty, V1).states().found()).isPresent();
        faulty.requireAllHappened();
    }

    @Test
    void leavesAJobThatNobodyReadsAndAsksAnewBesideIt() {
        migrate(V1);
        FaultyCluster faulty = FaultyCluster.over(cluster)
                .fail(Calls.create().about(ObjectKind.JOB), Fault.killed().onceDone());

        Throwable end = catchThrowable(() -> migrations(faulty, V1));

        assertThat(end).isInstanceOf(Killed.class);
        assertThat(probes()).hasSize(1);
        assertThat(migrations(cluster, V1).states().found()).isPresent();
        assertThat(started()).contains("shop-probe-v1-2");
    }

    @Test
    void warnsOfAJobThatItMayNotDelete() {
        cluster.deny("delete", "jobs");

        AskedMigrations asked = migrations(cluster, V1);

        assertThat(asked.report().warnings())
                .hasSize(2)
                .allMatch(warning -> warning.startsWith("Job shop-probe-v1-")
                        && warning.contains("could not be deleted, and goes 1 h after its end"));
    }

    @Test
    void deletesTheJobWhenItIsStopped() {
        cluster.task("probe", Outcome.neverReady());
        DeployCancelledException stop = catchThrowableOfType(DeployCancelledException.class, () -> Deployer.on(cluster)
                .image(environment, V1)
                .migrations(
                        DeployOptions.DEFAULT,
                        event -> {
                            if (event instanceof DeployEvent.LogLine) {
                                cancellation.cancel();
                            }
                        },
                        cancellation));

        assertThat(stop).isNotNull();
        assertThat(probes()).isEmpty();
    }

    @Test
    void tellsWhyTheImageCouldNotBeAsked() {
        cluster.task("probe", Outcome.imageMissing());

        TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, () -> migrations(cluster, V1));

        assertThat(failure)
                .hasMessageStartingWith("the image of shop in default could not be asked (Job shop-probe-v1-1): ");
        assertThat(failure.report().outcome()).isEqualTo(DeployReport.Outcome.TASK_FAILED);
        assertThat(probes()).isEmpty();
    }

    @Test
    void tellsThatItsMemoryWasTooSmallAndNotWhatItHadWritten() {
        cluster.task("probe", Outcome.outOfMemory());

        TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, () -> migrations(cluster, V1));

        assertThat(failure).hasMessageContaining("[out-of-memory]");
    }

    @Test
    void showsAnAnswerThatIsNotUnderstood() {
        cluster.task("probe", Outcome.taskFails("NameError: uninitialized constant Shop"));

        Answer.Hindered<?> hindered =
                (Answer.Hindered<?>) migrations(cluster, V1).states();

        assertThat(hindered.why()).isEqualTo(Optional.of(Hindrance.NOT_UNDERSTOOD));
        assertThat(hindered.log()).containsExactly("NameError: uninitialized constant Shop");
    }
}
