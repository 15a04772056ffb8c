package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.ImageQuestions;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.deploy.schema.CodeState;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.PendingMigration;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real Rails is asked, and its answers are understood. */
@OnARealNode
class QuestionsNodeIT {

    private static final String DROP = "20260202000001";

    private final RealNode node = new RealNode();
    private final Environment shop =
            node.shop(app -> app.migration(migration -> migration.timing(MigrationTiming.MANUAL)));

    @AfterEach
    void close() {
        node.close();
    }

    private ImageQuestions image(String revision) {
        return Deployer.on(node.cluster()).image(shop, Revision.of(revision));
    }

    private void migrate(String revision) {
        DeployReport report = Deployer.on(node.cluster())
                .migrate(
                        shop,
                        Revision.of(revision),
                        DeployOptions.DEFAULT,
                        DeployListener.silent(),
                        new Cancellation());
        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void tellsHowItsDatabaseAndItsCodeStandFromTheFirstMigrationToADropAndWhatHindersIt() {
        assertThat(node.deploy(shop, "v1", DeployListener.silent()).outcome()).isEqualTo(Outcome.SUCCEEDED);

        AskedMigrations never = image("v1").migrations();
        assertThat(never.states().why()).contains(Hindrance.NO_SCHEMA_TABLE);
        assertThat(never.pending().found().orElseThrow())
                .extracting(PendingMigration::version)
                .contains("20260101000001", "20260101000002");

        migrate("v1");
        AskedMigrations first = image("v1").migrations();
        assertThat(first.pending()).isEqualTo(Answer.told(List.of()));
        assertThat(image("v3").migrations().pending().found().orElseThrow())
                .extracting(PendingMigration::version)
                .contains(DROP);

        CodeState code = image("v2").code().code().found().orElseThrow();
        assertThat(code.rails()).matches("(7\\.2|8)\\..*");
        assertThat(code.ignores("posts", "legacy")).isTrue();
        assertThat(code.model("Post").orElseThrow().columns())
                .contains("id", "title")
                .doesNotContain("legacy");
        assertThat(code.model("Post").orElseThrow().required()).contains("created_at");

        migrate("v3");
        MigrationState ahead =
                image("v1").migrations().states().found().orElseThrow().get(0);
        assertThat(ahead.database()).isEqualTo("app_production");
        assertThat(ahead.ahead()).extracting(MigrationRow::version).contains(DROP);
        assertThat(ahead.pending()).isEmpty();
        tellsWhatHindersItAndLeavesNothing();
    }

    private void tellsWhatHindersItAndLeavesNothing() {
        node.setSecret("not-the-password");
        assertThat(image("v3").migrations().states().why()).contains(Hindrance.WRONG_LOGIN);
        assertThat(image("v3").code().code().why()).contains(Hindrance.WRONG_LOGIN);
        node.setSecret(RealNode.PASSWORD);
        assertThat(node.client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(node.namespace())
                        .list()
                        .getItems())
                .noneMatch(job -> job.getMetadata().getName().contains("-probe-"));
    }
}
