package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.CronStatus.State;
import dev.railsk.deploy.DeployReport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All kinds of containers, of workloads and of tasks, on a cluster that runs them or plays it. */
interface PartsScenario {

    /** The longest until a CronJob of each minute has made a Job that has ended. */
    Duration LONGEST = Duration.ofSeconds(150);

    /** The cluster under test. */
    Cluster cluster();

    /** Where the parts are deployed. */
    Parts parts();

    /** Deploy, and tell nobody. */
    default DeployReport deploy(Environment environment) {
        return Deployer.on(cluster())
                .deploy(
                        environment,
                        parts().revision(),
                        DeployOptions.DEFAULT.timeout(Duration.ofMinutes(2)),
                        DeployListener.silent(),
                        new Cancellation());
    }

    /** How the cron task stands, once its first Job has ended. */
    default CronStatus tick(Environment environment) throws InterruptedException {
        Set<State> ended = EnumSet.of(State.SUCCEEDED, State.FAILED);
        Instant limit = cluster().time().now().plus(LONGEST);
        while (true) {
            CronStatus status =
                    Deployer.on(cluster()).status(environment).crons().get(0);
            if (ended.contains(status.state()) || cluster().time().now().isAfter(limit)) {
                return status;
            }
            cluster().time().sleep(Duration.ofSeconds(1));
        }
    }

    @Test
    default void allPartsComeUp() throws InterruptedException {
        DeployReport report = deploy(parts().sound());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.workloads())
                .extracting(WorkloadStatus::workload)
                .containsExactly("web", "mail", "index", "store");
        assertThat(tick(parts().sound()).state()).isEqualTo(State.SUCCEEDED);
    }
}
