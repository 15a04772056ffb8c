package dev.railsk.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.problem.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnvFileParserTest {

    @Test
    void namesFileAndLineButNoContent() {
        assertThat(refusal(EnvDialect.KUBECTL, "A=1\n\nexport SECRET=hunter2\n"))
                .isEqualTo("app.env line 3: the name before \"=\" is not one that kubectl takes");
        assertThat(refusal(EnvDialect.KUBECTL, "A=1\nSECRET\n")).isEqualTo("app.env line 2: there is no \"=\"");
        assertThat(refusal(EnvDialect.KUSTOMIZE, "A=1\nB=2\nA=3\n"))
                .isEqualTo("app.env line 3: this name is set in line 1 already");
        assertThat(refusal(EnvDialect.DOTENV, "A=1\nB='x\ny\n"))
                .isEqualTo("app.env line 2: a quote is opened and not closed");
        assertThat(refusal(EnvDialect.DOTENV, "A='x\ny'\nB=$(id)\n"))
                .isEqualTo("app.env line 3: the value asks for a shell command, which railsk never runs");
        assertThat(refusal(EnvDialect.DOTENV, "hunter 2\n")).isEqualTo("app.env line 1: this is not a setting");
    }

    @Test
    void refusesAPastedKeyBeforeItBecomesNames() {
        String pasted =
                "A=1\nKEY=\"-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\"\n";

        assertThat(refusal(EnvDialect.KUSTOMIZE, pasted))
                .isEqualTo("app.env line 2: a key or certificate of several lines begins here");
        assertThat(EnvFileParser.parse("app.env", EnvDialect.DOTENV, pasted)).containsOnlyKeys("A", "KEY");
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThat(refusal(EnvDialect.KUBECTL, "A=\uD83D\n")).isEqualTo("app.env: half of a surrogate pair is no text");
    }

    @Test
    void refusesMoreThanKubernetesStores() {
        String most = "A=" + "x".repeat(1 << 20);

        assertThat(EnvFileParser.parse("app.env", EnvDialect.DOTENV, most)).hasSize(1);
        assertThat(refusal(EnvDialect.KUBECTL, most + "x"))
                .isEqualTo("app.env: the values have 1048577 bytes, but Kubernetes stores at most 1048576");
    }

    @Test
    void showsNamesOnlyAsText() {
        assertThat(EnvFile.text(EnvDialect.KUBECTL, "A=hunter2")).hasToString("EnvFile[A]");
    }

    @Property
    void readsBackWhatItIsGivenInEveryDialect(@ForAll("settings") Map<String, String> settings) {
        StringBuilder plain = new StringBuilder();
        StringBuilder quoted = new StringBuilder();
        settings.forEach((name, value) -> {
            plain.append(name).append('=').append(value).append('\n');
            quoted.append(name).append("='").append(value).append("' # note\n");
        });

        assertThat(EnvFileParser.parse("f", EnvDialect.KUBECTL, plain.toString()))
                .isEqualTo(settings);
        assertThat(EnvFileParser.parse("f", EnvDialect.KUSTOMIZE, plain.toString()))
                .isEqualTo(settings);
        assertThat(EnvFileParser.parse("f", EnvDialect.DOTENV, quoted.toString()))
                .isEqualTo(settings);
    }

    @Property
    void neverShowsContentAndNeverFailsOtherwise(@ForAll("files") String text, @ForAll EnvDialect dialect) {
        // A name is no content.
        Assume.that(text.lines().noneMatch(line -> line.matches("[^=]*hunter2[^=]*=.*")));
        try {
            EnvFileParser.parse("f", dialect, text);
        } catch (InvalidValueException e) {
            assertThat(e.getMessage()).doesNotContain("hunter2").startsWith("f");
        }
    }

    @Provide
    static Arbitrary<Map<String, String>> settings() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("ABC_xyz09")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(name -> "K" + name);
        Arbitrary<String> values = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\u00E4\u20AC")
                .excludeChars('\'', '"', '\\')
                .ofMaxLength(20);
        return Arbitraries.maps(names, values).ofMaxSize(6).map(LinkedHashMap::new);
    }

    @Provide
    static Arbitrary<String> files() {
        return Arbitraries.of(
                        "A",
                        "=",
                        "hunter2",
                        "\"",
                        "'",
                        "\\",
                        "$",
                        "(",
                        ")",
                        "{",
                        "}",
                        " ",
                        "\n",
                        "\r",
                        "#",
                        ":",
                        "export ",
                        "\uFEFF",
                        "-----BEGIN ")
                .list()
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces));
    }

    private static String refusal(EnvDialect dialect, String text) {
        try {
            return "read: " + EnvFileParser.parse("app.env", dialect, text);
        } catch (InvalidValueException e) {
            return e.problems().get(0).fact();
        }
    }
}
