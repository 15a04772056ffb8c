package dev.railsk.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cli.internal.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every word, type and command of railsk that {@code words.md} names is there. */
class OtherToolsTest {

    private static final Path PAGE = Path.of("reference", "words.md");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern WORD = Pattern.compile("([A-Za-z.]+)\\((?:\\.\\.)?\\)");
    private static final Pattern TYPE_OR_CONSTANT = Pattern.compile("[A-Z][A-Za-z]*(?:\\.[A-Z_]+)?|[A-Z_]+");
    private static final Pattern OPTION = Pattern.compile("--[a-z]+");

    @Test
    void namesOnlyWhatThereIs() throws IOException {
        Set<String> names = new Reference(
                        Sources.read(ReferenceTest.SOURCES),
                        RenderedFields.read(ReferenceTest.RENDERED),
                        StaticWords.read(ReferenceTest.WORDS_SOURCES))
                .names();
        List<String> named = named();

        assertThat(named).hasSizeGreaterThan(200).allSatisfy(code -> assertThat(isThere(code, names))
                .as("%s is no word, type, constant, option or command", code)
                .isTrue());
    }

    @Test
    void knowsWhatThereIsNot() {
        Set<String> names = Set.of("web", "Edit", "When.BY_HAND");

        assertThat(List.of("webs(..)", "Edits", "When.NEVER", "railsk attach", "free text"))
                .noneMatch(code -> isThere(code, names));
        assertThat(List.of("web(..)", "Edit", "When.BY_HAND", "railsk diff", "--revision"))
                .allMatch(code -> isThere(code, names));
    }

    @Test
    void saysOfEveryLineWhatItIsCalledOrThatThereIsNone() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(answer(row))
                .matches(
                        answer -> answer.contains("`")
                                || answer.contains("*none*")
                                || answer.contains("--revision")
                                || answer.contains("RailsApp"),
                        "an answer"));
    }

    private static boolean isThere(String code, Set<String> names) {
        Matcher word = WORD.matcher(code);
        if (word.matches()) {
            return names.contains(word.group(1));
        }
        if (code.startsWith("railsk ")) {
            return Commands.NAMES.contains(code.substring(code.indexOf(' ') + 1));
        }
        return OPTION.matcher(code).matches() || (TYPE_OR_CONSTANT.matcher(code).matches() && names.contains(code));
    }

    private static List<String> named() throws IOException {
        List<String> named = new ArrayList<>();
        for (String row : rows()) {
            Matcher code = CODE.matcher(answer(row));
            while (code.find()) {
                named.add(code.group(1));
            }
        }
        return named;
    }

    private static String answer(String row) {
        return row.split("\\|", -1)[2];
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| you look for"))
                .toList();
    }
}
