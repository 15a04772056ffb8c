package dev.railsk.docs.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page of the static words, in the order in which one looks for them. */
final class StaticWordsPage {

    static final String FILE = "static-words.md";

    private static final String INTRODUCTION =
            """
            # Static words

            What `import static dev.railsk.Words.*;` brings, made from the code; [all pages](README.md). A word does what its factory does, and \
            nothing else: look there for what there is to know.

            | word | what it is | the same as |
            | --- | --- | --- |
            """;

    private static final String CONSTANTS =
            """

            ## Constants

            | constants | are those of |
            | --- | --- |
            """;

    private StaticWordsPage() {}

    /** The page, with links to where these types are described. */
    static String of(StaticWords words, List<TypeDoc> types) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        Map<String, StringBuilder> constants = new TreeMap<>();
        List<StaticWord> all = words.all().stream()
                .sorted(Comparator.comparing(StaticWord::call))
                .toList();
        for (StaticWord word : all) {
            if (!word.isConstant()) {
                page.append("| ")
                        .append(DocText.code(word.call()))
                        .append(" | ")
                        .append(word.text());
                page.append(" | ").append(linked(word.factory(), types)).append(" |\n");
            }
        }
        for (StaticWord word : words.all()) {
            if (word.isConstant()) {
                StringBuilder names = constants.computeIfAbsent(word.made(), type -> new StringBuilder());
                names.append(names.isEmpty() ? "" : ", ").append(word.inText());
            }
        }
        page.append(CONSTANTS);
        constants.forEach((type, names) -> page.append("| ")
                .append(names)
                .append(" | ")
                .append(linked(type, types))
                .append(" |\n"));
        return page.toString();
    }

    private static String linked(String code, List<TypeDoc> types) {
        return types.stream()
                .filter(type -> code.equals(type.name()) || code.startsWith(type.name() + "."))
                .filter(type -> PageGroup.of(type).isPresent())
                .max(Comparator.comparing(type -> type.name().length()))
                .map(type -> "[" + DocText.code(code) + "](" + Reference.place("", type) + ")")
                .orElse(DocText.code(code));
    }
}
