package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.Gate;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A migration meets the lock that Rails takes for migrating, held by another session of the database. */
@OnARealNode
class LockedMigrationNodeIT {

    private static final String DATABASE = "app_production";

    /** Of {@code ActiveRecord::Migrator}: the number of the lock is this times the sum of the database's name. */
    private static final long MIGRATOR_SALT = 2_053_462_845L;

    private final RealNode node = new RealNode();
    private final Environment shop = node.bareShop(app -> app.migration(migration -> migration
            .databaseUrl("shop-env", "DATABASE_URL")
            .lockTimeout(Duration.ofMillis(1500))
            .statementTimeout(Duration.ofMinutes(2))
            .retryWhileLocked(Duration.ofMinutes(4))));
    private final List<String> waits = new ArrayList<>();

    @AfterEach
    void close() {
        node.close();
    }

    private static long lock() {
        CRC32 sum = new CRC32();
        sum.update(DATABASE.getBytes(StandardCharsets.UTF_8));
        return MIGRATOR_SALT * sum.getValue();
    }

    private String sql(String sql) {
        return node.run(
                "shop-postgres-0", "psql", "-q", "-t", "-A", "-h", "/tmp", "-U", "app", "-d", DATABASE, "-c", sql);
    }

    private void note(DeployEvent event) {
        if (event instanceof DeployEvent.GateAwaited awaited && awaited.gate() == Gate.MIGRATION_LOCK_FREE) {
            waits.addAll(awaited.waitsFor());
        }
    }

    @Test
    void isTriedAgainUntilTheLockIsFreeAndIsKeptInTheRecord() {
        assertThat(node.deploy(shop, "start", DeployListener.silent()).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        CompletableFuture<String> holder = CompletableFuture.supplyAsync(
                () -> sql("SELECT pg_advisory_lock(" + lock() + "); SELECT pg_sleep(25)"));

        DeployReport report =
                node.deploy(shop, "add-column-1", DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE), this::note);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.migration().attempt()).isGreaterThan(1);
        assertThat(waits).isNotEmpty().first().asString().contains("found migrating; tried again in 5 s");
        assertThat(holder).succeedsWithin(Duration.ofMinutes(1));
        Release last = Deployer.on(node.cluster()).history(shop).get(0);
        assertThat(last.results().logs().get("migrate"))
                .anyMatch(line -> line.contains("AddSlugToPosts: migrated"))
                .noneMatch(line -> line.contains(RealNode.PASSWORD));
        migratesWithItsOwnLimits();
    }

    /** What runs like the migration is asked for what its sessions have. */
    private void migratesWithItsOwnLimits() {
        String wrong =
                "ActiveRecord::Base.connection.select_value(\"SELECT CASE WHEN current_setting('lock_timeout') = '1500ms'"
                        + " AND current_setting('statement_timeout') = '2min' THEN 0 ELSE 1 END\").to_i";
        Backfill nothing = Backfill.of("look", "bin/rails", "runner", "1").until(wrong);

        assertThat(Deployer.on(node.cluster())
                        .image(shop, Revision.of("add-column-1"))
                        .backfill(nothing, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation())
                        .report()
                        .outcome())
                .isEqualTo(Outcome.SUCCEEDED);
    }
}
