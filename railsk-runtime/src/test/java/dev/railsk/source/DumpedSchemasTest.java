package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One database, as Rails 7.2 and the pg_dump of PostgreSQL 15 have dumped it: with views, rules, policies, partitions, functions of each
 * kind, and names beyond ASCII.
 */
class DumpedSchemasTest {

    /** What Ruby calls what SQL calls so; what is an index in SQL is told in both. */
    private static final Map<String, String> IN_RUBY = Map.ofEntries(
            Map.entry("character varying", "string"),
            Map.entry("character", "string"),
            Map.entry("bpchar", "string"),
            Map.entry("name", "string"),
            Map.entry("numeric", "decimal"),
            Map.entry("timestamp without time zone", "datetime"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("double precision", "float"),
            Map.entry("smallint", "integer"),
            Map.entry("bytea", "binary"),
            Map.entry("public.citext", "citext"),
            Map.entry("public.mood", "enum"),
            Map.entry("public.d", "text"));

    @TempDir
    private Path root;

    @Test
    void bothSayTheSame() {
        SchemaFile ruby = schema("ruby", "schema.rb");
        SchemaFile sql = schema("sql", "structure.sql");

        assertThat(ruby.version()).isEqualTo(sql.version());
        assertThat(ruby.tables()).hasSize(9);
        for (SchemaTable table : ruby.tables()) {
            SchemaTable same = sql.table(table.name()).orElseThrow();
            assertThat(lines(same)).as(table.name()).containsAll(lines(table));
        }
        assertThat(sql.tables())
                .extracting(SchemaTable::name)
                .contains("public.comps")
                .hasSize(12);
    }

    private SchemaFile schema(String folder, String name) {
        SourceManifest manifest = new Written(root.resolve(folder))
                .file("db/" + name, Styles.resource("dumped/" + name))
                .read();
        assertThat(manifest.misread()).isEmpty();
        assertThat(SourceManifest.parse(manifest.write())).isEqualTo(manifest);
        return manifest.schema(MigrationFile.PRIMARY).orElseThrow();
    }

    private static List<String> lines(SchemaTable table) {
        List<String> lines = new ArrayList<>();
        for (SchemaColumn column : table.columns()) {
            String type = column.type().name();
            // The column that Rails gives by itself is not written in Ruby; one of a parent is only there in SQL.
            boolean isOwn = !type.equals("primary_key")
                    && !(table.name().endsWith("child") && column.name().equals("code"));
            if (isOwn) {
                lines.add(column.name() + " " + IN_RUBY.getOrDefault(type, type)
                        + (column.isRequired() ? " !" : "")
                        + (column.isIndexed() ? " i" : "")
                        + (column.isChecked() ? " c" : ""));
            }
        }
        return lines;
    }
}
