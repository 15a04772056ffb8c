package dev.railsk.cli.internal.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"90s,PT90S", "10m,PT10M", "1h30m,PT1H30M", "2h5s,PT2H5S", "999999s,PT999999S"})
    void readsHoursMinutesAndSeconds(String text, Duration expected) {
        assertThat(DurationText.parse("--timeout", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "10 m", "1m1h", "1m1m", "0s", "-5s", "1.5h", "5d", "10M", "9999999s", "٣s"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> DurationText.parse("--timeout", text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--timeout must be a duration longer than nothing, but was \"" + text + "\"\n"
                        + "Write hours, minutes and seconds, such as 90s, 10m or 1h30m.");
    }

    @Property
    void readsWhatItWrites(@ForAll @LongRange(min = 1, max = 1_000_000) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThat(DurationText.parse("--timeout", DurationText.of(duration))).isEqualTo(duration);
    }
}
