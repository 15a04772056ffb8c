package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.config.Secrets;
import dev.railsk.container.Hook;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Problem;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.workload.WebSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RailsAppTest {

    @Test
    void reportsAllProblemsAtOnceWithPathLineAndNextStep() {
        int line = lineHere();
        InvalidAppException thrown = refused(app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.replicas(0))
                .worker("sidekiq", worker -> worker.queues())
                .overlay("staging", staging -> staging.web(web -> web.replicas(-1))));

        assertThat(thrown)
                .hasMessage(String.join(
                        "\n",
                        "App \"shop\" has 3 problems:",
                        "  1. web: replicas must be at least 1, but was 0",
                        "       at shop > web > replicas (RailsAppTest.java:" + (line + 2) + ")",
                        "       Set replicas(1) or more; to run none, write noReplicas() or leave the workload out.",
                        "  2. worker sidekiq: queues must name at least one queue",
                        "       at shop > worker sidekiq > queues (RailsAppTest.java:" + (line + 3) + ")",
                        "       Write queues(\"default\").",
                        "  3. web: replicas must be at least 1, but was -1",
                        "       at shop > overlay staging > web > replicas (RailsAppTest.java:" + (line + 4) + ")",
                        "       Set replicas(1) or more; to run none, write noReplicas() or leave the workload out."));
    }

    @Test
    void goesOnAfterAValueThatWasRefusedInAnInnerScope() {
        int line = lineHere();
        InvalidAppException thrown = refused(app -> app.web(web -> web.resources(
                                resources -> resources.cpu(Cpu.millis(100)).memory(Memory.of("12 GB")))
                        .preStop(Hook.sleep(Duration.ofMillis(1)))
                        .replicas(0))
                .image("ghcr.io/acme/shop")
                .worker("sidekiq", worker -> worker.concurrency(0)));

        assertThat(facts(thrown))
                .containsExactly(
                        "web: memory must be a whole number of bytes, with or without a unit, but was \"12 GB\"",
                        "web: a hook's sleep must be whole seconds, from 1 to 86400, but was PT0.001S",
                        "worker sidekiq: concurrency must be at least 1, but was 0");
        assertThat(places(thrown))
                .startsWith(
                        "shop > web > resources (RailsAppTest.java:" + (line + 2) + ")",
                        "shop > web (RailsAppTest.java:" + (line + 3) + ")");
    }

    @Test
    void doesNotReportWhatFollowsFromARefusedValue() {
        InvalidAppException thrown = refused(app -> app.image("Not An Image")
                .web(web -> web.env(env -> env.fromConfig("LOCALE", "settings", "LOCALE")))
                .config(
                        "settings",
                        config -> config.value("LOCALE", Memory.of("en").text()))
                .overlay("staging", staging -> staging.config("settings", config -> config.remove("LOCALE"))));

        assertThat(facts(thrown))
                .containsExactly(
                        "an image's repository must be lower-case registry and path, but was \"Not An Image\"",
                        "memory must be a whole number of bytes, with or without a unit, but was \"en\"");
    }

    @Test
    void doesNotRepeatAProblemOfTheBaseForEachOverlay() {
        InvalidAppException thrown = refused(app -> app.web(web -> web.env(env -> env.fromSecret("KEY", "rails", "KEY"))
                        .port("http", 3000)
                        .addPort("http", 1))
                .overlay("staging", staging -> staging.web(web -> web.replicas(1)))
                .overlay("production", production -> production.nameSuffix("-production")));

        assertThat(facts(thrown))
                .containsExactly(
                        "web: two ports are named \"http\"",
                        "the app has no image",
                        "the app declares no secret \"rails\"");
    }

    @Test
    void findsTheAuthorsLineInSharedMethods() {
        InvalidAppException thrown =
                refused(app -> app.image("ghcr.io/acme/shop").web(RailsAppTest::shared));

        assertThat(thrown.problems().get(0).origin().line())
                .hasValueSatisfying(line -> assertThat(line).startsWith("RailsAppTest.java:"));
    }

    private static void shared(WebSpec web) {
        List.of(0).forEach(web::replicas);
    }

    @Test
    void lookLikeAnAuthorsExceptionWhenOneIsThrownByTheAuthor() {
        RuntimeException mine = new NullPointerException("mine");

        assertThatThrownBy(() -> RailsApp.define(
                        "shop",
                        app -> app.web(web -> {
                            throw mine;
                        })))
                .isSameAs(mine);
    }

    @Test
    void refusesASpecAfterItsLambda() {
        List<WebSpec> kept = new ArrayList<>();
        RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop").web(kept::add));

        assertThatThrownBy(() -> kept.get(0).replicas(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the definition of web has ended: a Spec must not be used after its lambda");
    }

    @Test
    void refusesTheSamePartTwiceInOneScope() {
        int line = lineHere();
        InvalidAppException thrown = refused(
                app -> app.image("ghcr.io/acme/shop").web(web -> web.replicas(2).replicas(3)));

        assertThat(facts(thrown))
                .containsExactly("web: replicas is written twice, first at RailsAppTest.java:" + (line + 2));
    }

    @Test
    void listsWhatThereIsNearestFirst() {
        InvalidAppException thrown = refused(app -> app.image("ghcr.io/acme/shop")
                .worker("mailers", worker -> {})
                .worker("sidekiq", worker -> {})
                .overlay("staging", staging -> staging.worker("sidekik", worker -> worker.replicas(2))
                        .clock("cron", clock -> {})));

        assertThat(facts(thrown))
                .containsExactly("the base has no worker \"sidekik\"", "the base has no clock \"cron\"");
        assertThat(nextSteps(thrown))
                .containsExactly(
                        "Name one of: sidekiq, mailers; or add it with addWorker(..).",
                        "The base has no clock at all: add one with addClock(..).");
    }

    @Test
    void refusesAnOverlayCalledDefault() {
        InvalidAppException thrown = refused(app -> minimal(app).overlay("default", overlay -> {}));

        assertThat(facts(thrown))
                .containsExactly(
                        "an overlay must not be called \"default\", as the one environment of an app without overlays is");
    }

    @Test
    void hasOneEnvironmentWithoutOverlays() {
        RailsApp app = RailsApp.define("shop", RailsAppTest::minimal);

        assertThat(app.environments()).containsExactly("default");
        assertThatThrownBy(() -> app.environment("staging"))
                .isInstanceOf(UnknownEnvironmentException.class)
                .hasMessage("app \"shop\" has no environment \"staging\"\nName one of: default.");
    }

    @Test
    void saysWhereAValueWasRefusedOutsideOfADefinition() {
        int line = lineHere();

        assertThatThrownBy(() -> Memory.of("12 GB"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        """
                        memory must be a whole number of bytes, with or without a unit, but was "12 GB"
                          at RailsAppTest.java:%d
                          Write Memory.mebibytes(512), Memory.gibibytes(2), or text such as "512Mi" or "1Gi\".""",
                        line + 2);
    }

    @Test
    void definesTheSameTwice() {
        RailsApp one = RailsApp.define("shop", RailsAppTest::everything);
        RailsApp other = RailsApp.define("shop", RailsAppTest::everything);

        assertThat(one.environment("staging").parts())
                .isEqualTo(other.environment("staging").parts());
    }

    private static AppSpec everything(AppSpec app) {
        return minimal(app)
                .secret(Secrets.existing("rails", "RAILS_MASTER_KEY"))
                .config("settings", config -> config.value("LANG", "en"))
                .worker("sidekiq", worker -> worker.queues("default"))
                .overlay("staging", staging -> staging.removeWorker("sidekiq").removeSecret("rails"));
    }

    private static AppSpec minimal(AppSpec app) {
        return app.image("ghcr.io/acme/shop").web(web -> {});
    }

    private static InvalidAppException refused(Consumer<AppSpec> definition) {
        InvalidAppException thrown =
                catchThrowableOfType(InvalidAppException.class, () -> RailsApp.define("shop", definition));
        assertThat(thrown).as("refusal").isNotNull();
        return thrown;
    }

    private static int lineHere() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    private static List<String> facts(InvalidAppException thrown) {
        return thrown.problems().stream().map(Problem::fact).toList();
    }

    private static List<String> nextSteps(InvalidAppException thrown) {
        return thrown.problems().stream().map(Problem::nextStep).toList();
    }

    private static List<String> places(InvalidAppException thrown) {
        return thrown.problems().stream()
                .map(problem -> String.join(" > ", problem.path()) + " (" + problem.origin() + ")")
                .toList();
    }
}
