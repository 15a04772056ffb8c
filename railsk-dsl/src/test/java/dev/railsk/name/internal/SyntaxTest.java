package dev.railsk.name.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The checks by hand agree with the regular expressions that Kubernetes documents. */
class SyntaxTest {

    @Property
    void labels(@ForAll("texts") String text) {
        assertThat(Syntax.isLabel(text, 5)).isEqualTo(text.matches("[a-z0-9]([a-z0-9-]{0,3}[a-z0-9])?"));
    }

    @Property
    void domains(@ForAll("texts") String text) {
        assertThat(Syntax.isDomain(text))
                .isEqualTo(text.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"));
    }

    @Property
    void words(@ForAll("texts") String text) {
        assertThat(Syntax.isWord(text, "-_.", 6)).isEqualTo(text.matches("[-_.A-Za-z0-9]{1,6}"));
        assertThat(Syntax.isPlainAtBothEnds(text)).isEqualTo(text.matches("(?s)[A-Za-z0-9](.*[A-Za-z0-9])?"));
    }

    @Property
    void digits(@ForAll("texts") String text) {
        assertThat(Syntax.isNumber(text, 3)).isEqualTo(text.matches("[0-9]{1,3}"));
        assertThat(Syntax.startsWithDigit(text)).isEqualTo(text.matches("(?s)[0-9].*"));
        assertThat(Syntax.hasLowerCase(text)).isEqualTo(text.matches("(?s).*[a-z].*"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abzAZ019-._/: \n\u00e9\u0661").ofMaxLength(8);
    }
}
