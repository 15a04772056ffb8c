package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.TaskRun;
import dev.railsk.task.MigrationTiming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three releases of a Rails app under load; v2 ignores a column and adds one, v3 drops the first and stops ignoring it. */
@OnARealNode
class ReleasesNodeIT {

    private final RealNode node = new RealNode();
    private final Environment shop = node.shop(app -> {});

    @BeforeEach
    void deployTheFirst() {
        DeployReport report = node.deploy(shop, "v1", DeployListener.silent());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void noRequestFailsWhenTheColumnGoesBeforeTheCodeThatWouldNameIt() {
        Load load = Load.during(node.url(), () -> {
            deploy(shop, "v2", DeployOptions.DEFAULT);
            deploy(shop, "v3", DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE));
        });

        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
    }

    @Test
    void writesFailWhenTheColumnGoesAfterTheCodeThatNamesItAndTheDeployNamesTheWord() {
        deploy(shop, "v2", DeployOptions.DEFAULT);

        List<DeployReport> reports = new ArrayList<>();
        // A process reads the columns with its first request.
        Load.during(node.url(), () -> reports.add(deploy(shop, "v3", DeployOptions.DEFAULT)));

        assertThat(reports.get(0).warnings()).anyMatch(warning -> warning.contains("migration(m -> m.restartAfter())"));
        assertThat(Load.rounds(node.url(), 4).failures()).isNotEmpty().allMatch(failure -> failure.body()
                .contains("legacy"));
    }

    @Test
    void aRestartAfterTheMigrationEndsTheFailures() {
        Environment restarting = node.shop(app -> app.migration(migration -> migration.restartAfter()));
        deploy(restarting, "v2", DeployOptions.DEFAULT);

        Load load = Load.during(node.url(), () -> deploy(restarting, "v3", DeployOptions.DEFAULT));

        System.out.printf(
                "writes that failed until the restart was complete: %d of %d requests%n",
                load.failures().size(), load.answers().size());
        node.awaitNoLeavingPods();
        assertThat(Load.rounds(node.url(), 10).failures()).isEmpty();
    }

    private DeployReport deploy(Environment environment, String revision, DeployOptions options) {
        DeployReport report = node.deploy(environment, revision, options, DeployListener.silent());
        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        return report;
    }
}
