package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.testing.cluster.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The logs of all pods of a workload, with the values of secrets hidden. */
@Timeout(60)
class LogsTest {

    private final ShopDeploy shop = ShopDeploy.ready();
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    private final LogListener listener = new LogListener() {
        @Override
        public void line(PodLine line) {
            lines.add(line.pod().name().replaceAll("-[a-z0-9]+-[a-z0-9]+$", "") + " " + line.container() + " | "
                    + line.line());
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }
    };

    private void read(LogQuery query) {
        Deployer.on(shop.cluster).logs(shop.environment, query, listener, cancellation);
    }

    @Test
    void areThoseOfAllPods() {
        shop.deploy();

        read(LogQuery.ALL);

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "shop-web web | started", "shop-web web | started", "shop-sidekiq sidekiq | started");
        assertThat(notes).isEmpty();
    }

    @Test
    void areThoseOfOneWorkload() {
        shop.deploy();

        read(LogQuery.ALL.of("sidekiq"));

        assertThat(lines).containsExactly("shop-sidekiq sidekiq | started");
    }

    @Test
    void goNoFurtherBackThanAsked() throws InterruptedException {
        shop.deploy();
        shop.cluster.time().sleep(Duration.ofHours(1));

        read(LogQuery.ALL.since(Duration.ofMinutes(10)));

        assertThat(lines).isEmpty();
    }

    @Test
    void areCutToTheirEnd() {
        shop.cluster.workload("sidekiq", Outcome.crashLoop("one", "two", "three"));
        Assertions.assertThatThrownBy(shop::deploy).isInstanceOf(RolloutFailedException.class);

        read(LogQuery.ALL.of("sidekiq").tail(2));

        assertThat(lines).containsExactly("shop-sidekiq sidekiq | two", "shop-sidekiq sidekiq | three");
    }

    @Test
    void areThoseOfTheRunBefore() {
        shop.cluster.workload("sidekiq", Outcome.crashLoop("before"));
        Assertions.assertThatThrownBy(shop::deploy).isInstanceOf(RolloutFailedException.class);

        read(LogQuery.ALL.of("sidekiq").previous());

        assertThat(lines).containsExactly("shop-sidekiq sidekiq | before");
    }

    @Test
    void hideTheValuesOfSecrets() {
        shop.cluster.workload("sidekiq", Outcome.crashLoop("key is seeded!"));
        Assertions.assertThatThrownBy(shop::deploy).isInstanceOf(RolloutFailedException.class);

        read(LogQuery.ALL.of("sidekiq"));

        assertThat(lines).singleElement().asString().doesNotContain("seeded");
    }

    @Test
    void sayWhichSecretsTheyCannotHide() {
        shop.deploy();
        shop.cluster.deny("get", "secrets");

        read(LogQuery.ALL);

        assertThat(notes)
                .containsExactly("no right to get secrets, so the values of these cannot be hidden in the logs:"
                        + " shop-secrets");
        assertThat(lines).hasSize(3);
    }

    @Test
    void sayThatTheyMayNotBeRead() {
        shop.deploy();
        shop.cluster.deny("get", "pods/log");

        read(LogQuery.ALL.of("sidekiq"));

        assertThat(lines).isEmpty();
        assertThat(notes).singleElement().asString().startsWith("could not read the log of Pod shop-sidekiq-");
    }

    @Test
    void areFollowedIntoNewPods() {
        shop.deploy();
        LogListener stopping = line -> {
            listener.line(line);
            if (lines.size() == 1) {
                shop.cluster.delete(line.pod());
            } else if (line.container().equals("sidekiq")) {
                cancellation.cancel();
                Thread.currentThread().interrupt();
            }
        };

        Deployer.on(shop.cluster)
                .logs(shop.environment, LogQuery.ALL.of("sidekiq").follow(), stopping, cancellation);

        assertThat(lines)
                .filteredOn(line -> line.contains(" sidekiq | "))
                .containsExactly("shop-sidekiq sidekiq | started", "shop-sidekiq sidekiq | started");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void nameTheWorkloadsThatThereAre() {
        assertThatThrownBy(() -> read(LogQuery.ALL.of("wbe")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("environment \"default\" of shop has no workload \"wbe\"")
                .hasMessageContaining("Name one of: web, sidekiq.");
    }
}
