package dev.railsk.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void dropsColours() {
        assertThat(SafeText.line("\u001b[1;31mred\u001b[0m text")).isEqualTo("red text");
    }

    @Test
    void dropsTitlesOfTheWindow() {
        assertThat(SafeText.line("a\u001b]0;title\u0007b")).isEqualTo("ab");
    }

    @Test
    void keepsWhatPeopleWrite() {
        assertThat(SafeText.line("Grüße, 你好 🚀")).isEqualTo("Grüße, 你好 🚀");
    }

    @Test
    void keepsLineBreaksWhereThereMayBeSeveralLines() {
        assertThat(SafeText.lines("a\nb\r\n")).isEqualTo("a\nb\n");
        assertThat(SafeText.line("a\nb\tc")).isEqualTo("a b c");
    }

    @Property
    void leavesNoControlCharacter(@ForAll String text) {
        assertThat(SafeText.line(text).chars()).noneMatch(Character::isISOControl);
    }
}
