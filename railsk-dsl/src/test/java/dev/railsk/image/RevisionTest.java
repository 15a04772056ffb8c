package dev.railsk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.problem.InvalidAppException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a b     | \"a b\" has a blank; a tag has letters",
                "-v1     | \"-v1\" has \"-\" at its start; a tag has letters",
                "v1/2    | \"v1/2\" has \"/\"; a tag has letters",
                "grün    | \"grün\" has U+00FC; a tag has letters",
                "sha256:0 | \"sha256:0\" has no 64 of the digits 0 to 9 and a to f after sha256:",
                "~~      | was empty",
            })
    void namesWhatNoTagMayHave(String value, String fault) {
        assertThatThrownBy(() -> Revision.of(value))
                .hasMessageStartingWith("a revision must be an image tag or a sha256 digest, but " + fault);
    }

    @Test
    void namesTheLongestTag() {
        assertThatThrownBy(() -> Revision.of("a".repeat(129)))
                .hasMessageStartingWith("a revision must be an image tag or a sha256 digest, but \"" + "a".repeat(40)
                        + "...\" has 129 characters; a tag has at most 128\n");
    }

    @Test
    void namesNoLineOfTheProgramThatTookIt() {
        assertThatThrownBy(() -> Revision.of("a b"))
                .hasMessageEndingWith(
                        "dots and dashes\n  Give the tag that was pushed, such as the commit's SHA, or \"sha256:\""
                                + " and 64 hex digits.");
    }

    @Test
    void namesTheLineOfADefinition() {
        assertThatThrownBy(() -> RailsApp.define(
                        "shop", app -> app.image(Image.tag("a/b", "a b")).web(web -> {})))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("RevisionTest.java:");
    }

    @Test
    void namesTheLineOfAnImageOutsideOfADefinition() {
        assertThatThrownBy(() -> Image.tag("a/b", "a b")).hasMessageContaining("\n  at RevisionTest.java:");
    }

    @Test
    void takesTheLongestTag() {
        assertThat(Revision.of("a".repeat(128)).value()).hasSize(128);
    }

    @Test
    void isCalledByItsTagAndRunsByItsDigest() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        Revision both = Revision.of("v1").pinnedTo(digest);

        assertThat(both.value()).isEqualTo("v1@" + digest);
        assertThat(both.tag()).isEqualTo("v1");
        assertThat(both.digest()).contains(digest);
        assertThat(both.forName()).isEqualTo("v1");
        assertThat(both.forLabel()).isEqualTo("v1");
        assertThat(Revision.of("latest").pinnedTo(digest).isMoving()).isFalse();
        assertThat(Revision.of(digest).pinnedTo(digest)).isEqualTo(Revision.of(digest));
        assertThat(Image.of("ghcr.io:5000/acme/shop").at(both)).isEqualTo("ghcr.io:5000/acme/shop:v1@" + digest);
        assertThat(Image.of("ghcr.io:5000/acme/shop:v1@" + digest).pin()).contains(both);
        assertThat(Image.of("ghcr.io:5000/acme/shop@" + digest).pin()).contains(Revision.of(digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "v1@", "@sha256:0", "v1@sha256:0", "v1@v2"})
    void refusesWhatIsNeither(String value) {
        assertThatThrownBy(() -> Revision.of(value)).hasMessageStartingWith("a revision must be an image tag");
    }
}
