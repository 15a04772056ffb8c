package dev.railsk.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cli.CommandContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {

    @Test
    void isColoredOnATerminal() {
        assertThat(style(Map.of("TERM", "xterm"), true).isColored()).isTrue();
    }

    @Test
    void isPlainElsewhere() {
        assertThat(style(Map.of("TERM", "xterm", "LANG", "C.UTF-8"), false)).isEqualTo(Style.PLAIN);
    }

    @Test
    void isPlainWhenNoColorIsSet() {
        assertThat(style(Map.of("TERM", "xterm", "NO_COLOR", "1"), true).isColored())
                .isFalse();
        assertThat(style(Map.of("TERM", "xterm", "NO_COLOR", ""), true).isColored())
                .isTrue();
    }

    @Test
    void isPlainOnADumbTerminal() {
        assertThat(style(Map.of("TERM", "dumb"), true).isColored()).isFalse();
        assertThat(style(Map.of(), true).isColored()).isFalse();
    }

    @Test
    void usesUnicodeWhereTheLocaleDoes() {
        assertThat(style(Map.of("LANG", "de_DE.UTF-8"), true).isUnicode()).isTrue();
        assertThat(style(Map.of("LANG", "de_DE.utf8"), true).isUnicode()).isTrue();
        assertThat(style(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C"), true).isUnicode())
                .isFalse();
        assertThat(style(Map.of(), true).isUnicode()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "woodpecker,true", "false,false", "FALSE,false", "0,false", "'',false"})
    void aVariableSaysYesUnlessItSaysNo(String value, boolean isOn) {
        assertThat(Style.isOn(Map.of("CI", value), "CI")).isEqualTo(isOn);
    }

    @Test
    void aVariableThatIsNotSetSaysNo() {
        assertThat(Style.isOn(Map.of(), "CI")).isFalse();
    }

    private static Style style(Map<String, String> variables, boolean isTerminal) {
        return Style.of(CommandContext.empty(Path.of("")).withEnvironment(variables), isTerminal, false);
    }
}
