package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.task.MigrationTiming;
import java.net.URI;
import java.util.List;

/** The sample without its tasks, whose database goes through one plan after the other. */
final class MigratedShop implements AutoCloseable {

    /** The schema that the release {@code start} knows, whichever plans have run. */
    private static final String AS_AT_THE_START =
            """
            ALTER TABLE posts
              ADD COLUMN IF NOT EXISTS legacy varchar,
              ADD COLUMN IF NOT EXISTS body text,
              ADD COLUMN IF NOT EXISTS views integer NOT NULL DEFAULT 0,
              ADD COLUMN IF NOT EXISTS score integer,
              DROP COLUMN IF EXISTS slug,
              DROP COLUMN IF EXISTS content,
              DROP COLUMN IF EXISTS view_count,
              ALTER COLUMN summary DROP NOT NULL,
              DROP CONSTRAINT IF EXISTS posts_summary_null,
              DROP CONSTRAINT IF EXISTS posts_score;
            ALTER TABLE posts ALTER COLUMN views TYPE integer;
            ALTER TABLE comments DROP CONSTRAINT IF EXISTS fk_comments_post_id;
            UPDATE comments SET mood = 'calm' WHERE mood::text = 'moved';
            DELETE FROM pg_enum WHERE enumlabel = 'moved';
            DROP INDEX IF EXISTS index_posts_on_title;
            DELETE FROM posts WHERE title LIKE 'one of many %';
            DROP TABLE IF EXISTS scores;
            DO $$ BEGIN
              IF EXISTS (SELECT FROM pg_class WHERE relname = 'remarks' AND relkind = 'v') THEN DROP VIEW remarks; END IF;
              DROP TABLE IF EXISTS remarks;
            END $$;
            CREATE TABLE IF NOT EXISTS notes (
              id bigserial PRIMARY KEY, text text NOT NULL, created_at timestamp NOT NULL, updated_at timestamp NOT NULL);
            DELETE FROM schema_migrations WHERE version > '20260101000003';
            """;

    private static final String DATABASE = "shop-postgres-0";

    private final RealNode node = new RealNode();
    private final Environment shop = node.bareShop(app -> {});

    /** Install the first release. */
    void install() {
        deploy("start", MigrationTiming.AFTER);
    }

    /** Bring back the first release and the schema that it knows, and let every process learn it. */
    void startAgain() {
        String unused = sql(AS_AT_THE_START);
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

    /** Do what a plan fills rows in with, in a release, and see that none is left. */
    void fill(String revision) {
        MigrationPlan plan = planOf(revision);
        for (PlanStep step : plan.steps()) {
            if (step instanceof PlanStep.BackfillStep fill) {
                runIn(revision, fill.command().toArray(String[]::new));
            }
        }
        verify(revision);
    }

    /** See by a plan's own question that no row is left, or that what it built is as it must be. */
    void verify(String revision) {
        List<String> questions = planOf(revision).steps().stream()
                .filter(PlanStep.VerifyStep.class::isInstance)
                .map(step -> ((PlanStep.VerifyStep) step).query().ruby().strip())
                .toList();
        assertThat(questions).hasSize(1);
        runIn(revision, "bin/rails", "runner", "left = " + questions.get(0) + "; abort left.to_s unless left.zero?");
    }

    private static MigrationPlan planOf(String revision) {
        return WalkedPlans.of(revision.substring(0, revision.lastIndexOf('-')));
    }

    /** Run this once in the image of a release. */
    void runIn(String revision, String... command) {
        assertThat(node.runOnce(shop, revision, command))
                .as("exit code of " + List.of(command))
                .isZero();
    }

    /** What SQL answers. */
    String sql(String sql) {
        return node.run(
                DATABASE, "psql", "-q", "-t", "-A", "-h", "/tmp", "-U", "app", "-d", "app_production", "-c", sql);
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
