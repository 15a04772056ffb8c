package rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.task.MigrationTiming;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each step of a migration prevents: it is left out, and the requests fail that the step is there for. */
@WalkingPlans
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftOutStepsNodeIT {

    private static final String WRITES_THAT_WAIT_FOR_AN_INDEX =
            """
            SELECT count(*) FROM pg_stat_activity AS waiting
            JOIN pg_stat_activity AS building ON building.pid = ANY (pg_blocking_pids(waiting.pid))
            WHERE waiting.query LIKE 'INSERT INTO "posts"%' AND building.query LIKE 'CREATE INDEX%'
            """;

    private static final String VALIDATED = "SELECT convalidated FROM pg_constraint WHERE conname = '%s'";

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
        assertThat(told("set-not-null-2")).contains("validate_check_constraint");
        assertThat(shop.sql(VALIDATED.formatted("posts_summary_null"))).isEqualTo("f");
        assertThat(failures("POST /posts")).hasSize(10).allMatch(body -> body.contains("posts_summary_null"));
    }

    @Test
    void aColumnThatMustHaveAValueAtOnceIsRefusedAndBreaksEveryWriteOnceTheRowsAreFilledIn() {
        assertThat(told("not-null-at-once-1")).contains("PG::NotNullViolation");

        String unused = shop.sql("UPDATE posts SET summary = title");
        shop.migrate("not-null-at-once-1");

        assertThat(failures("POST /posts")).hasSize(10).allMatch(body -> body.contains("PG::NotNullViolation"));
    }

    @Test
    void aTypeThatChangesInPlaceBreaksTheNextTransactionOfAConnection() {
        shop.migrate("type-in-place-1");

        assertThat(failures("POST /visits"))
                .isNotEmpty()
                .allMatch(body -> body.contains("ActiveRecord::PreparedStatementCacheExpired"));
    }

    @Test
    void aForeignKeyBeforeAllCodeKeepsItBreaksWrites() {
        assertThat(told("add-foreign-key-2")).contains("PG::ForeignKeyViolation");
        assertThat(failures("POST /visits")).hasSize(10).allMatch(body -> body.contains("PG::ForeignKeyViolation"));
    }

    @Test
    void aCheckBeforeAllCodeKeepsItBreaksWrites() {
        assertThat(told("add-check-2")).contains("validate_check_constraint");
        assertThat(shop.sql(VALIDATED.formatted("posts_score"))).isEqualTo("f");
        assertThat(failures("POST /posts")).hasSize(10).allMatch(body -> body.contains("PG::CheckViolation"));
    }

    @Test
    void anIndexThatIsNotBuiltConcurrentlyMakesWritesWait() {
        String unused = shop.sql("INSERT INTO posts (title, created_at, updated_at)"
                + " SELECT 'one of many ' || number, now(), now() FROM generate_series(1, 1000000) AS number");

        assertThat(writesThatWaitForAnIndexDuring("index-not-concurrently-1")).isPositive();
        assertThat(writesThatWaitForAnIndexDuring("add-index-1")).isZero();
    }

    @Test
    void anIndexIsNotBuiltConcurrentlyWithinATransaction() {
        assertThat(told("index-in-a-transaction-1"))
                .contains(
                        "PG::ActiveSqlTransaction", "CREATE INDEX CONCURRENTLY cannot run inside a transaction block");
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

    @Test
    void aTableThatIsRenamedWhileOldCodeRunsBreaksItsRequests() {
        shop.migrate("rename-table-3");

        assertThat(failures("POST /visits")).hasSize(10).allMatch(body -> body.contains("PG::UndefinedTable"));
    }

    @Test
    void aValueOfAnEnumThatIsWrittenBeforeItIsAddedBreaksWrites() {
        shop.deploy("add-enum-value-2", MigrationTiming.MANUAL);
        shop.awaitNoLeavingPods();

        assertThat(failures("POST /visits"))
                .hasSize(10)
                .allMatch(body -> body.contains("PG::InvalidTextRepresentation") && body.contains("moved"));
    }

    @Test
    void aValueOfAnEnumThatOldCodeMeetsBreaksReads() {
        shop.migrate("add-enum-value-2");
        String unused = shop.sql(
                "INSERT INTO comments (body, mood, created_at, updated_at) VALUES ('', 'moved', now(), now())");

        assertThat(failures("POST /visits"))
                .hasSize(10)
                .allMatch(body -> body.contains("KeyError") && body.contains("moved"));
    }

    /** What is told of a migration to a release that failed, with the end of its log. */
    private String told(String revision) {
        MigrationFailedException failure =
                catchThrowableOfType(MigrationFailedException.class, () -> shop.migrate(revision));
        return failure.getMessage() + "\n" + String.join("\n", failure.why().logLines());
    }

    /** How often a write was seen to wait for an index that is built. */
    private int writesThatWaitForAnIndexDuring(String revision) {
        AtomicInteger seen = new AtomicInteger();
        CompletableFuture<Void> migrated = CompletableFuture.runAsync(() -> shop.migrate(revision));
        Load load = Load.during(shop.url(), 2, () -> {
            while (!migrated.isDone()) {
                seen.addAndGet(Integer.parseInt(shop.sql(WRITES_THAT_WAIT_FOR_AN_INDEX)));
            }
        });
        migrated.join();
        assertThat(load.failures()).isEmpty();
        return seen.get();
    }

    /** What ten of these requests were told where they failed. */
    private List<String> failures(String request) {
        return Load.rounds(shop.url(), 10).failures().stream()
                .filter(failure -> failure.request().equals(request))
                .map(Load.Answer::body)
                .toList();
    }
}
