package dev.railsk.cli.internal.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final CommandModel MODEL = CommandModel.ofEnvironment(
            "render",
            "Render.",
            List.of(Option.of("--revision", "R", "the build"), Option.flag("--dry-run", "only ask")),
            List.of());

    @Test
    void readsOptionsOnBothSidesOfTheEnvironment() {
        Arguments given = Arguments.parse(MODEL, List.of("--revision", "abc", "staging", "--dry-run"));

        assertThat(given.positionals()).containsExactly("staging");
        assertThat(given.value("--revision")).contains("abc");
        assertThat(given.has("--dry-run")).isTrue();
    }

    @Test
    void readsAValueAfterAnEqualsSign() {
        assertThat(Arguments.parse(MODEL, List.of("--revision=a=b")).value("--revision"))
                .contains("a=b");
    }

    @Test
    void takesEverythingAfterTwoDashesByPosition() {
        assertThat(Arguments.parse(MODEL, List.of("--", "--revision")).positionals())
                .containsExactly("--revision");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertThatThrownBy(() -> Arguments.parse(MODEL, List.of("--revision", "--dry-run")))
                .hasMessage("--revision needs a value, but has none\n  Write --revision R.");
    }

    @Test
    void refusesAnEmptyValue() {
        assertThatThrownBy(() -> Arguments.parse(MODEL, List.of("--revision=")))
                .hasMessage("--revision needs a value, but has none\n  Write --revision R.");
    }

    @Test
    void takesNothingForAnOptionThatOnlyLooksLikeIt() {
        for (String almost : List.of("-revision", "-revisionabc", "--revisionabc", "--rev")) {
            assertThatThrownBy(() -> Arguments.parse(MODEL, List.of(almost, "abc")))
                    .hasMessageStartingWith("render has no option " + almost + "\n");
        }
    }

    @Test
    void takesNoMisspeltOptionForAValue() {
        assertThatThrownBy(() -> Arguments.parse(MODEL, List.of("--revision", "--dry-rum")))
                .hasMessage("--revision needs a value, but has none\n  Write --revision R.");
    }

    @Test
    void refusesAValueForAFlag() {
        assertThatThrownBy(() -> Arguments.parse(MODEL, List.of("--dry-run=yes")))
                .hasMessage(
                        "--dry-run takes no value, but was given \"yes\"\n  Write --dry-run alone, or leave it out.");
    }

    @Test
    void refusesAnOptionTwice() {
        assertThatThrownBy(() -> Arguments.parse(MODEL, List.of("--revision", "a", "--revision", "b")))
                .hasMessage("--revision is given twice\n  Keep one of the two.");
    }

    @Test
    void refusesMoreThanItTakes() {
        assertThatThrownBy(() -> Arguments.parse(MODEL, List.of("staging", "production")))
                .hasMessage(
                        """
                        render takes ENV, but was also given "production"
                          "render --help" lists what it takes.""");
    }
}
