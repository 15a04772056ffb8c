package rails;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The kinds of migrations, release by release, under a load that reads and writes, within transactions too, and in a worker: no request
 * fails, whether old or new code answers it. A column that comes and one that goes are in {@link PlansNodeIT}.
 */
@WalkingPlans
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsNodeIT {

    private final MigratedShop shop = new MigratedShop();

    @BeforeAll
    void install() {
        shop.install();
    }

    @BeforeEach
    void startAgain() {
        shop.startAgain();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aColumnThatIsRenamed() {
        assertNoRequestFails(() -> {
            shop.deploy("rename-column-1");
            shop.deploy("rename-column-2");
            shop.backfill("rename-column-2", "content");
            shop.deploy("rename-column-3");
            shop.deploy("rename-column-4");
            shop.deploy("rename-column-5");
        });
    }

    @Test
    void aColumnOfAnotherType() {
        assertNoRequestFails(() -> {
            shop.deploy("change-column-type-1");
            shop.deploy("change-column-type-2");
            shop.backfill("change-column-type-2", "view_count");
            shop.deploy("change-column-type-3");
            shop.deploy("change-column-type-4");
            shop.deploy("change-column-type-5");
        });
    }

    @Test
    void anIndex() {
        assertNoRequestFails(() -> shop.deploy("add-index-1"));
    }

    @Test
    void aForeignKey() {
        assertNoRequestFails(() -> {
            shop.deploy("add-foreign-key-1");
            shop.deploy("add-foreign-key-2");
        });
    }

    @Test
    void aCheck() {
        assertNoRequestFails(() -> {
            shop.deploy("add-check-1");
            shop.deploy("add-check-2");
        });
    }

    @Test
    void aColumnThatMustHaveAValue() {
        assertNoRequestFails(() -> {
            shop.deploy("set-not-null-1");
            shop.backfill("set-not-null-1", "summary");
            shop.deploy("set-not-null-2");
        });
    }

    @Test
    void rowsThatAreFilledIn() {
        assertNoRequestFails(() -> {
            shop.deploy("backfill-1");
            shop.backfill("backfill-1", "words");
            shop.deploy("backfill-2");
        });
    }

    @Test
    void aTableThatGoes() {
        assertNoRequestFails(() -> {
            shop.deploy("drop-table-1");
            shop.deploy("drop-table-2");
        });
    }

    private void assertNoRequestFails(Runnable releases) {
        Load load = Load.during(shop.url(), 2, releases);
        shop.awaitNoLeavingPods();

        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
        assertThat(Load.rounds(shop.url(), 10).failures()).isEmpty();
        assertThat(shop.failedJobs()).isZero();
    }
}
