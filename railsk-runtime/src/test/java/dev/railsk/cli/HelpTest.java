package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelpTest {

    private static final String COMMANDS =
            """
            A Rails app on Kubernetes, by railsk 0.1.0-SNAPSHOT.

            Usage: COMMAND [ENV] [OPTIONS]

            Commands:
              render    Print the manifests of an environment.
              diff      Print what a deploy would change; secrets are not shown.
              deploy    Bring an environment to a revision, wait until it runs, and migrate.
              migrate   Print how the migration of a revision stands; with "status", ask its
                        image; "log", tell what it wrote; "run", run it.
              status    Print how the workloads of an environment stand.
              logs      Print the logs of all pods of an environment, or of one workload.
              run       Run a program once in the app's image and environment, and end as it
                        does.
              restart   Restart the workloads that run the app's code, or one workload, and
                        wait until they run.
              scale     Change how many pods a workload has, until the next deploy, and wait
                        until they run.
              lock      Print who deploys an environment now; with "break", take their lock.
              history   Print the releases of an environment, the newest first.
              rollback  Deploy an earlier release again, as it was; it runs no migration.
              promote   Deploy to TO the very build that FROM runs, by its digest.
              teardown  Delete what an environment owns; never its namespace, nor what may
                        hold data unless it is named.
              rights    Print the least roles that deploys of an environment need.
              rehearse  Print what a deploy would say to each thing that can go wrong; asks
                        no real cluster.
              adopt     Take over what kubectl, Kustomize or Helm applied; no value changes,
                        nothing restarts.
              plan      Print a plan for a change of the schema, or how far the plans have
                        come in an environment.

            "COMMAND --help" tells about one command; --version prints the version of
            railsk.
            """;

    @Test
    void listsTheCommands() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.out()).isEqualTo(COMMANDS);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void isAnErrorWithoutArguments() {
        CommandRun run = CommandRun.of();

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("A Rails app on Kubernetes");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void fitsTheTerminal() {
        CommandContext narrow = CommandContext.empty(Path.of("nowhere")).withTerminal(new Terminal(true, true, 60, 24));

        CommandRun run = CommandRun.of(narrow, "deploy", "--help");

        assertThat(run.out().lines()).allMatch(line -> line.length() <= 60 || line.startsWith("  deploy "));
        assertThat(run.out()).startsWith("Usage: deploy ENV [--revision R] ");
    }

    @Test
    void tellsAboutACommandEvenWhenTheRestIsWrong() {
        CommandRun run = CommandRun.of("status", "--nonsense", "--help");

        assertThat(run.out()).startsWith("Usage: status ENV [OPTIONS]\n\nPrint how the workloads");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void printsTheVersion() {
        assertThat(CommandRun.of("--version").out()).isEqualTo("railsk 0.1.0-SNAPSHOT\n");
    }
}
