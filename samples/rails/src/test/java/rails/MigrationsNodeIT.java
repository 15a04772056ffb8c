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
    void aColumnThatComesBeforeTheCode() {
        assertNoRequestFails(() -> {
            shop.deploy("add-column-first-1");
            shop.deploy("add-column-first-2");
        });
    }

    @Test
    void aColumnThatIsRenamed() {
        assertNoRequestFails(() -> {
            shop.deploy("rename-column-1");
            shop.deploy("rename-column-2");
            shop.fill("rename-column-2");
            shop.deploy("rename-column-3");
            shop.deploy("rename-column-4");
            shop.deploy("rename-column-5");
            shop.deploy("rename-column-6");
        });
    }

    @Test
    void aColumnOfAnotherType() {
        assertNoRequestFails(() -> {
            shop.deploy("change-column-type-1");
            shop.deploy("change-column-type-2");
            shop.fill("change-column-type-2");
            shop.deploy("change-column-type-3");
            shop.deploy("change-column-type-4");
            shop.deploy("change-column-type-5");
            shop.deploy("change-column-type-6");
        });
    }

    @Test
    void anIndex() {
        assertNoRequestFails(() -> {
            shop.deploy("add-index-1");
            shop.verify("add-index-1");
        });
    }

    @Test
    void aForeignKey() {
        assertNoRequestFails(() -> {
            shop.deploy("add-foreign-key-1");
            shop.runIn(
                    "add-foreign-key-1", "bin/rails", "runner", "Comment.where(post_id: 0).update_all(post_id: nil)");
            shop.verify("add-foreign-key-1");
            shop.deploy("add-foreign-key-2");
        });
    }

    @Test
    void aCheck() {
        assertNoRequestFails(() -> {
            shop.deploy("add-check-1");
            shop.runIn("add-check-1", "bin/rails", "runner", "Post.where('score < 0').update_all(score: nil)");
            shop.verify("add-check-1");
            shop.deploy("add-check-2");
        });
    }

    @Test
    void aColumnThatMustHaveAValue() {
        assertNoRequestFails(() -> {
            shop.deploy("set-not-null-1");
            shop.fill("set-not-null-1");
            shop.deploy("set-not-null-2");
        });
    }

    @Test
    void rowsThatAreFilledIn() {
        assertNoRequestFails(() -> {
            shop.deploy("backfill-1");
            shop.fill("backfill-1");
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

    @Test
    void aTableThatIsRenamed() {
        assertNoRequestFails(() -> {
            shop.deploy("rename-table-1");
            shop.deploy("rename-table-2");
            shop.deploy("rename-table-3");
            shop.deploy("rename-table-4");
        });
    }

    @Test
    void anotherValueOfAnEnum() {
        assertNoRequestFails(() -> {
            shop.deploy("add-enum-value-1");
            shop.deploy("add-enum-value-2");
        });
        assertThat(shop.sql("SELECT count(*) > 0 FROM comments WHERE mood = 'moved'"))
                .isEqualTo("t");
    }

    @Test
    void aColumnThatMovesToATableOfItsOwn() {
        assertNoRequestFails(() -> {
            shop.deploy("custom-1");
            shop.deploy("custom-2");
            shop.fill("custom-2");
            shop.deploy("custom-3");
            shop.deploy("custom-4");
            shop.deploy("custom-5");
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
