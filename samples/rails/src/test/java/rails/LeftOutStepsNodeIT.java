package rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.task.MigrationTiming;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each step of a migration prevents: it is left out, and the requests fail that the step is there for. */
@OnARealNode
class LeftOutStepsNodeIT {

    private final RealNode node = new RealNode();
    private final Environment shop = node.shop(app -> {});

    @BeforeEach
    void deployTheApp() {
        assertThat(node.deploy(shop, "start", DeployListener.silent()).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        // A process learns of the tables with its first requests.
        assertThat(Load.rounds(node.url(), 20).failures()).isEmpty();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aDropThatNoCodeIgnoresBreaksEveryWrite() {
        migrate("remove-column-3");

        assertThat(failures("POST /posts"))
                .hasSize(10)
                .allMatch(body -> body.contains("column \\\"legacy\\\" of relation \\\"posts\\\" does not exist"));
    }

    @Test
    void aDropWhileOldPodsRunBreaksThemThoughTheNewCodeIgnoresTheColumn() {
        Load load = Load.during(node.url(), 2, () -> deployEarly("remove-column-2"));

        assertThat(load.failures()).isNotEmpty().allMatch(failure -> isOf(failure, "legacy", "cached plan"));
        node.awaitNoLeavingPods();
        assertThat(Load.rounds(node.url(), 10).failures()).isEmpty();
    }

    @Test
    void aColumnThatNoCodeIgnoresBreaksTheNextTransactionOfEachConnection() {
        migrate("add-column-2");

        assertThat(failures("POST /visits"))
                .isNotEmpty()
                .allMatch(body -> body.contains("ActiveRecord::PreparedStatementCacheExpired"));
    }

    @Test
    void aColumnThatMustHaveAValueBeforeAllCodeWritesOneBreaksEveryWrite() {
        MigrationFailedException failure =
                catchThrowableOfType(MigrationFailedException.class, () -> migrate("set-not-null-2"));

        assertThat(failure.why().logLines()).anyMatch(line -> line.contains("PG::CheckViolation"));
        assertThat(failures("POST /posts")).hasSize(10).allMatch(body -> body.contains("posts_summary_not_null"));
    }

    @Test
    void aForeignKeyBeforeAllCodeKeepsItBreaksWrites() {
        migrate("add-foreign-key-2");

        assertThat(failures("POST /visits")).hasSize(10).allMatch(body -> body.contains("PG::ForeignKeyViolation"));
    }

    @Test
    void aCheckBeforeAllCodeKeepsItBreaksWrites() {
        migrate("add-check-2");

        assertThat(failures("POST /posts")).hasSize(10).allMatch(body -> body.contains("PG::CheckViolation"));
    }

    @Test
    void codeThatCountsOnRowsThatAreNotFilledInBreaksReads() {
        assertThat(node.deploy(shop, "backfill-2", DeployListener.silent()).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        node.awaitNoLeavingPods();

        assertThat(failures("GET /posts")).hasSize(10).allMatch(body -> body.contains("NoMethodError"));
    }

    @Test
    void aTableThatGoesBeforeTheCodeThatUsesItBreaksItsRequests() {
        migrate("drop-table-2");

        assertThat(failures("POST /visits")).hasSize(10).allMatch(body -> body.contains("PG::UndefinedTable"));
    }

    /** Migrate to a release beside the code that runs. */
    private void migrate(String revision) {
        assertThat(node.migrate(shop, revision).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    private void deployEarly(String revision) {
        DeployOptions early = DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE);
        assertThat(node.deploy(shop, revision, early, DeployListener.silent()).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
    }

    /** What ten of these requests were told that failed. */
    private List<String> failures(String request) {
        return Load.rounds(node.url(), 10).failures().stream()
                .filter(failure -> failure.request().equals(request))
                .map(Load.Answer::body)
                .toList();
    }

    private static boolean isOf(Load.Answer failure, String... words) {
        return Stream.of(words).anyMatch(failure.body()::contains);
    }
}
