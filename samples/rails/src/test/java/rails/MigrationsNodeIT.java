package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.task.MigrationTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of migration, release by release, under a load that reads and writes, within transactions too, and in a worker. */
@OnARealNode
class MigrationsNodeIT {

    private final RealNode node = new RealNode();
    private final Environment shop =
            node.shop(app -> app.migration(migration -> migration.timing(MigrationTiming.SPLIT)));

    @BeforeEach
    void deployTheApp() {
        deploy("start");
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aColumnThatIsAdded() {
        assertNoRequestFails(() -> {
            deploy("add-column-1");
            deploy("add-column-2");
        });
    }

    @Test
    void aColumnThatIsRemoved() {
        assertNoRequestFails(() -> {
            deploy("remove-column-1");
            deploy("remove-column-2");
            deploy("remove-column-3");
        });
    }

    @Test
    void aColumnThatIsRenamed() {
        assertNoRequestFails(() -> {
            deploy("rename-column-1");
            deploy("rename-column-2");
            backfill("rename-column-2", "content");
            deploy("rename-column-3");
            deploy("rename-column-4");
            deploy("rename-column-5");
        });
    }

    @Test
    void aColumnOfAnotherType() {
        assertNoRequestFails(() -> {
            deploy("change-column-type-1");
            deploy("change-column-type-2");
            backfill("change-column-type-2", "view_count");
            deploy("change-column-type-3");
            deploy("change-column-type-4");
            deploy("change-column-type-5");
        });
    }

    @Test
    void anIndex() {
        assertNoRequestFails(() -> deploy("add-index-1"));
    }

    @Test
    void aForeignKey() {
        assertNoRequestFails(() -> {
            deploy("add-foreign-key-1");
            deploy("add-foreign-key-2");
        });
    }

    @Test
    void aCheck() {
        assertNoRequestFails(() -> {
            deploy("add-check-1");
            deploy("add-check-2");
        });
    }

    @Test
    void aColumnThatMustHaveAValue() {
        assertNoRequestFails(() -> {
            deploy("set-not-null-1");
            backfill("set-not-null-1", "summary");
            deploy("set-not-null-2");
        });
    }

    @Test
    void rowsThatAreFilledIn() {
        assertNoRequestFails(() -> {
            deploy("backfill-1");
            backfill("backfill-1", "words");
            deploy("backfill-2");
        });
    }

    @Test
    void aTableThatGoes() {
        assertNoRequestFails(() -> {
            deploy("drop-table-1");
            deploy("drop-table-2");
        });
    }

    private void deploy(String revision) {
        assertThat(node.deploy(shop, revision, DeployListener.silent()).outcome())
                .as(revision)
                .isEqualTo(Outcome.SUCCEEDED);
    }

    private void backfill(String revision, String rows) {
        assertThat(node.runOnce(shop, revision, "bin/rails", "backfill:" + rows))
                .isZero();
        assertThat(node.runOnce(shop, revision, "bin/rails", "backfill:" + rows + "_done"))
                .as("exit code of the task that counts what is left")
                .isZero();
    }

    private void assertNoRequestFails(Runnable steps) {
        Load load = Load.during(node.url(), 2, steps);

        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
        assertThat(Load.rounds(node.url(), 10).failures()).isEmpty();
        assertThat(node.run("shop-redis-0", "redis-cli", "zcard", "retry"))
                .as("jobs of the worker that failed")
                .isEqualTo("0");
    }
}
