package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every right of the Role is told by verb and kind when it is not there. */
class RightsTest {

    private static final Environment SHOP = RightsScenario.shop("shop", app -> {});

    @TestFactory
    Stream<DynamicTest> namesTheRightThatIsMissing() {
        List<AccessCheck> rights =
                RightsScenario.told(DeployRights.of(SHOP).roles().get(0));
        return rights.stream()
                .map(right -> DynamicTest.dynamicTest(right.verb() + " " + right.resource(), () -> assertNamed(right)));
    }

    private static void assertNamed(AccessCheck right) {
        FakeCluster cluster = FakeCluster.start()
                .namespace("shop")
                .secret("shop", "shop-secrets", "SECRET_KEY_BASE")
                .deny(right.verb(), right.resource());

        List<String> told = deploy(cluster);

        assertThat(told).hasSize(1).allMatch(line -> RightsScenario.names(line, right));
    }

    private static List<String> deploy(FakeCluster cluster) {
        try {
            return RightsScenario.said(Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123")), "");
        } catch (PreflightRefusedException refusal) {
            return RightsScenario.said(refusal.report(), String.valueOf(refusal.getMessage()));
        }
    }
}
