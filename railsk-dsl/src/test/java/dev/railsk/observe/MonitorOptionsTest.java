package dev.railsk.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Problem;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MonitorOptionsTest {

    private static void assertRefused(ThrowingCallable value, String fact, String nextStep) {
        Problem problem = catchThrowableOfType(InvalidValueException.class, value)
                .problems()
                .get(0);
        assertThat(problem.fact()).isEqualTo(fact);
        assertThat(problem.nextStep()).isEqualTo(nextStep);
    }

    @Test
    void refusesATimeoutLongerThanTheInterval() {
        assertRefused(
                () -> Scrape.podMonitor().timeout(Duration.ofSeconds(31)).interval(Duration.ofSeconds(30)),
                "the timeout of a monitor must not be longer than its interval, but was 31 s, with an interval of 30 s",
                "Shorten timeout(..), or lengthen interval(..).");
    }

    @Test
    void refusesPartsOfASecond() {
        assertRefused(
                () -> Scrape.serviceMonitor().interval(Duration.ofMillis(1500)),
                "the interval of a monitor must be whole seconds, at least 1 and at most 86400, but was PT1.5S",
                "Write Duration.ofSeconds(30), for example.");
    }

    @Test
    void refusesALabelThatNoObjectMayHave() {
        assertRefused(
                () -> Scrape.serviceMonitor().label("release!", "a"),
                "the key of a monitor's label must be a name of at most 63 letters, digits, dashes, underscores and dots,"
                        + " with or without a domain before it, but was \"release!\"",
                "Write it like \"release\" or \"shop.example/team\".");
        assertRefused(
                () -> Scrape.podMonitor().label("release", "a b"),
                "the value of a monitor's label \"release\" must have at most 63 letters, digits, dashes, underscores and"
                        + " dots, but was \"a b\"",
                "Begin and end it with a letter or digit.");
    }

    @Test
    void takesATimeoutAsLongAsTheInterval() {
        Scrape.PodMonitor monitor =
                Scrape.podMonitor().interval(Duration.ofSeconds(30)).timeout(Duration.ofSeconds(30));

        assertThat(monitor.options().timeout()).contains(Duration.ofSeconds(30));
    }
}
