package dev.railsk.cli.internal.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"90s,PT90S", "10m,PT10M", "1h30m,PT1H30M", "2h5s,PT2H5S", "999999s,PT999999S"})
    void readsHoursMinutesAndSeconds(String text, Duration expected) {
        assertThat(DurationText.parse("--timeout", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'',is empty",
        "10,has no unit after 10",
        "m,has \"m\" where a number must be",
        "10 m,has the unit \" \"",
        "1m1h,has \"h\" twice or too late",
        "1m1m,has \"m\" twice or too late",
        "0s,is no time at all",
        "-5s,has \"-\" where a number must be",
        "1.5h,has the unit \".\"",
        "1d,has the unit \"d\"",
        "10M,has the unit \"M\"",
        "9999999s,has a number of more than 6 digits",
        "٣s,has \"٣\" where a number must be"
    })
    void saysWhyItRefusesEverythingElse(String text, String fault) {
        assertThatThrownBy(() -> DurationText.parse("--timeout", text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--timeout must be a duration, but \"" + text + "\" " + fault + "\n"
                        + "  Write hours (h), minutes (m) and seconds (s) in this order, such as 90s, 10m or 1h30m.");
    }

    @Property
    void readsWhatItWrites(@ForAll @LongRange(min = 1, max = 1_000_000) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThat(DurationText.parse("--timeout", DurationText.of(duration))).isEqualTo(duration);
    }
}
