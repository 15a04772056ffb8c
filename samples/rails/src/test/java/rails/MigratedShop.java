package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.task.MigrationTiming;
import java.net.URI;

/** The sample without its tasks, whose database goes through one plan after the other. */
final class MigratedShop implements AutoCloseable {

    /** The schema that the release {@code start} knows, whichever plans have run. */
    private static final String AS_AT_THE_START =
            """
            ALTER TABLE posts
              ADD COLUMN IF NOT EXISTS legacy varchar,
              ADD COLUMN IF NOT EXISTS body text,
              ADD COLUMN IF NOT EXISTS views integer NOT NULL DEFAULT 0,
              DROP COLUMN IF EXISTS slug,
              DROP COLUMN IF EXISTS content,
              DROP COLUMN IF EXISTS view_count,
              ALTER COLUMN summary DROP NOT NULL,
              DROP CONSTRAINT IF EXISTS posts_summary_not_null,
              DROP CONSTRAINT IF EXISTS posts_score;
            ALTER TABLE comments DROP CONSTRAINT IF EXISTS comments_post;
            DROP INDEX IF EXISTS index_posts_on_title;
            CREATE TABLE IF NOT EXISTS notes (
              id bigserial PRIMARY KEY, text text NOT NULL, created_at timestamp NOT NULL, updated_at timestamp NOT NULL);
            DELETE FROM schema_migrations WHERE version > '20260101000003';
            """;

    private final RealNode node = new RealNode();
    private final Environment shop = node.bareShop(app -> {});

    /** Install the first release. */
    void install() {
        deploy("start", MigrationTiming.AFTER);
    }

    /** Bring back the first release and the schema that it knows, and let every process learn it. */
    void startAgain() {
        String database = "shop-postgres-0";
        node.run(database, "psql", "-q", "-h", "/tmp", "-U", "app", "-d", "app_production", "-c", AS_AT_THE_START);
        deploy("start", MigrationTiming.AFTER);
        node.awaitNoLeavingPods();
        // A connection that met the schema of before fails once.
        Load met = Load.rounds(url(), 10);
        assertThat(met.answers()).isNotEmpty();
        assertThat(Load.rounds(url(), 10).failures()).isEmpty();
        node.run("shop-redis-0", "redis-cli", "del", "retry");
    }

    URI url() {
        return node.url();
    }

    /** Deploy a release, and what it migrates before and behind its rollout. */
    void deploy(String revision) {
        deploy(revision, MigrationTiming.SPLIT);
    }

    /** Deploy a release that migrates then. */
    void deploy(String revision, MigrationTiming timing) {
        DeployOptions options = DeployOptions.DEFAULT.migrate(timing);
        assertThat(node.deploy(shop, revision, options, DeployListener.silent()).outcome())
                .as(revision)
                .isEqualTo(Outcome.SUCCEEDED);
    }

    /** Migrate to a release, whatever runs. */
    void migrate(String revision) {
        assertThat(node.migrate(shop, revision).outcome()).as(revision).isEqualTo(Outcome.SUCCEEDED);
    }

    /** Fill rows in with the code of a release, and see that none is left. */
    void backfill(String revision, String rows) {
        assertThat(node.runOnce(shop, revision, "bin/rails", "backfill:" + rows))
                .as("exit code of the backfill of " + rows)
                .isZero();
        assertThat(node.runOnce(shop, revision, "bin/rails", "backfill:" + rows + "_done"))
                .as("exit code of what counts the rows that are left")
                .isZero();
    }

    /** How many jobs of the worker have failed since the first release was brought back. */
    int failedJobs() {
        return Integer.parseInt(node.run("shop-redis-0", "redis-cli", "zcard", "retry"));
    }

    /** Wait until only the release runs that was deployed last. */
    void awaitNoLeavingPods() {
        node.awaitNoLeavingPods();
    }

    @Override
    public void close() {
        node.close();
    }
}
