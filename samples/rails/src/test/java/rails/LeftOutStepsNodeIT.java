package rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.task.MigrationTiming;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each step of a migration prevents: it is left out, and the requests fail that the step is there for. */
@WalkingPlans
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftOutStepsNodeIT {

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
    void aDropThatNoCodeIgnoresBreaksEveryWrite() {
        shop.migrate("remove-column-3");

        assertThat(failures("POST /posts"))
                .hasSize(10)
                .allMatch(body -> body.contains("PG::UndefinedColumn") && body.contains("legacy"));
    }

    @Test
    void aDropWhileOldPodsRunBreaksThemThoughTheNewCodeIgnoresTheColumn() {
        Load load = Load.during(shop.url(), 2, () -> shop.deploy("remove-column-2", MigrationTiming.BEFORE));
        shop.awaitNoLeavingPods();

        assertThat(load.failures())
                .anyMatch(failure -> failure.request().equals("POST /posts")
                        && failure.body().contains("legacy"));
        assertThat(Load.rounds(shop.url(), 10).failures()).isEmpty();
    }

    @Test
    void aColumnThatNoCodeIgnoresBreaksTheNextTransactionOfAConnection() {
        shop.migrate("add-column-2");

        assertThat(failures("POST /visits"))
                .isNotEmpty()
                .allMatch(body -> body.contains("ActiveRecord::PreparedStatementCacheExpired"));
    }

    @Test
    void aColumnThatMustHaveAValueBeforeAllCodeWritesOneBreaksEveryWrite() {
        MigrationFailedException failure =
                catchThrowableOfType(MigrationFailedException.class, () -> shop.migrate("set-not-null-2"));

        assertThat(failure.why().logLines()).anyMatch(line -> line.contains("PG::CheckViolation"));
        assertThat(failures("POST /posts")).hasSize(10).allMatch(body -> body.contains("posts_summary_not_null"));
    }

    @Test
    void aForeignKeyBeforeAllCodeKeepsItBreaksWrites() {
        shop.migrate("add-foreign-key-2");

        assertThat(failures("POST /visits")).hasSize(10).allMatch(body -> body.contains("PG::ForeignKeyViolation"));
    }

    @Test
    void aCheckBeforeAllCodeKeepsItBreaksWrites() {
        shop.migrate("add-check-2");

        assertThat(failures("POST /posts")).hasSize(10).allMatch(body -> body.contains("PG::CheckViolation"));
    }

    @Test
    void codeThatCountsOnRowsThatAreNotFilledInBreaksReads() {
        shop.deploy("backfill-2");
        shop.awaitNoLeavingPods();

        assertThat(failures("GET /posts")).hasSize(10).allMatch(body -> body.contains("NoMethodError"));
    }

    @Test
    void aTableThatGoesBeforeTheCodeThatUsesItBreaksItsRequests() {
        shop.migrate("drop-table-2");

        assertThat(failures("POST /visits")).hasSize(10).allMatch(body -> body.contains("PG::UndefinedTable"));
    }

    /** What ten of these requests were told where they failed. */
    private List<String> failures(String request) {
        return Load.rounds(shop.url(), 10).failures().stream()
                .filter(failure -> failure.request().equals(request))
                .map(Load.Answer::body)
                .toList();
    }
}
