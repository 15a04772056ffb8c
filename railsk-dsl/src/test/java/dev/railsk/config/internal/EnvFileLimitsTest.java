package dev.railsk.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.config.EnvDialect;
import dev.railsk.problem.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No size that an env file chooses is without a bound, and its end comes soon. */
@Timeout(10)
class EnvFileLimitsTest {

    @Test
    void refusesAValueThatMultipliesItself() {
        StringBuilder text = new StringBuilder("A=xxxxxxxxxx\n");
        for (int line = 0; line < 12; line++) {
            text.append("A=").append("${A}".repeat(10)).append('\n');
        }

        assertThatThrownBy(() -> read(text.toString()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("f line 7: the value grows beyond the 1048576 bytes that Kubernetes stores\n")
                .hasMessageEndingWith("Look at the variables that it repeats.");
    }

    @Test
    void refusesManyValuesThatTogetherAreTooLarge() {
        StringBuilder text = new StringBuilder("A=" + "x".repeat(1 << 19) + "\n");
        for (int line = 0; line < 50; line++) {
            text.append("B" + line + "=$A\n");
        }

        assertThatThrownBy(() -> read(text.toString()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(
                        "f line 3: the values up to here have more than the 1048576 bytes that Kubernetes stores\n");
    }

    @Test
    void refusesALargeText() {
        assertThatThrownBy(() -> read("#".repeat((4 << 20) + 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("f: an env file must have at most 4194304 characters, but has 4194305\n");
    }

    static List<String> slow() {
        return List.of(
                "A=\"x\n".repeat(50_000),
                "A='x\n".repeat(50_000) + "'",
                "A=\"\\\"\n".repeat(50_000),
                "A=\"\\\" x\n".repeat(50_000),
                "A=1\n".repeat(100_000),
                "A=" + "$(".repeat(200_000),
                "A=" + "(".repeat(200_000) + ")".repeat(200_000),
                "A=" + "\\$(".repeat(100_000) + ")".repeat(100_000),
                "A\n".repeat(50_000) + "\n".repeat(50_000),
                "A" + "\n".repeat(200_000) + "x y",
                ("A" + " ".repeat(2_000) + "\n").repeat(200),
                "=".repeat(400_000),
                "A='" + "\n".repeat(400_000) + "'");
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("slow")
    void readsOrRefusesLongFilesInLinearTime(String text) {
        String end;
        try {
            end = "read " + read(text);
        } catch (InvalidValueException refused) {
            end = refused.getMessage();
        }

        assertThat(end).matches(known -> known.startsWith("read ") || known.startsWith("f line "));
    }

    private static int read(String text) {
        return EnvFileParser.parse("f", EnvDialect.DOTENV, text).size();
    }
}
