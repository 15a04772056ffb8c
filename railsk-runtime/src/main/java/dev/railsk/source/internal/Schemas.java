package dev.railsk.source.internal;

import dev.railsk.source.MigrationFile;
import dev.railsk.source.SchemaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The schema files of a checkout: one of a database, by Rails' conventions or as {@code config/database.yml} names it. */
public final class Schemas {

    private static final String RUBY = "schema.rb";
    private static final String SQL = "structure.sql";

    private final Checkout checkout;
    private final Map<String, List<String>> files = new TreeMap<>();

    private Schemas(Checkout checkout) {
        this.checkout = checkout;
    }

    /** What they say; those that cannot be understood are told. */
    public static List<SchemaFile> of(Checkout checkout, DatabaseFile databases) {
        Schemas schemas = new Schemas(checkout);
        for (String name : checkout.list("db")) {
            schemas.byConvention(name, RUBY);
            schemas.byConvention(name, SQL);
        }
        databases.dumps().forEach((database, file) -> {
            boolean isThere = !file.isEmpty() && checkout.isFile(file);
            schemas.files.put(database, isThere ? List.of(file) : List.of());
        });
        return schemas.read();
    }

    private void byConvention(String name, String ending) {
        String file = "db/" + name;
        boolean isSchema = name.equals(ending) || name.endsWith("_" + ending);
        if (isSchema && checkout.isFile(file)) {
            String before = name.substring(0, name.length() - ending.length());
            String database = before.length() < 2 ? MigrationFile.PRIMARY : before.substring(0, before.length() - 1);
            files.computeIfAbsent(database, key -> new ArrayList<>()).add(file);
        }
    }

    private List<SchemaFile> read() {
        List<SchemaFile> all = new ArrayList<>();
        files.forEach((database, named) -> {
            if (named.size() == 1) {
                read(database, named.get(0)).ifPresent(all::add);
            } else if (!named.isEmpty()) {
                checkout.misread(
                        "there is " + String.join(" and ", named) + ", and only one of them is written by Rails",
                        "Leave only the one that config.active_record.schema_format is about.",
                        named.get(0),
                        1);
            }
        });
        return all;
    }

    private Optional<SchemaFile> read(String database, String file) {
        SchemaDraft draft = new SchemaDraft(checkout, file);
        try {
            if (file.endsWith(".sql")) {
                SchemaSql.read(checkout.text(file, Bounds.STRUCTURE_BYTES), draft);
            } else {
                SchemaRuby.read(checkout.text(file, Bounds.SCHEMA_BYTES), draft);
            }
            return draft.schema(database);
        } catch (Unreadable unreadable) {
            draft.misread(String.valueOf(unreadable.getMessage()), unreadable.line());
            return Optional.empty();
        }
    }
}
