package dev.railsk.deploy.internal.gate;

import dev.railsk.deploy.Gate;
import dev.railsk.deploy.internal.run.DeployRun;
import java.util.List;
import java.util.function.Supplier;

/**
 * Holds back a migration while one of another revision runs. Rails lets only one migrate a database and ends the second one at once, so two
 * of them would be a failure by chance.
 */
public final class OtherMigrationsGate {

    private final DeployRun run;
    private final Supplier<List<String>> running;

    /**
     * The gate before a migration.
     *
     * @param running the names of the Jobs of other revisions' migrations that have not ended
     */
    public OtherMigrationsGate(DeployRun run, Supplier<List<String>> running) {
        this.run = run;
        this.running = running;
    }

    /** Wait until none runs. */
    public void pass() throws InterruptedException {
        new WaitAtGate(run, Gate.OTHER_MIGRATIONS_ENDED)
                .until(
                        this::left,
                        "Look at the other migration, which may be right to take this long, then deploy again with a longer --timeout.");
    }

    private List<String> left() {
        return running.get().stream().map(name -> "Job " + name).toList();
    }
}
