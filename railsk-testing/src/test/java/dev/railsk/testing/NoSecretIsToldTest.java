package dev.railsk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** That the check after every test finds a value wherever one may be, and is made. */
class NoSecretIsToldTest {

    /** What a test may hold. */
    private static final class Held {
        private final FakeCluster cluster =
                FakeCluster.start().namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        private final List<DeployEvent> events = new ArrayList<>();
    }

    private static Tree configMap(String name) {
        return Tree.ofYaml(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name
                        + ", namespace: shop}, data: {text: it is seeded}}",
                "a test");
    }

    @AfterAll
    static void isMadeAfterEveryTest() {
        assertThat(NoSecretIsTold.tests()).isPositive();
    }

    @Test
    void findsAValueInAnEvent() {
        Held held = new Held();
        held.events.add(new DeployEvent.Warning(Instant.EPOCH, "the value is seeded"));

        assertThatThrownBy(() -> NoSecretIsTold.check(List.of(held), Optional.empty()))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("the value is (HERE)...");
    }

    @Test
    void findsAValueInWhatATestEndedWith() {
        assertThatThrownBy(() -> NoSecretIsTold.check(
                        List.of(new Held()), Optional.of(new IllegalStateException("refused: c2VlZGVk"))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAValueInARecordAndNotInWhatOthersWrote() {
        Held held = new Held();
        held.cluster.put(configMap("settings"));
        assertThatCode(() -> NoSecretIsTold.check(List.of(held), Optional.empty()))
                .doesNotThrowAnyException();

        held.cluster.put(configMap("railsk-shop-default-1"));

        assertThatThrownBy(() -> NoSecretIsTold.check(List.of(held), Optional.empty()))
                .isInstanceOf(AssertionError.class);
    }
}
