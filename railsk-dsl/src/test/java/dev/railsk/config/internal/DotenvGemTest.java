package dev.railsk.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.railsk.config.EnvDialect;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is read is what the dotenv gem reads, or refused. The gem's folder {@code lib} is named by {@code RAILSK_DOTENV_GEM};
 * without it there is nothing to compare with.
 */
class DotenvGemTest {

    private static final List<String> PIECES = List.of(
            "A",
            "B",
            "A=",
            "B=",
            "A =",
            "export ",
            "export A",
            "=",
            ":",
            ": ",
            "'",
            "\"",
            "\\",
            "\\\"",
            "\\'",
            "\\n",
            "\\\\",
            "$",
            "$A",
            "${A}",
            "${A",
            "\\$",
            "\\$(",
            "$(",
            "(",
            ")",
            "()",
            "{",
            "}",
            " ",
            "  ",
            "\t",
            "\n",
            "\n",
            "\n",
            "\r",
            "\r\n",
            "#",
            " # c",
            "x",
            "x y",
            "1",
            "\u3000",
            "\u00a0",
            "\u0085",
            "\u2028",
            "\u0000",
            "\u001c",
            "\u000b",
            "\f",
            "\u00e9",
            "\uD83D\uDE00",
            ".",
            "-",
            "A=1\n",
            "B='q'\n",
            "A=\"a\nb\"\n",
            "DOTENV_LINEBREAK_MODE=legacy\n");

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheGemReadsOrRefuses() throws IOException, InterruptedException {
        String gem = System.getenv("RAILSK_DOTENV_GEM");
        assumeTrue(gem != null, "RAILSK_DOTENV_GEM does not name the folder lib of a dotenv gem 3.2");
        List<String> texts = texts(new Random(9), 20_000);

        List<Tree> expected = gem(gem, texts);

        int read = 0;
        for (int number = 0; number < texts.size(); number++) {
            Map<String, String> ours = read(texts.get(number));
            if (ours != null) {
                read++;
                assertThat(Tree.of(ours))
                        .as(Tree.of(texts.get(number)).toJson())
                        .isEqualTo(expected.get(number));
            }
        }
        assertThat(read).isGreaterThan(texts.size() / 20);
    }

    private List<Tree> gem(String lib, List<String> texts) throws IOException, InterruptedException {
        Path script = folder.resolve("dotenv.rb");
        try (InputStream in = DotenvGemTest.class.getResourceAsStream("dotenv.rb")) {
            Files.copy(in, script);
        }
        Path in = Files.writeString(folder.resolve("in.json"), Tree.of(texts).toJsonLine());
        Path out = folder.resolve("out.json");
        Process ruby = new ProcessBuilder("ruby", "-I", lib, script.toString(), in.toString(), out.toString())
                .inheritIO()
                .start();
        assertThat(ruby.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(ruby.exitValue()).isZero();
        return Tree.parseJson(Files.readString(out)).items();
    }

    private static List<String> texts(Random random, int count) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "A=" : "");
            for (int pieces = random.nextInt(9); pieces >= 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static @Nullable Map<String, String> read(String text) {
        try {
            return EnvFileParser.parse("f", EnvDialect.DOTENV, text);
        } catch (InvalidValueException refused) {
            return null;
        }
    }
}
