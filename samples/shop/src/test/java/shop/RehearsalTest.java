package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.ApplyRefusedException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.deploy.TaskFailedException;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {

    /** A cluster with what others bring: pull secret, secrets that are not the app's own, and those that operators make. */
    private static FakeCluster cluster(String environment) {
        String namespace = Shop.app().environment(environment).namespace();
        return FakeCluster.start()
                .namespace(namespace)
                .secret(namespace, "ghcr", ".dockerconfigjson")
                .secret(namespace, "shop-secrets", "SECRET_KEY_BASE", "STRIPE_KEY", "SMTP_PASSWORD")
                .secret(namespace, "shop-services", "DATABASE_URL", "REDIS_URL", "REDIS_PASSWORD")
                .secret(namespace, "shop-login", "CLIENT_ID", "CLIENT_SECRET", "COOKIE_SECRET");
    }

    private static DeployReport deploy(FakeCluster cluster, String environment) {
        Environment shop = Shop.app().environment(environment);
        return Deployer.on(cluster).deploy(shop, Revision.of("abcd123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "staging", "production"})
    void deploysToAnEmptyNamespace(String environment) {
        try (FakeCluster cluster = cluster(environment)) {
            assertThat(deploy(cluster, environment).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        }
    }

    @Test
    void changesNoWorkloadWhenAssetsCannotBeUploaded() {
        try (FakeCluster cluster = cluster("production").task("assets", Outcome.taskFails("Aws::S3::AccessDenied"))) {
            assertThatThrownBy(() -> deploy(cluster, "production"))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("the task \"assets\" of shop to production failed");

            assertThat(cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-web")))
                    .isEmpty();
        }
    }

    @Test
    void tellsThatTheScannerDoesNotStart() {
        try (FakeCluster cluster = cluster("production").workload("scanner", Outcome.crashLoop("Killed"))) {
            assertThatThrownBy(() -> deploy(cluster, "production"))
                    .isInstanceOf(RolloutFailedException.class)
                    .hasMessageContaining("1 of 1 accessories did not come up")
                    .hasMessageContaining("scanner: CrashLoopBackOff");
        }
    }

    @Test
    void wantsKedaInProductionOnly() {
        try (FakeCluster cluster = cluster("production").without("keda.sh")) {
            assertThatThrownBy(() -> deploy(cluster, "production"))
                    .isInstanceOf(ApplyRefusedException.class)
                    .hasMessageContaining("nothing was written")
                    .hasMessageContaining("ScaledObject shop-sidekiq");
        }
        try (FakeCluster cluster = cluster("staging").without("keda.sh")) {
            assertThat(deploy(cluster, "staging").outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        }
    }
}
