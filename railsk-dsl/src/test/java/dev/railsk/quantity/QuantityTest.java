package dev.railsk.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.problem.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "512Mi, 536870912",
        "1.5Gi, 1610612736",
        "2k, 2000",
        "1e3, 1000",
        "9223372036854775807, 9223372036854775807",
        "8388607Ti, 9223370937343148032"
    })
    void knowsHowManyBytes(String text, long bytes) {
        assertThat(Memory.of(text).bytes()).isEqualTo(bytes);
        assertThat(Memory.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mi",
                "0",
                "-5Mi",
                "0.3",
                "1.0000001Ki",
                "8388608Ti",
                "9223372036854775808",
                "12 Mi",
                "\uFF11Mi"
            })
    void refusesMemoryThatIsNoWholeNumberOfBytes(String text) {
        assertThatThrownBy(() -> Memory.of(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("but was \"" + text + "\"")
                .hasMessageContaining("QuantityTest.java:");
    }

    @ParameterizedTest
    @CsvSource({"250m, 250", "1, 1000", "0.5, 500", "1.25, 1250", "9223372036854775m, 9223372036854775"})
    void knowsHowManyThousandthsOfACore(String text, long millis) {
        assertThat(Cpu.of(text).millis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "0", "-1", "0.5m", "0.0005", "9223372036854775807", "1 core", "\u0661"})
    void refusesCpuFinerThanAThousandth(String text) {
        assertThatThrownBy(() -> Cpu.of(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("but was \"" + text + "\"");
    }
}
