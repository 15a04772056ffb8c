package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.source.Styles.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Where schema files are found, and what is read of them. */
class SchemasTest {

    private static final String EMPTY = "ActiveRecord::Schema[7.2].define(version: 2026_02_01_000001) do\nend\n";
    private static final String SQL = "INSERT INTO \"schema_migrations\" (version) VALUES\n('7');\n";

    @TempDir
    private Path root;

    @TestFactory
    List<DynamicTest> readsEachSchema() {
        return each("schemas.txt", "db/schema.rb");
    }

    @TestFactory
    List<DynamicTest> readsEachStructure() {
        return each("structures.txt", "db/structure.sql");
    }

    private List<DynamicTest> each(String table, String file) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Style style : Styles.of(table)) {
            tests.add(DynamicTest.dynamicTest(style.fact(), () -> assertThat(
                            checkout().file(file, style.ruby()).schema())
                    .containsExactlyElementsOf(style.expected())));
        }
        assertThat(tests).hasSizeGreaterThan(8);
        return tests;
    }

    @Test
    void readsTheFilesOfRailsConventions() {
        SourceManifest manifest = checkout()
                .file("db/schema.rb", EMPTY)
                .file("db/animals_schema.rb", EMPTY)
                .file("db/big_cats_structure.sql", SQL)
                .read();

        assertThat(lines(manifest))
                .containsExactly(
                        "animals db/animals_schema.rb:1",
                        "big_cats db/big_cats_structure.sql:2",
                        "primary db/schema.rb:1");
        assertThat(manifest.schema("animals").orElseThrow().version()).isEqualTo("20260201000001");
        assertThat(manifest.schema("plants")).isEmpty();
        assertThat(manifest.misread()).isEmpty();
    }

    @Test
    void readsTheFilesThatDatabaseYmlNames() {
        SourceManifest manifest = checkout()
                .file(
                        "config/database.yml",
                        """
                        development:
                          primary:
                            schema_dump: tables.rb
                          cache:
                            schema_dump: false
                          events:
                            schema_dump: "events.sql"
                        production:
                          primary:
                            schema_dump: false
                        """)
                .file("db/schema.rb", EMPTY)
                .file("db/tables.rb", EMPTY)
                .file("db/cache_schema.rb", EMPTY)
                .file("db/events.sql", SQL)
                .read();

        assertThat(lines(manifest)).containsExactly("events db/events.sql:2", "primary db/tables.rb:1");
        assertThat(manifest.misread()).isEmpty();
    }

    @Test
    void tellsANameThatIsComputed() {
        SourceManifest manifest = checkout()
                .file("config/database.yml", "development:\n  primary:\n    schema_dump: <%= name %>\n")
                .read();

        assertThat(manifest.misread())
                .containsExactly(new Misread(
                        "the name of the schema file is not written as it is",
                        "Write schema_dump as a name below its database, or leave it to Rails.",
                        new SourceLine("config/database.yml", 3)));
    }

    @Test
    void takesNeitherOfTwoFilesOfOneDatabase() {
        SourceManifest manifest = checkout()
                .file("db/schema.rb", EMPTY)
                .file("db/structure.sql", SQL)
                .read();

        assertThat(manifest.schemas()).isEmpty();
        assertThat(manifest.misread())
                .containsExactly(new Misread(
                        "there is db/schema.rb and db/structure.sql, and only one of them is written by Rails",
                        "Leave only the one that config.active_record.schema_format is about.",
                        new SourceLine("db/schema.rb", 1)));
    }

    @Test
    void findsTablesWithTheirSchemaAndWithout() {
        SchemaFile schema = checkout()
                .file("db/structure.sql", "CREATE TABLE public.users (\n    id bigint\n);\n" + SQL)
                .read()
                .schema("primary")
                .orElseThrow();

        assertThat(schema.table("users")).isPresent().isEqualTo(schema.table("public.users"));
        assertThat(schema.table("users").orElseThrow().column("id")).isPresent();
        assertThat(schema.table("users").orElseThrow().column("name")).isEmpty();
        assertThat(schema.table("audit.users")).isEmpty();
    }

    private static List<String> lines(SourceManifest manifest) {
        return manifest.schemas().stream()
                .map(schema -> schema.database() + " " + schema.at())
                .toList();
    }

    private Written checkout() {
        return new Written(root);
    }
}
