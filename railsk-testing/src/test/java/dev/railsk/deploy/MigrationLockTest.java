package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.task.MigrationSpec;
import dev.railsk.testing.cluster.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A migration that meets Rails' lock of the database, and what is kept of what a migration wrote. */
class MigrationLockTest {

    private static ShopDeploy shop(Consumer<MigrationSpec> migration) {
        ShopDeploy shop = new ShopDeploy(app -> app.migration(migration));
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    /** Whose lock is held by another process until it was waited for this often. */
    private static ShopDeploy lockedFor(int waits, Consumer<MigrationSpec> migration) {
        ShopDeploy shop = shop(migration);
        shop.cluster.task("migrate", Outcome.migrationLocked());
        shop.listener = event -> {
            shop.events.add(event);
            if (shop.events(DeployEvent.GateAwaited.class).size() == waits) {
                shop.cluster.task("migrate", Outcome.well());
            }
        };
        return shop;
    }

    @Test
    void failsAtOnceWhereNothingIsSaid() {
        ShopDeploy shop = lockedFor(1, migration -> {});

        MigrationFailedException failure = catchThrowableOfType(MigrationFailedException.class, shop::deploy);

        assertThat(failure).hasMessageContaining("ConcurrentMigrationError");
        assertThat(failure.report().migration().attempt()).isEqualTo(1);
    }

    @Test
    void isTriedAgainInJobsOfTheirOwnUntilTheLockIsFree() {
        ShopDeploy shop = lockedFor(3, migration -> migration.retryWhileLocked(Duration.ofMinutes(5)));

        DeployReport report = shop.deploy();

        assertThat(report.migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
        assertThat(report.migration().attempt()).isEqualTo(4);
        assertThat(waits(shop))
                .containsExactly(
                        "another process, which Job shop-migrate-abcd123-1 found migrating; tried again in 5 s",
                        "another process, which Job shop-migrate-abcd123-2 found migrating; tried again in 10 s",
                        "another process, which Job shop-migrate-abcd123-3 found migrating; tried again in 20 s");
    }

    @Test
    void givesUpWhenItsTimeIsOver() {
        ShopDeploy shop = lockedFor(9, migration -> migration.retryWhileLocked(Duration.ofSeconds(30)));
        Instant begin = shop.cluster.time().now();

        MigrationFailedException failure = catchThrowableOfType(MigrationFailedException.class, shop::deploy);

        assertThat(failure).hasMessageContaining("ConcurrentMigrationError");
        assertThat(failure.report().migration().attempt()).isBetween(3, 4);
        assertThat(Duration.between(begin, shop.cluster.time().now())).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void noOtherFailureIsTriedAgain() {
        ShopDeploy shop = shop(migration -> migration.retryWhileLocked(Duration.ofMinutes(5)));
        shop.cluster.task(
                "migrate",
                Outcome.migrationFails("PG::LockNotAvailable: ERROR: canceling statement due to lock timeout"));

        MigrationFailedException failure = catchThrowableOfType(MigrationFailedException.class, shop::deploy);

        assertThat(failure.report().migration().attempt()).isEqualTo(1);
    }

    @Test
    void aDeployThatIsStoppedWaitsNoLonger() {
        ShopDeploy shop = lockedFor(1, migration -> migration.retryWhileLocked(Duration.ofMinutes(5)));
        shop.listener = event -> {
            if (event instanceof DeployEvent.GateAwaited) {
                shop.cancellation.cancel();
            }
        };

        DeployCancelledException cancelled = catchThrowableOfType(DeployCancelledException.class, shop::deploy);

        assertThat(cancelled.report().migration().state()).isEqualTo(TaskRun.State.FAILED);
    }

    @Test
    void theRecordKeepsWhatTheMigrationWrote() {
        ShopDeploy shop = shop(migration -> {});
        shop.cluster.task(
                "migrate", Outcome.migrationFails("PG::UndefinedTable: ERROR: relation \"users\" does not exist"));
        MigrationFailedException unused = catchThrowableOfType(MigrationFailedException.class, shop::deploy);

        List<Release> history = Deployer.on(shop.cluster).history(shop.environment);

        assertThat(history.get(0).results().logs().get("migrate"))
                .anyMatch(line -> line.contains("PG::UndefinedTable: ERROR: relation \"users\" does not exist"));
    }

    @Test
    void theErrorIsToldThoughMuchIsWrittenBehindIt() {
        ShopDeploy shop = shop(migration -> {});
        List<String> log =
                new ArrayList<>(List.of("PG::CheckViolation: ERROR:  check constraint \"c\" is violated by some row"));
        for (int line = 1; line <= 40; line++) {
            log.add("== 2026020100000" + line + " AddThing" + line + ": migrated (0.1s) ==");
        }
        shop.cluster.task("migrate", Outcome.migrationFails(log.toArray(new String[0])));

        MigrationFailedException failure = catchThrowableOfType(MigrationFailedException.class, shop::deploy);

        assertThat(failure).hasMessageContaining("its log says: PG::CheckViolation: ERROR:");
        assertThat(failure.why().logLines()).hasSize(20).first().asString().startsWith("PG::CheckViolation");
    }

    private static List<String> waits(ShopDeploy shop) {
        List<String> waits = new ArrayList<>();
        for (DeployEvent.GateAwaited awaited : shop.events(DeployEvent.GateAwaited.class)) {
            assertThat(awaited.gate()).isEqualTo(Gate.MIGRATION_LOCK_FREE);
            waits.addAll(awaited.waitsFor());
        }
        return waits;
    }
}
