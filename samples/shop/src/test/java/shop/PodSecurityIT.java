package shop;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.testing.contract.PodSecurityContract;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class PodSecurityIT extends PodSecurityContract {

    @Override
    protected RailsApp app() {
        return Shop.app();
    }

    @Override
    protected Cluster open() {
        return Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
                .open();
    }
}
