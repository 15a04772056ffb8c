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

    // Neutral and said to be simulated: no text of a rehearsal may be taken for one of the author's own app.
    private static final List<String> CRASH = List.of(
            "(simulated) the app starts",
            "! Unable to load application: KeyError: key not found: \"SIMULATED_SETTING\"",
            "/app/config/simulated.rb:1:in 'Hash#fetch': key not found: \"SIMULATED_SETTING\" (KeyError)");
    private static final List<String> MIGRATION_BEGINS = List.of("(simulated) the migration runs");
    private static final List<String> MIGRATION_FAILS = List.of(
            "(simulated) the migration runs",
            "bin/rails aborted!",
            "StandardError: (simulated) an error has occurred, this and all later migrations canceled");
    private static final List<String> MIGRATION_ENDS = List.of("(simulated) the migration has ended");

    /** An init container: it does its work and ends. */
    static ContainerLife init(Fate fate) {
        return new ContainerLife(fate, fails(fate) ? 1 : 0, Duration.ofSeconds(1));
    }

    /** A process that serves until it is stopped. */
    static ContainerLife service(Fate fate) {
        return fails(fate)
                ? new ContainerLife(fate, 1, Duration.ofSeconds(1))
                : new ContainerLife(fate, RUNS_ON, Duration.ZERO);
    }

    /** A process that does its work and ends. */
    static ContainerLife task(Fate fate) {
        if (fate.kind() == Fate.Kind.NEVER_READY) {
            return new ContainerLife(fate, RUNS_ON, Duration.ZERO);
        }
        return new ContainerLife(fate, fails(fate) ? 1 : 0, Duration.ofSeconds(3));
    }

    private static boolean fails(Fate fate) {
        return fate.kind() == Fate.Kind.CRASH_LOOP || fate.kind() == Fate.Kind.FAILS;
    }

    boolean runsOn() {
        return exitCode == RUNS_ON;
    }

    boolean isImageMissing() {
        return fate.kind() == Fate.Kind.IMAGE_MISSING;
    }

    boolean isNeverReady() {
        return fate.kind() == Fate.Kind.NEVER_READY;
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
            List<String> usual = fate.kind() == Fate.Kind.FAILS ? MIGRATION_FAILS : CRASH;
            return fate.log().isEmpty() ? usual : fate.log();
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
