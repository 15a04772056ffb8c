package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long events are kept. */
class FakeEventsTest {

    private static final long HOUR = 3600;

    private final Rehearsal shop = new Rehearsal();

    @Test
    void forgetsEventsAfterAnHour() {
        shop.apply(Objects.deployment("web", "shop:1", 1));
        shop.pass(HOUR - 10);
        assertThat(shop.events()).isNotEmpty();

        shop.pass(30);

        assertThat(shop.events()).isEmpty();
    }

    @Test
    void keepsAnEventThatHappensAgain() {
        shop.cluster.workload("web", Outcome.crashLoop());
        shop.apply(Objects.deployment("web", "shop:1", 1));

        shop.pass(2 * HOUR);

        assertThat(shop.events())
                .anyMatch(event -> event.startsWith("Pod BackOff: Back-off restarting failed container web"))
                .noneMatch(event -> event.startsWith("Pod Scheduled"));
    }

    @Test
    void forgetsTheEventsOfSomebodyElse() {
        shop.cluster.put(Objects.manifest("v1", "Event", "told", Map.of()).tree());

        shop.pass(HOUR + 1);

        assertThat(shop.all(ObjectKind.EVENT)).isEqualTo(List.of());
    }
}
