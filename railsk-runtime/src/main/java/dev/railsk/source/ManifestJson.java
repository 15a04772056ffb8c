package dev.railsk.source;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text form of a manifest. A migration is a list of fixed places, since a record is bounded and an app has hundreds of them;
 * what is said again and again stands once, in {@code texts}. A line is a number in the file of what it belongs to, else a list of
 * file and number.
 */
final class ManifestJson {

    static final String SCHEMA = "railsk-source/1";

    private static final String PLACE = "the source manifest of a release";

    private ManifestJson() {}

    static String write(SourceManifest manifest) {
        Texts texts = new Texts();
        List<Object> migrations = new ArrayList<>();
        manifest.migrations().forEach(each -> migrations.add(migration(each, texts)));
        List<Object> ignored = new ArrayList<>();
        manifest.ignored()
                .forEach(each -> ignored.add(List.of(each.model(), each.table(), each.columns(), line(each.at(), ""))));
        List<Object> misread = new ArrayList<>();
        manifest.misread()
                .forEach(each -> misread.add(
                        List.of(texts.number(each.fact()), texts.number(each.nextStep()), line(each.at(), ""))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("migrations", migrations);
        document.put("ignored", ignored);
        document.put("misread", misread);
        document.put("texts", texts.all());
        return Tree.of(document).toJsonLine();
    }

    private static List<Object> migration(MigrationFile migration, Texts texts) {
        List<Object> operations = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            operations.add(List.of(
                    operation.call(),
                    operation.table(),
                    operation.columns(),
                    word(operation.risk()),
                    texts.number(operation.reason()),
                    texts.number(operation.safeWay()),
                    line(operation.at(), migration.at().file())));
        }
        return List.of(
                migration.version(),
                migration.name(),
                migration.database(),
                word(migration.set()),
                line(migration.at(), ""),
                operations);
    }

    private static Object line(SourceLine at, String file) {
        return at.file().equals(file) ? at.line() : List.of(at.file(), at.line());
    }

    static SourceManifest parse(String text) {
        Tree document = Tree.parseJson(text);
        String schema = document.at("schema").text().orElse("");
        if (!schema.equals(SCHEMA)) {
            throw new ManifestException(
                    "must be of schema " + SCHEMA + ", but is of \"" + schema + "\"",
                    PLACE,
                    "Use the version of railsk that wrote it, or a later one.");
        }
        try {
            return read(document);
        } catch (IllegalArgumentException notWrittenByUs) {
            throw new ManifestException(
                    String.valueOf(notWrittenByUs.getMessage()),
                    PLACE,
                    "Deploy once more from a checkout, which writes a new one.");
        }
    }

    private static SourceManifest read(Tree document) {
        List<String> texts = strings(document.at("texts"));
        List<MigrationFile> migrations = new ArrayList<>();
        for (Tree item : document.at("migrations").items()) {
            migrations.add(migration(new Row(item, 6), texts));
        }
        List<IgnoredColumns> ignored = new ArrayList<>();
        for (Tree item : document.at("ignored").items()) {
            Row row = new Row(item, 4);
            ignored.add(new IgnoredColumns(row.text(0), row.text(1), row.strings(2), row.line(3, "")));
        }
        List<Misread> misread = new ArrayList<>();
        for (Tree item : document.at("misread").items()) {
            Row row = new Row(item, 3);
            misread.add(new Misread(row.of(texts, 0), row.of(texts, 1), row.line(2, "")));
        }
        return new SourceManifest(migrations, ignored, misread);
    }

    private static MigrationFile migration(Row row, List<String> texts) {
        SourceLine at = row.line(4, "");
        List<Operation> operations = new ArrayList<>();
        for (Tree item : row.at(5).items()) {
            Row operation = new Row(item, 7);
            operations.add(new Operation(
                    operation.text(0),
                    operation.text(1),
                    operation.strings(2),
                    operation.constant(Risk.class, 3),
                    operation.of(texts, 4),
                    operation.of(texts, 5),
                    operation.line(6, at.file())));
        }
        return new MigrationFile(
                row.text(0), row.text(1), row.text(2), row.constant(MigrationSet.class, 3), operations, at);
    }

    private static List<String> strings(Tree list) {
        List<String> strings = new ArrayList<>();
        for (Tree item : list.items()) {
            strings.add(
                    item.text().orElseThrow(() -> new IllegalArgumentException("must have texts in a list of them")));
        }
        return strings;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Texts in the order in which they are first said. */
    private static final class Texts {

        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        int number(String text) {
            Integer known = numbers.putIfAbsent(text, numbers.size());
            return known == null ? numbers.size() - 1 : known;
        }

        List<String> all() {
            return new ArrayList<>(numbers.keySet());
        }
    }

    /** A list of fixed places. */
    private record Row(List<Tree> items) {

        Row(Tree list, int least) {
            this(list.items());
            if (items.size() < least) {
                throw new IllegalArgumentException("must have " + least + " places in a row, but has " + items.size());
            }
        }

        Tree at(int index) {
            return items.get(index);
        }

        String text(int index) {
            return at(index).text().orElseThrow(() -> new IllegalArgumentException("must have a text at " + index));
        }

        List<String> strings(int index) {
            return ManifestJson.strings(at(index));
        }

        String of(List<String> texts, int index) {
            int number = number(at(index));
            if (number < 0 || number >= texts.size()) {
                throw new IllegalArgumentException("has no text with the number " + number);
            }
            return texts.get(number);
        }

        SourceLine line(int index, String file) {
            Tree line = at(index);
            if (line.integer().isPresent()) {
                return new SourceLine(file, number(line));
            }
            Row row = new Row(line, 2);
            return new SourceLine(row.text(0), number(row.at(1)));
        }

        <T extends Enum<T>> T constant(Class<T> type, int index) {
            return Enum.valueOf(type, text(index).toUpperCase(Locale.ROOT));
        }

        private static int number(Tree item) {
            long number =
                    item.integer().orElseThrow(() -> new IllegalArgumentException("must have a number in a place"));
            if (number < 0 || number > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("has no use for the number " + number);
            }
            return (int) number;
        }
    }
}
