package dev.railsk.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u200e",
                "\u200f",
                "\u061c",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\u00ad",
                "\ufeff",
                "\udb40\udc41"
            })
    void dropsWhatNobodySees(String invisible) {
        String text = "a" + invisible + "b";

        assertThat(SafeText.line(text)).isEqualTo("ab");
        assertThat(SafeText.lines(text)).isEqualTo("ab");
        String json = SafeText.json(Tree.of(text).toJsonLine());
        assertThat(json).matches("\"a(\\\\u[0-9a-f]{4})+b\"");
        assertThat(Tree.parseJson(json)).isEqualTo(Tree.of(text));
    }

    @Test
    void makesTextOfWorkflowCommands() {
        assertThat(SafeText.lines("::error::x\n \u00a0::stop\na::b")).isEqualTo(": :error::x\n \u00a0: :stop\na::b");
        assertThat(SafeText.line("say ##[error]x")).isEqualTo("say # #[error]x");
        assertThat(SafeText.json("\"##[error]x\"")).isEqualTo("\"##\\u005berror]x\"");
    }

    @Property
    void changesNothingTwice(@ForAll String text) {
        assertThat(SafeText.lines(SafeText.lines(text))).isEqualTo(SafeText.lines(text));
        assertThat(SafeText.json(SafeText.json(text))).isEqualTo(SafeText.json(text));
    }

    @Property
    void leavesNoControlCharacter(@ForAll String text) {
        assertThat(SafeText.line(text).chars()).noneMatch(Character::isISOControl);
    }
}
