package dev.railsk.source;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The text form of a manifest. A migration is a list of fixed places, since a record is bounded and an app has hundreds of them;
 * what is said again and again stands once, in {@code texts}. A line is a number in the file of what it belongs to, else a list of
 * file and number. Version 1 had no schemas and no types.
 */
final class ManifestJson {

    static final String SCHEMA = "railsk-source/2";

    private static final String WITHOUT_SCHEMAS = "railsk-source/1";

    private static final String PLACE = "the source manifest of a release";

    private ManifestJson() {}

    static String write(SourceManifest manifest) {
        JsonTexts<String> texts = new JsonTexts<>();
        JsonTexts<List<Object>> types = new JsonTexts<>();
        List<Object> migrations = new ArrayList<>();
        manifest.migrations().forEach(each -> migrations.add(migration(each, texts, types)));
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
        document.put("schemas", SchemaJson.write(manifest.schemas(), types));
        document.put("misread", misread);
        document.put("texts", texts.all());
        document.put("types", types.all());
        return Tree.of(document).toJsonLine();
    }

    private static List<Object> migration(
            MigrationFile migration, JsonTexts<String> texts, JsonTexts<List<Object>> types) {
        List<Object> operations = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            List<Object> row = new ArrayList<>(List.of(
                    operation.call(),
                    operation.table(),
                    operation.columns(),
                    word(operation.risk()),
                    texts.number(operation.reason()),
                    texts.number(operation.safeWay()),
                    line(operation.at(), migration.at().file())));
            operation.becomes().ifPresent(type -> row.add(types.number(SchemaJson.type(type))));
            operations.add(row);
        }
        return List.of(
                migration.version(),
                migration.name(),
                migration.database(),
                word(migration.set()),
                line(migration.at(), ""),
                operations);
    }

    static Object line(SourceLine at, String file) {
        return at.file().equals(file) ? at.line() : List.of(at.file(), at.line());
    }

    static SourceManifest parse(String text) {
        Tree document = Tree.parseJson(text);
        String schema = document.at("schema").text().orElse("");
        if (!schema.equals(SCHEMA) && !schema.equals(WITHOUT_SCHEMAS)) {
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
        List<String> texts = JsonRow.strings(document.at("texts"));
        List<ColumnType> types = SchemaJson.types(document.at("types"));
        List<MigrationFile> migrations = new ArrayList<>();
        for (Tree item : document.at("migrations").items()) {
            migrations.add(migration(new JsonRow(item, 6), texts, types));
        }
        List<IgnoredColumns> ignored = new ArrayList<>();
        for (Tree item : document.at("ignored").items()) {
            JsonRow row = new JsonRow(item, 4);
            ignored.add(new IgnoredColumns(row.text(0), row.text(1), row.strings(2), row.line(3, "")));
        }
        List<Misread> misread = new ArrayList<>();
        for (Tree item : document.at("misread").items()) {
            JsonRow row = new JsonRow(item, 3);
            misread.add(new Misread(row.of(texts, 0), row.of(texts, 1), row.line(2, "")));
        }
        return new SourceManifest(migrations, ignored, SchemaJson.read(document.at("schemas"), types), misread);
    }

    private static MigrationFile migration(JsonRow row, List<String> texts, List<ColumnType> types) {
        SourceLine at = row.line(4, "");
        List<Operation> operations = new ArrayList<>();
        for (Tree item : row.at(5).items()) {
            JsonRow operation = new JsonRow(item, 7);
            Effect effect =
                    new Effect(operation.constant(Risk.class, 3), operation.of(texts, 4), operation.of(texts, 5));
            operations.add(new Operation(
                    operation.text(0),
                    operation.text(1),
                    operation.strings(2),
                    effect,
                    operation.has(7) ? Optional.of(operation.of(types, 7)) : Optional.empty(),
                    operation.line(6, at.file())));
        }
        return new MigrationFile(
                row.text(0), row.text(1), row.text(2), row.constant(MigrationSet.class, 3), operations, at);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
