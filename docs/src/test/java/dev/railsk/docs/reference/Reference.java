package dev.railsk.docs.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pages of the reference, as the code says them. */
final class Reference {

    /** The version of every word whose Javadoc has no {@code @since}. */
    static final String FIRST_VERSION = "0.1.0";

    private final Map<String, TypeDoc> types = new TreeMap<>();

    private final RenderedFields fields;
    private final StaticWords words;

    Reference(List<TypeDoc> found, RenderedFields fields, StaticWords words) {
        this.fields = fields;
        this.words = words;
        for (TypeDoc type : Written.of(found)) {
            types.put(type.name(), type);
        }
    }

    /** The text of every page by its file's name. */
    Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", index());
        for (PageGroup group : PageGroup.values()) {
            pages.put(group.file(), page(group));
        }
        pages.put(StaticWordsPage.FILE, StaticWordsPage.of(words, List.copyOf(types.values())));
        return pages;
    }

    /** What a word is called in the whole reference: {@code type.word} for each, without its parameters. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (TypeDoc type : types.values()) {
            names.add(type.name());
            for (WordDoc word : type.words()) {
                names.add(word.name());
                names.add(type.name() + "." + word.name());
            }
        }
        words.all().forEach(word -> names.add(word.name()));
        return names;
    }

    private String index() {
        StringBuilder page = new StringBuilder("# Reference\n\n")
                .append(
                        "Every word of the definition language, made from the Javadoc of the code: a test fails where it differs. ")
                .append("You know the word of another tool? [It is called ..](words.md)\n\n")
                .append("Beside a factory or constant stands its [static word](")
                .append(StaticWordsPage.FILE)
                .append("), which one import brings: `import static dev.railsk.Words.*;`.\n\n")
                .append("Every word is there since ")
                .append(FIRST_VERSION)
                .append(", unless its line says another version.\n\n")
                .append(
                        "What a word *renders* is found by a render of a small example with it and one without: the fields that ")
                .append(
                        "differ, in a web workload's objects where several have the word; for a word that takes back, after the ")
                .append(
                        "one that it takes back. It is empty where the example changes none: the word opens a Spec, or speaks ")
                .append("to the deploy.\n\n")
                .append("| page | what | words of | values |\n| --- | --- | --- | --- |\n");
        for (PageGroup group : PageGroup.values()) {
            page.append("| [")
                    .append(group.title())
                    .append("](")
                    .append(group.file())
                    .append(") | ");
            page.append(group.what()).append(" | ");
            page.append(String.join(", ", links("README.md", members(group, true))))
                    .append(" | ");
            page.append(String.join(", ", links("README.md", members(group, false))))
                    .append(" |\n");
        }
        return page.toString();
    }

    private String page(PageGroup group) {
        StringBuilder page = new StringBuilder("# ").append(group.title()).append("\n\n");
        page.append(group.what()).append(". Made from the code; [all pages](README.md). Every word is there since ");
        page.append(FIRST_VERSION).append(", unless its line says another version.\n");
        for (TypeDoc type : members(group, true)) {
            section(page, group, type);
        }
        for (TypeDoc type : members(group, false)) {
            section(page, group, type);
        }
        return page.toString();
    }

    private void section(StringBuilder page, PageGroup group, TypeDoc type) {
        page.append("\n## ").append(type.name()).append("\n\n");
        for (String paragraph : type.text()) {
            page.append(paragraph.replace("\\|", "|")).append("\n\n");
        }
        List<TypeDoc> ladder = ladder(type);
        if (!ladder.isEmpty()) {
            page.append("It also has the words of ");
            page.append(String.join(", ", links(group.file(), ladder))).append(".\n\n");
        }
        if (type.words().isEmpty()) {
            page.append("It has no words of its own.\n");
            return;
        }
        page.append(
                type.isSpec()
                        ? "| word | what it says | default | renders |\n| --- | --- | --- | --- |\n"
                        : "| word | what it says |\n| --- | --- |\n");
        for (WordDoc word : type.words()) {
            page.append("| ").append(DocText.code(word.call()));
            words.of(type, word).ifPresent(same -> page.append(", ").append(same.inText()));
            page.append(" | ").append(text(group, type, word)).append(" |");
            page.append(type.isSpec() ? cell(standard(type, word)) + cell(fields.of(type, word)) : "");
            page.append('\n');
        }
    }

    private static String cell(String text) {
        return text.isEmpty() ? " |" : " " + text + " |";
    }

    private String text(PageGroup group, TypeDoc type, WordDoc word) {
        List<TypeDoc> named = new ArrayList<>();
        List<String> all = new ArrayList<>(word.types());
        all.add(type.isSpec() ? "" : word.made());
        for (String written : all) {
            for (String name : written.split("\\W+", -1)) {
                types.values().stream()
                        .filter(found ->
                                found.simpleName().equals(name) && !found.equals(type) && !named.contains(found))
                        .forEach(named::add);
            }
        }
        String more = named.isEmpty() ? "" : " See " + String.join(", ", links(group.file(), named)) + ".";
        return word.text() + more + (word.since().isEmpty() ? "" : " Since " + word.since() + ".");
    }

    /** The default as its text says it, or as the word that brings it back does. */
    private static String standard(TypeDoc type, WordDoc word) {
        if (!word.standard().isEmpty()) {
            return word.standard();
        }
        String unset = "default" + Character.toUpperCase(word.name().charAt(0))
                + word.name().substring(1);
        Optional<WordDoc> found = type.words().stream()
                .filter(other -> other.name().equals(unset))
                .findFirst();
        if (found.isEmpty()) {
            return "";
        }
        String text = found.get().text().replace(", as when nothing is said", "");
        String told = text.contains("when nothing is said") ? "See *Defaults* of what has the word." : text;
        return told + " (`" + unset + "()`)";
    }

    private List<TypeDoc> ladder(TypeDoc type) {
        List<TypeDoc> ladder = new ArrayList<>();
        TypeDoc parent = types.get(type.parent());
        while (parent != null) {
            ladder.add(parent);
            parent = types.get(parent.parent());
        }
        type.shares().stream().filter(types::containsKey).map(types::get).forEach(ladder::add);
        return ladder;
    }

    private List<TypeDoc> members(PageGroup group, boolean isSpec) {
        return types.values().stream()
                .filter(type -> PageGroup.of(type).filter(group::equals).isPresent())
                .filter(type -> type.isSpec() == isSpec)
                .toList();
    }

    private static List<String> links(String from, List<TypeDoc> to) {
        List<String> links = new ArrayList<>();
        for (TypeDoc type : to) {
            links.add("[" + type.name() + "](" + place(from, type) + ")");
        }
        return links;
    }

    /** Where a type is described, seen from another page. */
    static String place(String from, TypeDoc type) {
        String file = PageGroup.of(type).orElseThrow().file();
        return (file.equals(from) ? "" : file) + "#"
                + type.name().replace(".", "").toLowerCase(Locale.ROOT);
    }
}
