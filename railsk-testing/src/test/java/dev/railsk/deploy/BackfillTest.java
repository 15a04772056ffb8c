package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.deploy.schema.BackfillEnd;
import dev.railsk.deploy.schema.Progress;
import dev.railsk.image.Revision;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import dev.railsk.testing.process.ScriptedProcess;
import dev.railsk.testing.rails.PostsApp;
import dev.railsk.testing.rails.ScriptedRails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A backfill is run to its end, watched, stopped when it stands still, and taken up again. */
@Timeout(60)
class BackfillTest {

    private static final int TOTAL = 300;
    private static final Backfill NICKNAMES = Backfill.of("nicknames", "bin/backfill", "nicknames");

    private final Environment environment = PostsApp.environment();
    private final FakeCluster cluster = FakeCluster.ready(environment);
    private final List<DeployEvent> events = new ArrayList<>();

    /** The rows that are done, which is all that a program goes on from. */
    private int done;

    private int standsStillAt = -1;
    private int passesOver;

    BackfillTest() {
        cluster.processes(container ->
                container.command().contains("bin/backfill") ? Optional.of(new Filling()) : Optional.empty());
        ScriptedRails unused = PostsApp.rails()
                .count("Post.where(slug: nil).count", () -> TOTAL - done + passesOver)
                .on(cluster);
    }

    /** Goes over 100 rows each 20 s. */
    private final class Filling implements ScriptedProcess {

        @Override
        public Optional<Duration> pause() {
            return done == standsStillAt ? Optional.empty() : Optional.of(Duration.ofSeconds(20));
        }

        @Override
        public Act act() {
            if (done == TOTAL) {
                return Act.end(List.of("all done"), 0);
            }
            done += 100;
            return Act.write(List.of("a batch", "railsk-progress: " + done + "/" + TOTAL));
        }
    }

    private BackfillEnd run(Cluster on, Backfill backfill) {
        return Deployer.on(on)
                .image(environment, Revision.of("v1"))
                .backfill(backfill, DeployOptions.DEFAULT, events::add, new Cancellation());
    }

    private List<String> jobs() {
        return cluster.list(Selection.all(ObjectKind.JOB, "shop")).items().stream()
                .map(job -> job.ref().name())
                .toList();
    }

    @Test
    void runsToItsEndAndTellsHowFarItCame() {
        BackfillEnd end = run(cluster, NICKNAMES);

        assertThat(end.progress()).contains(new Progress(300, OptionalLong.of(300)));
        assertThat(end.report().outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(end.report().warnings()).isEmpty();
        assertThat(jobs()).containsExactly("shop-nicknames-v1-1");
    }

    @Test
    void asksWhatIsLeft() {
        BackfillEnd end = run(cluster, NICKNAMES.until("Post.where(slug: nil).count"));

        assertThat(end.report().steps())
                .extracting(step -> step.step().kind())
                .containsExactly(Step.Kind.PREFLIGHT, Step.Kind.TASK, Step.Kind.LOCK, Step.Kind.PROBE);
        assertThat(jobs()).containsExactly("shop-nicknames-v1-1");
    }

    @Test
    void isNotDoneWhileRowsAreLeft() {
        passesOver = 12;

        TaskFailedException failure = catchThrowableOfType(
                TaskFailedException.class, () -> run(cluster, NICKNAMES.until("Post.where(slug: nil).count")));

        assertThat(failure)
                .hasMessage(
                        "the backfill \"nicknames\" of shop to default is not done: it has ended, and 12 rows are left by"
                                + " Post.where(slug: nil).count\n  Run it again, or correct what it passes over.");
    }

    @Test
    void isNotDoneWhereNobodyTellsWhatIsLeft() {
        TaskFailedException failure =
                catchThrowableOfType(TaskFailedException.class, () -> run(cluster, NICKNAMES.until("Post.nothing")));

        assertThat(failure).hasMessageContaining("how many rows are left could not be told");
    }

    @Test
    void tellsThatItStandsStillThenStopsItAndGoesOnFromThere() {
        standsStillAt = 200;
        Backfill impatient = NICKNAMES.stalled(Duration.ofSeconds(60), Duration.ofSeconds(300));

        TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, () -> run(cluster, impatient));

        assertThat(failure).hasMessageContaining("it has not got further for 300 s, since 200 of 300, and was stopped");
        assertThat(failure.report().warnings())
                .containsExactly(
                        "the backfill \"nicknames\" has not got further for 60 s, since 200 of 300; it is stopped"
                                + " after 300 s");
        assertThat(jobs()).isEmpty();

        standsStillAt = -1;
        assertThat(run(cluster, impatient).progress()).contains(new Progress(300, OptionalLong.of(300)));
    }

    @Test
    void isJoinedByWhoComesAfterAKilledOne() {
        FaultyCluster faulty = FaultyCluster.over(cluster)
                .fail(Calls.apply().about(ObjectKind.JOB), Fault.killed().onceDone());

        assertThat(catchThrowable(() -> run(faulty, NICKNAMES))).isInstanceOf(Killed.class);
        BackfillEnd end = run(cluster, NICKNAMES);

        assertThat(end.progress()).isPresent();
        assertThat(events).anyMatch(DeployEvent.TaskJoined.class::isInstance);
        assertThat(jobs()).containsExactly("shop-nicknames-v1-1");
    }

    @Test
    void runsOnceMoreWhenItIsAskedFor() {
        run(cluster, NICKNAMES);
        run(cluster, NICKNAMES);

        assertThat(jobs()).containsExactly("shop-nicknames-v1-1", "shop-nicknames-v1-2");
    }

    @Test
    void readsOnlyWholeLinesOfProgress() {
        assertThat(Progress.in("railsk-progress: 5")).contains(new Progress(5, OptionalLong.empty()));
        assertThat(Progress.in("railsk-progress: 5/")).isEmpty();
        assertThat(Progress.in("x railsk-progress: 5/6")).isEmpty();
        assertThat(new Progress(5, OptionalLong.empty())).hasToString("5");
    }

    @Test
    void refusesANameThatNoJobCanHave() {
        assertThatThrownBy(() -> Backfill.of("Nick names", "bin/x"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("was \"Nick names\"");
        assertThatThrownBy(() -> NICKNAMES.stalled(Duration.ofSeconds(9), Duration.ofSeconds(8)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("9 s, 8 s and 86400 s");
        assertThatThrownBy(() -> Backfill.of("x")).isInstanceOf(InvalidValueException.class);
    }
}
