package dev.railsk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.testing.cluster.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Run by {@link NoPropertyTellsASecretTest} only: one of the properties fails on purpose. */
class ToldAndUntold {

    static final int TRIES = 7;

    private final FakeCluster cluster =
            FakeCluster.start().namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
    private final List<String> said = new ArrayList<>();

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void tellsNothing(@ForAll int number) {
        assertThat(cluster).isNotNull();
        said.add("the number is " + number);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void tellsAValue(@ForAll int number) {
        assertThat(cluster).isNotNull();
        said.add("the value is seeded, and not " + number);
    }
}
