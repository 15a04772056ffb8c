package dev.railsk.testing.cluster.internal.node;

import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.List;

/**
 * How the process in a container behaves.
 *
 * @param fate what was scripted for it
 * @param exitCode with which code it ends; -1 when it runs on
 * @param duration how long it runs
 */
record ContainerLife(Fate fate, int exitCode, Duration duration) {

    private static final int RUNS_ON = -1;

    private static final List<String> MIGRATION_BEGINS = List.of("(simulated) the migration runs");
    private static final List<String> MIGRATION_ENDS = List.of("(simulated) the migration has ended");

    /** An init container: it does its work and ends. */
    static ContainerLife init(Fate fate) {
        return new ContainerLife(fate, fate.ending().exitCode(), Duration.ofSeconds(1));
    }

    /** A process that serves until it is stopped. */
    static ContainerLife service(Fate fate) {
        return fate.fails()
                ? new ContainerLife(
                        fate, fate.ending().exitCode(), fate.ending().after())
                : new ContainerLife(fate, RUNS_ON, Duration.ZERO);
    }

    /** A process that does its work and ends. */
    static ContainerLife task(Fate fate) {
        return fate.health().isGood()
                ? new ContainerLife(fate, fate.ending().exitCode(), Duration.ofSeconds(3))
                : new ContainerLife(fate, RUNS_ON, Duration.ZERO);
    }

    boolean runsOn() {
        return exitCode == RUNS_ON;
    }

    /** Whether a script says what it does: nothing else has been said of its end and its health. */
    boolean isScripted() {
        return fate.ending().equals(Ending.WELL) && fate.health().isGood();
    }

    /** What keeps it from starting. */
    Obstacle obstacle() {
        return fate.obstacle();
    }

    /** What its probes say. */
    Health health() {
        return fate.health();
    }

    /** What it writes when it starts. */
    List<String> firstLines(Tree container) {
        if (exitCode > 0) {
            return List.of();
        }
        return isMigration(container) ? MIGRATION_BEGINS : List.of("started");
    }

    /** What it writes when it ends. */
    List<String> lastLines(Tree container) {
        if (exitCode > 0) {
            return fate.log();
        }
        return isMigration(container) ? MIGRATION_ENDS : List.of("done");
    }

    private static boolean isMigration(Tree container) {
        return container.at("command").items().stream().anyMatch(ContainerLife::namesMigration)
                || container.at("args").items().stream().anyMatch(ContainerLife::namesMigration);
    }

    private static boolean namesMigration(Tree word) {
        return word.text().orElse("").contains("db:migrate");
    }
}
