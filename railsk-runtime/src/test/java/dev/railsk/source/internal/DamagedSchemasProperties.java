package dev.railsk.source.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.source.ColumnType;
import dev.railsk.source.SchemaFile;
import dev.railsk.source.SchemaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to a schema file, reading it comes to an end; and what is half is none. */
class DamagedSchemasProperties {

    @Property(tries = 1_500)
    void readsAnyDamagedSchema(@ForAll long chance, @ForAll boolean isSql) {
        String damaged = new Damage(new Random(chance)).of(file(chance, isSql));

        Optional<SchemaFile> read = read(damaged, isSql);

        assertThat(read.map(SchemaFile::version).orElse("1")).isNotEmpty();
    }

    @Property(tries = 300)
    void readsAnyText(@ForAll String text, @ForAll boolean isSql) {
        assertThat(read(text, isSql).map(SchemaFile::tables).orElse(List.of())).isEmpty();
    }

    @Property(tries = 300)
    void readsAWholeSchema(@ForAll long chance, @ForAll boolean isSql) {
        assertThat(read(file(chance, isSql), isSql).orElseThrow().tables())
                .isNotEmpty()
                .extracting(SchemaTable::name)
                .allMatch(name -> name.contains("table_"));
    }

    // The last line of a dump says the version, the last of a schema in Ruby ends it.
    @Property(tries = 1_000)
    void takesHalfASchemaForNone(@ForAll long chance, @ForAll boolean isSql) {
        String whole = file(chance, isSql);
        int end = isSql ? whole.indexOf("INSERT") : whole.length() - 4;
        String half = whole.substring(0, new Random(chance).nextInt(end));

        assertThat(read(half, isSql)).isEmpty();
    }

    // What a table is like that stands in front of what is damaged is not changed by it: it is there as it was, or not
    // at all.
    @Property(tries = 1_000)
    void neverGuessesAColumn(@ForAll long chance, @ForAll boolean isSql) {
        String table = isSql
                ? "CREATE TABLE public.kept (\n    precious character varying(7)\n);\n"
                : "  create_table \"kept\", id: false do |t|\n    t.string \"precious\", limit: 7\n  end\n";
        String whole = file(chance, isSql);
        int start = isSql ? whole.indexOf("CREATE TABLE") : whole.indexOf("do\n") + 3;
        String damaged = new Damage(new Random(chance)).of(whole.substring(start));

        Optional<SchemaTable> kept =
                read(whole.substring(0, start) + table + damaged, isSql).flatMap(schema -> schema.table("kept"));

        assertThat(kept.map(SchemaTable::columns).orElse(List.of()))
                .allMatch(column -> column.name().equals("precious")
                        && column.type().limit().orElse(0) == 7
                        && !column.type().equals(ColumnType.of("string")));
    }

    private static String file(long chance, boolean isSql) {
        Random random = new Random(chance);
        return isSql ? new SqlFiles(random).file() : new SchemaFiles(random).file();
    }

    static Optional<SchemaFile> read(String text, boolean isSql) {
        try {
            SchemaDraft draft = new SchemaDraft(new Checkout(Path.of(".")), "db/schema");
            if (isSql) {
                SchemaSql.read(text, draft);
            } else {
                SchemaRuby.read(text, draft);
            }
            return draft.schema("primary");
        } catch (Unreadable unreadable) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
