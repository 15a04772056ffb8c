package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where migrations are found, and what is not read. */
class SourceReaderTest {

    private static final String EMPTY = "class A < ActiveRecord::Migration[7.2]\n  def change\n  end\nend\n";

    @TempDir
    private Path root;

    @Test
    void readsTheFoldersOfRailsConventions() {
        SourceManifest manifest = checkout()
                .file("db/migrate/20260101000001_a.rb", EMPTY)
                .file("db/post_migrate/20260101000002_a.rb", EMPTY)
                .file("db/animals_migrate/20260101000003_a.rb", EMPTY)
                .file("db/animals_post_migrate/20260101000004_a.rb", EMPTY)
                .file("db/migrate/archive/20260101000005_a.rb", EMPTY)
                .read();

        assertThat(manifest.migrations())
                .extracting(each -> each.version() + " " + each.database() + " " + each.set() + " " + each.risk())
                .containsExactly(
                        "20260101000001 primary PRE SAFE",
                        "20260101000002 primary POST SAFE",
                        "20260101000003 animals PRE SAFE",
                        "20260101000004 animals POST SAFE",
                        "20260101000005 primary PRE SAFE");
        assertThat(manifest.misread()).isEmpty();
    }

    @Test
    void readsThePathsOfDatabaseYml() {
        SourceManifest manifest = checkout()
                .file(
                        "config/database.yml",
                        """
                        default: &default
                          adapter: postgresql
                          password: <%= ENV["PASSWORD"] %>
                        production:
                          primary:
                            <<: *default
                          analytics: # the slow one
                            <<: *default
                            migrations_paths: "db/warehouse"
                          events:
                            migrations_paths:
                              - db/events_migrate
                              - db/more/post_migrate
                        """)
                .file("db/warehouse/1_a.rb", EMPTY)
                .file("db/events_migrate/2_a.rb", EMPTY)
                .file("db/more/post_migrate/3_a.rb", EMPTY)
                .read();

        assertThat(manifest.migrations())
                .extracting(each -> each.version() + " " + each.database() + " " + each.set())
                .containsExactly("1 analytics PRE", "2 events PRE", "3 events POST");
        assertThat(manifest.misread()).isEmpty();
    }

    @Test
    void tellsAPathThatIsComputed() {
        SourceManifest manifest = checkout()
                .file("config/database.yml", "production:\n  primary:\n    migrations_paths: <%= paths %>\n")
                .read();

        assertThat(manifest.misread())
                .containsExactly(new Misread(
                        "the place of the migrations is not written as it is",
                        "Write migrations_paths as a path below its database, or put them where Rails' conventions have them.",
                        new SourceLine("config/database.yml", 3)));
    }

    @Test
    void ordersMigrationsByTheirNumber() {
        SourceManifest manifest = checkout()
                .file("db/migrate/10_a.rb", EMPTY)
                .file("db/migrate/9_a.rb", EMPTY)
                .read();

        assertThat(manifest.migrations()).extracting(MigrationFile::version).containsExactly("9", "10");
    }

    @Test
    void tellsAFileWithoutAVersion() {
        SourceManifest manifest =
                checkout().file("db/migrate/add_things.rb", EMPTY).read();

        assertThat(manifest.migrations()).isEmpty();
        assertThat(manifest.misread())
                .extracting(each -> each.at() + ": " + each.fact())
                .containsExactly(
                        "db/migrate/add_things.rb:1: the file's name is none of a migration, so that Rails does not run it");
    }

    @Test
    void knowsTheLineOfTheClass() {
        SourceManifest manifest = checkout()
                .file(Written.MIGRATION, "# frozen_string_literal: true\n\n" + EMPTY)
                .read();

        assertThat(manifest.migrations().get(0).at()).isEqualTo(new SourceLine(Written.MIGRATION, 3));
    }

    @Test
    void isEmptyWhereThereIsNothing() {
        assertThat(checkout().read()).isEqualTo(SourceManifest.EMPTY);
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path none = root.resolve("none");

        assertThatThrownBy(() -> SourceReader.read(none))
                .isInstanceOf(SourceException.class)
                .hasMessage("there is no folder to read migrations from\n  at " + none
                        + "\n  Name the root of the Rails app.");
    }

    @Test
    void followsNoLinkOutOfTheCheckout(@TempDir Path elsewhere) throws IOException {
        Path outside = Files.writeString(elsewhere.resolve("1_a.rb"), EMPTY);
        Files.createDirectories(root.resolve("db/migrate"));
        Files.createSymbolicLink(root.resolve("db/migrate/1_a.rb"), outside);
        Files.createSymbolicLink(root.resolve("db/post_migrate"), elsewhere);

        SourceManifest manifest = checkout().read();

        assertThat(manifest.migrations())
                .extracting(each -> each.risk() + " " + each.operations().get(0).reason())
                .containsExactly("UNSURE the file leads out of the checkout");
        assertThat(manifest.misread())
                .extracting(each -> each.at() + ": " + each.fact())
                .containsExactly("db/post_migrate:1: the folder leads out of the checkout");
    }

    @Test
    void readsAFileThatIsALinkWithinTheCheckout() throws IOException {
        checkout().file("shared/a.rb", EMPTY);
        Files.createDirectories(root.resolve("db/migrate"));
        Files.createSymbolicLink(root.resolve("db/migrate/1_a.rb"), Path.of("../../shared/a.rb"));

        assertThat(checkout().read().migrations())
                .extracting(MigrationFile::risk)
                .containsExactly(Risk.SAFE);
    }

    @Test
    void isUnsureOfAFolderWithTheNameOfAFile() throws IOException {
        Files.createDirectories(root.resolve("db/migrate/1_a.rb"));

        assertThat(checkout().read().migrations()).isEmpty();
    }

    private Written checkout() {
        return new Written(root);
    }
}
