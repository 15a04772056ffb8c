package dev.railsk.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.problem.InvalidValueException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the dotenv gem reads otherwise than one would think, and files that are made to take long. */
class DotenvFaultsTest {

    private static Map<String, String> read(String text) {
        return EnvFile.text(EnvDialect.DOTENV, text).values();
    }

    @Test
    void cutsAsciiBlanksOnly() {
        assertThat(read("A= x\u3000 ")).containsEntry("A", "x\u3000");
        assertThat(read("A=\u2003x")).containsEntry("A", "\u2003x");
    }

    @Test
    void takesAnEmptyExportForALoneOne() {
        assertThat(read("A=1\nexport A=\nB=2")).containsEntry("A", "1").containsEntry("B", "2");
        assertThatThrownBy(() -> read("export A=\n"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a variable is exported that is not set above");
    }

    @Test
    void keepsTheBackslashBeforeWhatIsNoCommand() {
        assertThat(read("A=\\$(")).containsEntry("A", "\\$(");
        assertThat(read("A=\\$(x)")).containsEntry("A", "$(x)");
        assertThat(read("A=a$(b")).containsEntry("A", "a$(b");
    }

    @Test
    void boundsWhatVariablesGrowTo() {
        StringBuilder text = new StringBuilder("A=aaaaaaaaaa\n");
        for (int line = 0; line < 12; line++) {
            text.append("A=").append("${A}".repeat(10)).append('\n');
        }

        assertThatThrownBy(() -> read(text.toString()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("grows beyond the 1048576 bytes")
                .hasMessageNotContaining("aaaa");
    }

    @Test
    void looksForTheEndOfAQuoteOnce() {
        String text = "A='x\n".repeat(50_000) + "B=1'\n";

        assertThat(read(text)).containsEntry("A", "x\nB=1");
    }
}
