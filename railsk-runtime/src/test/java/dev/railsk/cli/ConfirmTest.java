package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A command that writes asks where the environment wants it; nothing is asked of a cluster before. */
class ConfirmTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.replicas(1))
            .overlay(
                    "production", production -> production.alias("prod", "live").confirm())
            .overlay("staging", staging -> staging.namespace("shop-staging")));

    private static final String NO_CLUSTER = "error: could not find a kubeconfig";

    /** Somebody who types this. */
    private record Person(String answers) implements Prompt {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public Optional<String> answer() {
            return Optional.of(answers);
        }
    }

    private static CommandRun run(Prompt prompt, String... args) {
        return CommandRun.of(
                () -> SHOP, CommandContext.empty(Path.of("nowhere")).withPrompt(prompt), args);
    }

    @Test
    void goesOnWhenThePersonTypesTheName() {
        CommandRun run = run(new Person("production"), "deploy", "prod", "--revision", "abcd123");

        assertThat(run.err()).startsWith("type production to deploy shop there: " + NO_CLUSTER);
    }

    @Test
    void refusesAnotherAnswer() {
        CommandRun run = run(new Person("yes"), "migrate", "live", "run", "--revision", "abcd123");

        assertThat(run.err())
                .isEqualTo(
                        """
                        type production to migrate shop there: error: environment "production" was not confirmed: \
                        the answer was another than its name
                          Nothing was written.
                        """);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void refusesWithoutATerminal() {
        CommandRun run = run(Prompt.NONE, "lock", "production", "break");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: to break the lock of environment "production" wants a confirmation, and there is no terminal to ask at
                          Write --yes, where whoever runs this has seen to it.
                        """);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void asksNobodyWithYes() {
        CommandRun run = run(Prompt.NONE, "deploy", "production", "--revision", "abcd123", "--yes");

        assertThat(run.err()).startsWith(NO_CLUSTER);
    }

    @Test
    void asksNobodyForWhatWritesNothing() {
        List<CommandRun> runs = List.of(
                run(Prompt.NONE, "deploy", "production", "--revision", "abcd123", "--dry-run"),
                run(Prompt.NONE, "status", "production"),
                run(Prompt.NONE, "lock", "production"),
                run(Prompt.NONE, "deploy", "staging", "--revision", "abcd123"));

        assertThat(runs).allMatch(run -> run.err().startsWith(NO_CLUSTER));
    }

    @Test
    void namesAliasesAmongWhatThereIs() {
        CommandRun run = run(Prompt.NONE, "render", "prd", "--revision", "abcd123");

        assertThat(run.err())
                .isEqualTo("error: app \"shop\" has no environment \"prd\"\n  Did you mean \"prod\"? Name one of: prod,"
                        + " live, production, staging.\n");
    }
}
