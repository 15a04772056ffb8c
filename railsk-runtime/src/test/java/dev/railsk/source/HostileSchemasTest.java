package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schema files that are none, or no text, or too much: misread, and soon. */
@Timeout(30)
class HostileSchemasTest {

    private static final String RUBY = "ActiveRecord::Schema[7.2].define(version: 1) do\n";
    private static final String VERSION = "INSERT INTO \"schema_migrations\" (version) VALUES\n('1');\n";

    @TempDir
    private Path root;

    @Test
    void misreadsWhatIsNoSchema() {
        assertThat(ruby("")).isEqualTo("1 there must be one ActiveRecord::Schema.define, but there are 0");
        assertThat(ruby("{\"json\": true}")).isEqualTo("1 there is code beside the schema");
        assertThat(ruby(RUBY + "  create_table \"a\" do |t|\n")).isEqualTo("2 the \"do\" that begins here has no end");
        assertThat(ruby(RUBY + "end\n" + RUBY + "end\n"))
                .isEqualTo("1 there must be one ActiveRecord::Schema.define, but there are 2");
        assertThat(sql("")).isEqualTo("1 the schema does not say its version");
        assertThat(sql("\u0000")).isEqualTo("1 it is not written as PostgreSQL has it");
        assertThat(sql("{\"json\": true};")).isEqualTo("1 no statement of SQL begins like this");
        assertThat(sql("\\i other.sql\n")).isEqualTo("1 what \\i brings in is not read");
    }

    @Test
    void misreadsADumpThatIsHalfWritten() {
        assertThat(sql("SELECT 'a\n;" + VERSION)).isEqualTo("3 a text that begins here does not end");
        assertThat(sql("\nSELECT 'a;")).isEqualTo("2 a text that begins here does not end");
        assertThat(sql("\n/* a /* b */;")).isEqualTo("2 a comment that begins here does not end");
        assertThat(sql("\n\nDO $a$ b $$;")).isEqualTo("3 a body that begins here with $a$ does not end");
        assertThat(sql("COPY a (b) FROM stdin;\n1\n")).isEqualTo("1 the rows that are copied from here on do not end");
        assertThat(sql("CREATE TABLE a (b integer);\nCREATE TABLE c (d integer;\n" + VERSION))
                .isEqualTo("2 a statement that begins here does not end");
        assertThat(sql("CREATE TABLE a.;")).isEqualTo("1 there must be a name, but there is \"\"");
        assertThat(sql("INSERT INTO schema_migrations (version) VALUES (1);"))
                .isEqualTo("1 there must be the version of a migration in each row");
    }

    @Test
    void misreadsOtherBytes() {
        byte[] latin =
                "ActiveRecord::Schema[7.2].define(version: 1) do # ä\nend\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(misread(new Written(root).file("db/schema.rb", latin)))
                .isEqualTo("1 it must be text in UTF-8, but has other bytes");
    }

    @Test
    void misreadsWhatIsTooLarge() {
        assertThat(ruby(RUBY + "# x\n".repeat(1 << 19) + "end\n")).isEqualTo("1 it has more than 2048 KiB");
        assertThat(sql("-- x\n".repeat(1 << 22))).isEqualTo("1 it has more than 16384 KiB");
    }

    @Test
    void misreadsWhatIsTooMuch() {
        assertThat(sql("(".repeat(15 << 20))).isEqualTo("1 a statement of more than 1000000 words begins here");
        assertThat(sql("\\c\n".repeat(5 << 20))).isEqualTo("1 the schema does not say its version");
        assertThat(sql("/*".repeat(7 << 20))).isEqualTo("1 a comment that begins here does not end");
        assertThat(sql("$a".repeat(7 << 20))).isNotEmpty();
        assertThat(sql("SELECT $1a".repeat(90_000) + ";")).isEqualTo("1 the schema does not say its version");
        assertThat(ruby(RUBY + "  create_table \"a\" do |t|\n".repeat(1_000))).isNotEmpty();
        assertThat(ruby(RUBY + "  create_table(".repeat(90_000))).isNotEmpty();
    }

    @Test
    void readsALargeOne() {
        StringBuilder dump = new StringBuilder();
        for (int table = 0; table < 1_000; table++) {
            dump.append("CREATE TABLE public.table_").append(table).append(" (\n    id bigint NOT NULL");
            for (int column = 0; column < 60; column++) {
                dump.append(",\n    column_")
                        .append(column)
                        .append(" character varying(255) DEFAULT 'a'::character varying");
            }
            dump.append("\n);\n");
        }
        Written checkout = new Written(root).file("db/structure.sql", dump + VERSION);

        SourceManifest manifest = checkout.read();

        assertThat(manifest.schemas().get(0).tables())
                .hasSize(1_000)
                .allMatch(table -> table.columns().size() == 61);
        assertThat(manifest.write().length()).isLessThan(1_200_000);
        assertThat(SourceManifest.parse(manifest.write())).isEqualTo(manifest);
    }

    private String ruby(String file) {
        return misread(new Written(root).file("db/schema.rb", file));
    }

    private String sql(String file) {
        return misread(new Written(root.resolve("sql")).file("db/structure.sql", file));
    }

    private static String misread(Written checkout) {
        List<Misread> misread = checkout.read().misread();
        return misread.isEmpty()
                ? ""
                : misread.get(0).at().line() + " " + misread.get(0).fact();
    }
}
