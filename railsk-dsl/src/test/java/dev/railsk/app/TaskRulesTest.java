package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.image.Revision;
import dev.railsk.pod.LabelScope;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Problem;
import dev.railsk.task.DeployTask;
import dev.railsk.task.When;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an app may say of its tasks. */
class TaskRulesTest {

    private static RailsApp shop(Consumer<AppSpec> more) {
        return RailsApp.define(
                "shop", app -> app.image("ghcr.io/acme/shop").web(web -> {}).with(more));
    }

    private static List<String> problems(Consumer<AppSpec> more) {
        InvalidAppException refused = catchThrowableOfType(InvalidAppException.class, () -> shop(more));
        return refused.problems().stream()
                .map(problem -> problem.fact() + " | " + problem.nextStep())
                .toList();
    }

    private static Consumer<AppSpec> task(String name) {
        return app -> app.task(name, task -> task.command("true"));
    }

    @Test
    void wantsACommand() {
        assertThat(problems(app -> app.task("assets", task -> {})))
                .containsExactly("task assets: a task must have a command, but runs what the image runs by itself"
                        + " | Write command(\"bin/upload-assets\").");
    }

    @Test
    void tellsALackOfTimetableAndCommandTogether() {
        assertThat(problems(app -> app.cron("digest", cron -> {})))
                .containsExactly(
                        "cron digest: a cron task must have a timetable | Write at(\"30 9 * * *\", \"Europe/London\").",
                        "cron digest: a cron task must have a command, but runs what the image runs by itself"
                                + " | Write command(\"bin/rails\", \"digest\").");
    }

    @Test
    void refusesANameThatSomethingElseHas() {
        String next = " already, whose pods and Jobs would be called the same | Give the task another name.";

        assertThat(problems(task("web"))).containsExactly("there is a web \"web\"" + next);
        assertThat(problems(task("migrate"))).containsExactly("there is a task \"migrate\" of railsk's own" + next);
        assertThat(problems(task("console"))).containsExactly("there is a task \"console\" of railsk's own" + next);
        assertThat(problems(app -> app.cron("digest", cron -> cron.at("@daily").command("true"))
                        .with(task("digest"))))
                .containsExactly("there is a cron task \"digest\"" + next);
        assertThat(problems(app -> app.cron("migrate", cron -> cron.at("@daily").command("true"))))
                .containsExactly(
                        "there is a task \"migrate\" of railsk's own already, whose pods and Jobs would be called"
                                + " the same | Give the cron task another name.");
    }

    @Test
    void refusesAWorkloadThatWouldSelectAConsole() {
        assertThat(problems(app -> app.worker("console", worker -> {})))
                .containsExactly("worker console: its selector app.kubernetes.io/name=shop,"
                        + "app.kubernetes.io/component=console also matches the pods of task console"
                        + " | Give one of the two another identity(..).");
    }

    @Test
    void refusesANameThatNoLabelTakes() {
        assertThat(problems(task("Assets")))
                .containsExactly("a task's name must have at most 63 lower-case letters, digits and dashes, but was"
                        + " \"Assets\" | Name it like \"assets\".");
    }

    @Test
    void refusesLimitsThatKubernetesWouldNotKeep() {
        assertThat(problems(app ->
                        app.task("assets", task -> task.command("true").tries(0).keepFor(Duration.ofSeconds(59)))))
                .containsExactly(
                        "task assets: the tries must be from 1 to 100, but were 0 | Write tries(3) for two more runs"
                                + " after a failed one.",
                        "task assets: the time to keep it must be whole seconds, from 60 to 31536000, but was PT59S"
                                + " | Write keepFor(Duration.ofDays(1)).");
        assertThat(problems(app -> app.cron("digest", cron -> cron.at("@daily")
                        .command("true")
                        .startWithin(Duration.ofSeconds(9))
                        .history(-1, 1))))
                .containsExactly(
                        "cron digest: the time to start within must be whole seconds, from 10 to 604800, but was PT9S"
                                + " | Write startWithin(Duration.ofMinutes(5)).",
                        "cron digest: the Jobs to keep must be 0 or more, but were -1 and 1"
                                + " | Write history(3, 1) for three runs that ended well and one that did not.");
    }

    @Test
    void refusesTheOnlyTryToBeRestartedAtTheWordThatMakesItSo() {
        String told = "its one try must not be restarted in its pod: that would begin a second one, and stop it"
                + " | Write tries(2) or more, or noRestartInPlace().";

        assertThat(problems(
                        app -> app.task("assets", task -> task.command("true").restartInPlace())))
                .containsExactly("task assets: " + told);
        InvalidAppException refused = catchThrowableOfType(
                InvalidAppException.class,
                () -> shop(app -> app.migration(migration -> migration.tries(2).restartInPlace())
                        .overlay("one", one -> one.migration(migration -> migration.tries(1)))));
        Problem problem = refused.problems().get(0);
        assertThat(problem.fact() + " | " + problem.nextStep()).isEqualTo("migration: " + told);
        assertThat(problem.path()).containsExactly("shop", "overlay one", "migration", "tries");
    }

    @Test
    void anOverlayChangesAddsAndRemovesTasks() {
        RailsApp app = shop(base -> base.task("assets", task -> task.command("upload"))
                .task("index", task -> task.command("index").when(When.AFTER_ROLLOUT))
                .overlay("one", one -> one.task("assets", task -> task.when(When.BEFORE_ROLLOUT))
                        .removeTask("index")
                        .addTask("seed", task -> task.command("seed"))
                        .addTask(DeployTask.define("warm", task -> task.command("warm")))));

        assertThat(app.environment("one").tasks())
                .extracting(task ->
                        task.name() + " " + task.when() + " " + task.task().command())
                .containsExactly("assets BEFORE_ROLLOUT [upload]", "seed BY_HAND [seed]", "warm BY_HAND [warm]");
    }

    @Test
    void anOverlayNamesTasksThatAreThere() {
        assertThat(problems(app -> app.task("assets", task -> task.command("upload"))
                        .overlay("one", one -> one.task("asets", task -> {})
                                .removeTask("index")
                                .addTask("assets", task -> task.command("true")))))
                .containsExactly(
                        "the base has no task \"asets\" | Name one of: assets; or add it with addTask(..).",
                        "there is no task \"index\" to remove | Remove one of: assets.",
                        "the base has a task \"assets\" already | Change it with task(..), or give the new one another"
                                + " name.");
    }

    @Test
    void findsATaskByItsName() {
        Environment shop = shop(task("assets")).environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(shop.task("assets").name()).isEqualTo("assets");
        assertThatThrownBy(() -> shop.task("asets"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("environment \"default\" of shop has no task \"asets\"")
                .hasMessageContaining("Name one of: assets.");
    }

    @Test
    void refusesASessionThatNamesNoPod() {
        Environment shop = shop(app -> {}).environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThatThrownBy(() -> shop.renderConsole(Revision.of("abcd123"), "Jane D."))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a console's pod must be named with at most 63 lower-case letters, digits and"
                        + " dashes, but would be \"shop-console-Jane D.\"");
    }

    @Test
    void takesLabelsOfTasks() {
        Environment shop = shop(app -> app.label("team", "a", LabelScope.TASKS)
                        .task("assets", task -> task.command("true").label("cost", "b", LabelScope.TASKS)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(shop.renderTask(shop.task("assets").task(), Revision.of("abcd123"), 1)
                        .tree()
                        .at("spec", "template", "metadata", "labels")
                        .map())
                .containsEntry("team", "a")
                .containsEntry("cost", "b");
    }
}
