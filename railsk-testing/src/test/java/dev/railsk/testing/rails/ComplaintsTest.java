package dev.railsk.testing.rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.FakeCluster;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A running process meets in its tables what a real one was seen to meet. */
@Timeout(60)
class ComplaintsTest {

    private final Environment environment = PostsApp.environment();
    private final FakeCluster cluster = FakeCluster.ready(environment);
    private final ScriptedRails rails = PostsApp.rails().on(cluster);

    private void deploy(String version, MigrationTiming timing) {
        Deployer.on(cluster)
                .deploy(
                        environment,
                        Revision.of(version),
                        DeployOptions.DEFAULT.migrate(timing),
                        DeployListener.silent(),
                        new Cancellation());
    }

    /** A rollout is over while old pods still end. */
    private void settle() {
        try {
            cluster.time().sleep(Duration.ofSeconds(10));
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    private void start() {
        deploy("v1", MigrationTiming.BEFORE);
        assertThat(rails.broken()).isEmpty();
        settle();
        assertThat(rails.complaints()).isEmpty();
    }

    @Test
    void nothingBreaksWhenTheColumnGoesBehindTheCodeThatIgnoresIt() {
        start();

        deploy("v2", MigrationTiming.AFTER);
        deploy("v3", MigrationTiming.BEFORE);

        assertThat(rails.broken()).isEmpty();
        assertThat(rails.columns("posts")).containsExactly("id", "title", "body", "created_at", "updated_at", "slug");
    }

    @Test
    void everyInsertFailsWhenTheColumnGoesUnderTheCodeThatNamesIt() {
        start();

        deploy("v3", MigrationTiming.BEFORE);

        assertThat(rails.broken())
                .hasSize(2)
                .allSatisfy(complaint -> assertThat(complaint.words())
                        .isEqualTo(
                                "PG::UndefinedColumn: ERROR:  column \"legacy\" of relation \"posts\" does not exist"))
                .allMatch(complaint -> complaint.tag().equals("v1"));
        settle();
        assertThat(rails.complaints()).isEmpty();
    }

    @Test
    void codeThatIgnoresNoLongerMustStartBehindTheDrop() {
        start();
        deploy("v2", MigrationTiming.BEFORE);

        deploy("v3", MigrationTiming.AFTER);

        assertThat(rails.broken())
                .hasSize(2)
                .allMatch(complaint -> complaint.tag().equals("v3"));
    }

    @Test
    void anAddedColumnOnlyExpiresPreparedStatements() {
        start();
        rails.release(PostsApp.V1
                .next("add")
                .migration(RailsMigration.of("20260201000001", "AddSlugToPosts").addColumn("posts", "slug", "string")));

        Deployer.on(cluster)
                .migrate(
                        environment,
                        Revision.of("add"),
                        DeployOptions.DEFAULT,
                        DeployListener.silent(),
                        new Cancellation());

        assertThat(rails.broken()).isEmpty();
        assertThat(rails.complaints()).hasSize(2).allMatch(Complaint::isPassing).allMatch(complaint -> complaint
                .words()
                .equals("ERROR:  cached plan must not change result type"));
    }

    @Test
    void codeThatNeedsAColumnFailsUntilItStartsBehindTheAdd() {
        start();
        rails.release(
                PostsApp.V2.next("uses").model(PostsApp.POST.ignores("legacy").uses("slug")));

        deploy("uses", MigrationTiming.AFTER);

        assertThat(rails.broken())
                .anyMatch(complaint -> complaint.words().contains("column \"slug\" of relation"))
                .anyMatch(complaint -> complaint.words().equals("unknown attribute 'slug' for Post."));
        settle();
        assertThat(rails.complaints()).allMatch(complaint -> complaint.tag().equals("uses"));

        deploy("uses", MigrationTiming.MANUAL);
        assertThat(rails.complaints()).isNotEmpty();
        Deployer.on(cluster)
                .restart(
                        environment,
                        Optional.empty(),
                        DeployOptions.DEFAULT,
                        DeployListener.silent(),
                        new Cancellation());
        settle();
        assertThat(rails.complaints()).isEmpty();
    }

    @Test
    void aColumnThatMustHaveAValueBreaksTheCodeThatGivesItNone() {
        start();
        rails.release(PostsApp.V1
                .next("strict")
                .migration(RailsMigration.of("20260201000001", "RequireAuthor")
                        .addRequiredColumn("posts", "author", "string"))
                .model(PostsApp.POST.uses("author")));

        deploy("strict", MigrationTiming.BEFORE);

        assertThat(rails.broken())
                .hasSize(2)
                .allMatch(complaint -> complaint.words().startsWith("PG::NotNullViolation"))
                .allMatch(complaint -> complaint.tag().equals("v1"));
        settle();
        assertThat(rails.complaints()).isEmpty();
    }

    @Test
    void aTableThatGoesBreaksItsModels() {
        start();
        rails.release(PostsApp.V1
                .next("gone")
                .migration(RailsMigration.of("20260201000001", "DropPosts").dropTable("posts")));

        deploy("gone", MigrationTiming.BEFORE);

        assertThat(rails.broken()).isNotEmpty().allMatch(complaint -> complaint
                .words()
                .equals("PG::UndefinedTable: ERROR:  relation \"posts\" does not exist"));
    }
}
