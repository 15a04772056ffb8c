package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.testing.cluster.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that is run once in the app's image. */
@Timeout(60)
class RunTest {

    private final ShopDeploy shop = ShopDeploy.ready();

    private ProgramEnd run(String... command) {
        return Deployer.on(shop.cluster)
                .run(shop.environment, ShopDeploy.REVISION, List.of(command), shop.listener, shop.cancellation);
    }

    private List<LiveObject> jobs() {
        return shop.cluster.list(Selection.all(ObjectKind.JOB, "shop")).items();
    }

    @Test
    void tellsWhatTheProgramWritesAndHowItEnded() {
        ProgramEnd end = run("bin/rails", "db:seed");

        assertThat(end.exitCode()).isZero();
        assertThat(shop.events(DeployEvent.LogLine.class))
                .extracting(DeployEvent.LogLine::line)
                .containsExactly("started", "done");
        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.ref().name()).isEqualTo("shop-oneoff-abcd123-1");
            assertThat(job.content()
                            .at("spec", "template", "spec", "containers")
                            .items()
                            .get(0)
                            .at("command")
                            .items())
                    .extracting(word -> word.text().orElse(""))
                    .containsExactly("bin/rails", "db:seed");
            assertThat(job.content().at("spec", "ttlSecondsAfterFinished").integer())
                    .contains(3600L);
        });
    }

    @Test
    void endsWithTheProgramsExitCode() {
        shop.cluster.task("oneoff", Outcome.taskFails("no"));

        ProgramEnd end = run("bin/rails", "runner", "exit 1");

        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(end.report().tasks()).extracting(TaskRun::state).containsExactly(TaskRun.State.FAILED);
    }

    @Test
    void isANewJobEachTime() {
        run("one");
        run("two");

        assertThat(jobs())
                .extracting(job -> job.ref().name())
                .containsExactly("shop-oneoff-abcd123-1", "shop-oneoff-abcd123-2");
    }

    @Test
    void deletesTheJobWhenItIsStopped() {
        shop.cluster.task("oneoff", Outcome.neverReady());
        shop.listener = event -> {
            if (event instanceof DeployEvent.LogLine) {
                shop.cancellation.cancel();
            }
        };

        DeployCancelledException stop =
                catchThrowableOfType(DeployCancelledException.class, () -> run("bin/rails", "console"));

        assertThat(stop).hasMessage("stopped: Job shop-oneoff-abcd123-1 was running, and was deleted");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void isRefusedWithoutItsSecrets() {
        ShopDeploy bare = new ShopDeploy();
        bare.cluster.namespace("shop");

        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> Deployer.on(bare.cluster)
                        .run(bare.environment, ShopDeploy.REVISION, List.of("one"), bare.listener, bare.cancellation));

        assertThat(refusal.findings()).extracting(Finding::id).contains("missing-secret");
    }

    @Test
    void tellsWhatKeptTheProgramFromRunning() {
        shop.cluster.task("oneoff", Outcome.imageMissing());

        TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, () -> run("one"));

        assertThat(failure)
                .hasMessageStartingWith("the program did not come to an end of its own (Job shop-oneoff-abcd123-1): ");
    }
}
