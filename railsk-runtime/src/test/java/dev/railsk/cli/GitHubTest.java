package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.internal.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub's runner is told of commands that fail before a deploy begins. */
class GitHubTest {

    @TempDir
    Path folder;

    @Test
    void putsEachProblemAtItsOwnLine() throws IOException {
        Files.createDirectories(folder.resolve("deploy"));
        Files.writeString(folder.resolve("deploy/GitHubTest.java"), "");

        CommandRun run = CommandRun.of(GitHubTest::broken, inActions(), "render");

        assertThat(run.err().lines().filter(line -> line.startsWith("::")))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).matches("::error file=deploy/GitHubTest\\.java,line=[0-9]+,title=.*"))
                .anySatisfy(line -> assertThat(line)
                        .contains("title=shop > web > replicas::web%3A".replace("%3A", ":"))
                        .contains("replicas must"));
        assertThat(run.err()).contains("error: App \"shop\" has 2 problems:\n  1. ");
    }

    @Test
    void saysTheLineInTheTextWhereTheFileIsNotThere() {
        CommandRun run = CommandRun.of(GitHubTest::broken, inActions(), "render");

        assertThat(run.err().lines().filter(line -> line.startsWith("::")))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).startsWith("::error title=").contains("(GitHubTest.java:"));
    }

    @Test
    void tellsOfWrongUse() {
        CommandRun run = CommandRun.of(inActions(), "depoly");

        assertThat(run.err())
                .endsWith("\n::error title=railsk::there is no command \"depoly\"%0A"
                        + "  Did you mean \"deploy\"? Commands: " + String.join(", ", Commands.NAMES) + ".\n");
    }

    @Test
    void saysNothingElsewhere() {
        assertThat(CommandRun.of(CommandContext.empty(folder), "depoly").err()).doesNotContain("::");
    }

    @Test
    void speaksToAProgramThatWantsJson() {
        CommandRun run = CommandRun.of(inActions(), "deploy", "stagin", "--revision", "v1", "--progress", "json");

        assertThat(run.err()).startsWith("{").doesNotContain("::error");
    }

    @Test
    void saysNothingWherePlainLinesAreWanted() {
        CommandRun run = CommandRun.of(inActions(), "deploy", "stagin", "--revision", "v1", "--progress", "plain");

        assertThat(run.err()).doesNotContain("::error");
    }

    private CommandContext inActions() {
        return CommandContext.empty(folder).withEnvironment(Map.of("GITHUB_ACTIONS", "true", "CI", "true"));
    }

    private static RailsApp broken() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example").replicas(0))
                .worker("sidekiq", worker -> worker.queues("default").replicas(-1)));
    }
}
