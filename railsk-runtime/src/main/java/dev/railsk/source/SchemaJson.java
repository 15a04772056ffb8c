package dev.railsk.source;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The schema files within the text form of a manifest. An app may have tens of thousands of columns, so each is its name, and the number of
 * what else is said of it.
 */
final class SchemaJson {

    private static final int REQUIRED = 1;
    private static final int INDEXED = 2;
    private static final int CHECKED = 4;
    private static final int FLAGS = 8;
    private static final int ARRAY = 1;
    private static final int NOT_SAID = -1;

    private SchemaJson() {}

    static List<Object> write(List<SchemaFile> schemas, JsonTexts<List<Object>> types) {
        List<Object> all = new ArrayList<>();
        for (SchemaFile schema : schemas) {
            List<Object> tables = new ArrayList<>();
            schema.tables().forEach(table -> tables.add(table(table, schema.at().file(), types)));
            all.add(List.of(schema.database(), schema.version(), ManifestJson.line(schema.at(), ""), tables));
        }
        return all;
    }

    private static List<Object> table(SchemaTable table, String file, JsonTexts<List<Object>> types) {
        List<Object> names = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        for (SchemaColumn column : table.columns()) {
            int flags = (column.isRequired() ? REQUIRED : 0)
                    | (column.isIndexed() ? INDEXED : 0)
                    | (column.isChecked() ? CHECKED : 0);
            names.add(column.name());
            numbers.add(types.number(type(column.type())) * FLAGS + flags);
        }
        return List.of(table.name(), ManifestJson.line(table.at(), file), names, numbers);
    }

    /** A type as a list: what is not said of it at the end is left out. */
    static List<Object> type(ColumnType type) {
        List<Object> row = new ArrayList<>(List.of(
                type.name(),
                type.limit().orElse(NOT_SAID),
                type.precision().orElse(NOT_SAID),
                type.scale().orElse(NOT_SAID)));
        while (row.size() > 1 && row.get(row.size() - 1).equals(NOT_SAID) && !type.isArray()) {
            row.remove(row.size() - 1);
        }
        if (type.isArray()) {
            row.add(ARRAY);
        }
        return row;
    }

    static List<ColumnType> types(Tree list) {
        List<ColumnType> types = new ArrayList<>();
        for (Tree item : list.items()) {
            JsonRow row = new JsonRow(item, 1);
            types.add(new ColumnType(row.text(0), size(row, 1), size(row, 2), size(row, 3), row.has(4)));
        }
        return types;
    }

    private static OptionalInt size(JsonRow row, int index) {
        boolean isSaid = row.has(index) && row.at(index).integer().orElse(0L) != NOT_SAID;
        return isSaid ? OptionalInt.of(row.number(index)) : OptionalInt.empty();
    }

    static List<SchemaFile> read(Tree list, List<ColumnType> types) {
        List<SchemaFile> schemas = new ArrayList<>();
        for (Tree item : list.items()) {
            JsonRow row = new JsonRow(item, 4);
            SourceLine at = row.line(2, "");
            List<SchemaTable> tables = new ArrayList<>();
            for (Tree table : row.at(3).items()) {
                tables.add(table(new JsonRow(table, 4), at.file(), types));
            }
            schemas.add(new SchemaFile(row.text(0), row.text(1), tables, at));
        }
        return schemas;
    }

    private static SchemaTable table(JsonRow row, String file, List<ColumnType> types) {
        List<String> names = row.strings(2);
        JsonRow numbers = new JsonRow(row.at(3), names.size());
        List<SchemaColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int said = numbers.number(i);
            columns.add(new SchemaColumn(
                    names.get(i),
                    JsonRow.at(types, said / FLAGS),
                    (said & REQUIRED) != 0,
                    (said & INDEXED) != 0,
                    (said & CHECKED) != 0));
        }
        return new SchemaTable(row.text(0), columns, row.line(1, file));
    }
}
