package dev.railsk.cli.internal.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    @Test
    void hasNoLetterThatMarkdownOrHtmlTakesForMore() {
        String text =
                MarkdownText.code("<script>alert(1)</script> | `x` **b** [a](http://e) @all #1 &lt; \\ ~~s~~ $x$");

        assertThat(text).startsWith("<code>&#60;script&#62;").endsWith("</code>");
        String inner = text.substring("<code>".length(), text.length() - "</code>".length());
        assertThat(inner.replaceAll("&#[0-9]+;", "")).matches("[A-Za-z0-9 ,-]*");
    }

    @Test
    void isOneLine() {
        assertThat(MarkdownText.code("a\n\n# b\r\tc\u2028d")).isEqualTo("<code>a  &#35; b cd</code>");
    }

    @Test
    void showsNothingAsADash() {
        assertThat(MarkdownText.code("")).isEqualTo("-");
    }

    @Test
    void keepsLettersOfAllLanguages() {
        assertThat(MarkdownText.plain("größer \u4e2d \ud83d\ude80")).isEqualTo("größer \u4e2d \ud83d\ude80");
    }

    @Test
    void cutsWhatIsTooLongBetweenLetters() {
        String text = MarkdownText.plain("a".repeat(399) + "\ud83d\ude80" + "b");

        assertThat(text).isEqualTo("a".repeat(399) + "\u2026");
    }

    @Test
    void endsABlockOnlyWhereItEnds() {
        assertThat(MarkdownText.block(List.of("</pre>", "", "# x")))
                .isEqualTo("\n<pre>&#60;&#47;pre&#62;&#10;&#10;&#35; x&#10;</pre>\n");
    }
}
