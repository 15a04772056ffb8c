package dev.railsk.deploy.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void makesTextOfWhateverItGets() {
        assertThat(Html.escaped("<script>alert('x')</script> &lt; \"a\""))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;lt; &quot;a&quot;");
    }

    @Test
    void endsNoAttributeEarly() {
        assertThat(new Html().begin("td", "class", "a\" onclick=\"x").toString())
                .isEqualTo("<td class=\"a&quot; onclick=&quot;x\">");
    }

    @Test
    void leavesOutAttributesWithoutAValue() {
        assertThat(new Html().element("td", "a", "class", "").toString()).isEqualTo("<td>a</td>\n");
    }

    @Test
    void showsWhatHides() {
        assertThat(Html.escaped("a\u202eb\u200bc\u0000d\uD800e\u2028f"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf");
    }

    @Test
    void takesTheColoursOfATerminalAway() {
        assertThat(Html.escaped("\u001b[1;31mred\u001b[0m")).isEqualTo("red");
        assertThat(Html.escaped("end\u001b")).isEqualTo("end");
        assertThat(Html.escaped("end\u001b[")).isEqualTo("end");
    }

    @Test
    void keepsLinesAndLettersOfAllLanguages() {
        assertThat(new Html().lines(List.of("größer", "\ud83d\ude80\t<b>")).toString())
                .isEqualTo("<pre tabindex=\"0\">größer\n\ud83d\ude80\t&lt;b&gt;</pre>\n");
    }

    @Test
    void writesDurationsAsPeopleDo() {
        assertThat(Words.of(Duration.ZERO)).isEqualTo("0 s");
        assertThat(Words.of(Duration.ofMillis(450))).isEqualTo("0.4 s");
        assertThat(Words.of(Duration.ofSeconds(3))).isEqualTo("3 s");
        assertThat(Words.of(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(Words.of(Duration.ofSeconds(192))).isEqualTo("3 min 12 s");
        assertThat(Words.of(Duration.ofHours(1))).isEqualTo("1 h 0 min");
    }
}
