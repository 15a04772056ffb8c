package dev.railsk.testing;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.task.When;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobAssertionsTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> {})
            .task("assets", task -> task.when(When.BEFORE_ROLLOUT)
                    .command("bin/upload-assets")
                    .tries(3)
                    .deadline(Duration.ofMinutes(10)))
            .cron("digest", cron -> cron.at("30 9 * * *", "Europe/London")
                    .command("bin/rails", "digest")
                    .tries(2)
                    .restartInPlace()
                    .startWithin(Duration.ofMinutes(5))
                    .history(5, 2)
                    .suspended()));

    @Test
    void acceptsWhatATaskSays() {
        assertThat(SHOP)
                .job("default", "assets", "abcd123")
                .hasLabel("app.kubernetes.io/component", "assets")
                .job()
                .hasTries(3)
                .triesInPodsOfTheirOwn()
                .hasDeadline(Duration.ofMinutes(10))
                .isKeptFor(Duration.ofDays(1))
                .and()
                .container("assets")
                .hasCommand("bin/upload-assets");
    }

    @Test
    void acceptsWhatACronTaskSays() {
        assertThat(SHOP)
                .inEnvironment("default", "abcd123")
                .cronJob("shop-digest")
                .job()
                .startsAt("30 9 * * *", "Europe/London")
                .startsWithin(Duration.ofMinutes(5))
                .keeps(5, 2)
                .isSuspended()
                .hasTries(2)
                .restartsInPlace();
    }

    @Test
    void saysWhatIsOtherwise() {
        assertThatThrownBy(() -> assertThat(SHOP)
                        .job("default", "assets", "abcd123")
                        .job()
                        .hasTries(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Job shop-assets-abcd123-1 spec.backoffLimit\n  wanted  0\n  found   2")
                .hasMessageContaining("defined at JobAssertionsTest.java:");
        assertThatThrownBy(() -> assertThat(SHOP)
                        .job("default", "assets", "abcd123")
                        .job()
                        .isSuspended())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("spec.suspend\n  wanted  true\n  found   not set");
    }

    @Test
    void refusesAnObjectThatIsNoJob() {
        assertThatThrownBy(() -> assertThat(SHOP)
                        .inEnvironment("default", "abcd123")
                        .deployment("shop-web")
                        .job())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Deployment shop-web kind\n  is neither a Job nor makes any");
    }
}
