package dev.railsk.source.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.railsk.manifest.Tree;
import dev.railsk.source.Misread;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceReader;
import dev.railsk.source.Styles;
import dev.railsk.source.Styles.Style;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a Ruby hands out of an app is read as the app's folder is. {@code RAILSK_RUBY} names a command that runs Ruby; without one these
 * tests are skipped.
 */
class FilesScriptTest {

    /** Lays the files of the standard input into a folder of its own, and goes there. */
    private static final String LAY =
            """
            require "tmpdir"
            require "fileutils"
            folder = Dir.mktmpdir
            at_exit { FileUtils.remove_entry(folder) }
            $stdin.binmode
            while (line = $stdin.gets)
              path, size = line.split(" ")
              file = File.join(folder, path)
              FileUtils.mkdir_p(File.dirname(file))
              content = $stdin.read(size.to_i)
              path.include?("link") ? File.symlink(content, file) : File.binwrite(file, content)
            end
            Dir.chdir(File.join(folder, "config"))
            """;

    private static final String MIGRATION =
            "class A < ActiveRecord::Migration[7.2]\n  def change\n    remove_column :posts, :legacy, :string\n  end\nend\n";

    @TempDir
    private Path folder;

    private final Map<String, String> files = new LinkedHashMap<>();
    private List<String> output = List.of();

    @BeforeEach
    void beginWithAnApp() {
        file("config/application.rb", "module App; end\n");
    }

    private void file(String path, String content) {
        files.put(path, content);
    }

    private SourceManifest ofFolder() throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            if (file.getKey().contains("link")) {
                Files.createSymbolicLink(path, Path.of(file.getValue()));
            } else {
                Files.writeString(path, file.getValue(), StandardCharsets.ISO_8859_1);
            }
        }
        return SourceReader.read(folder);
    }

    private SourceManifest ofRuby() throws DataFormatException {
        Tree end = run();
        assertThat(end.at("ripper").isTrue()).isTrue();
        byte[] packed = packed();
        assertThat(end.at("packed").integer()).contains((long) packed.length);
        return PackedFiles.read(packed, end.at("files").integer().orElseThrow());
    }

    private Tree run() {
        Optional<Ruby> ruby = Ruby.find();
        assumeTrue(ruby.isPresent(), "RAILSK_RUBY names no command that runs Ruby");
        List<String> command = PackedFiles.command();
        StringBuilder input = new StringBuilder();
        files.forEach((path, content) -> input.append(path)
                .append(' ')
                .append(content.length())
                .append('\n')
                .append(content));
        output = ruby.get()
                .run(
                        List.of("--disable=rubyopt", "-e", LAY + command.get(3), command.get(4)),
                        input.toString().getBytes(StandardCharsets.ISO_8859_1))
                .lines()
                .toList();
        String last = output.get(output.size() - 1);
        return Tree.parseJson(last.substring(last.indexOf('{'), last.lastIndexOf('}') + 1));
    }

    private byte[] packed() {
        StringBuilder text = new StringBuilder();
        for (String line : output.subList(0, output.size() - 1)) {
            assertThat(line).matches("railsk-source \\d+ [A-Za-z0-9+/=]{1,6000} railsk-end");
            text.append(line, line.indexOf(' ', 14) + 1, line.lastIndexOf(' '));
        }
        return Base64.getDecoder().decode(text.toString());
    }

    private String inflated() {
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(packed()))) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsAnAppAsItsFolderIsRead() throws Exception {
        file("db/migrate/20260101000001_a.rb", MIGRATION);
        file("db/migrate/old/20250101000001_a.rb", MIGRATION);
        file("db/migrate/named_wrongly.rb", MIGRATION);
        file("db/post_migrate/20260101000002_a.rb", MIGRATION);
        file("db/animals_migrate/20260101000003_a.rb", MIGRATION);
        file("db/warehouse/20260101000004_a.rb", MIGRATION);
        file("db/migrate/20260101000005_a.rb", "# encoding: latin1\n" + MIGRATION.replace(":legacy", "\"\u00fcbung\""));
        file("db/migrate/20260101000006_a.rb", MIGRATION.replace(":legacy", "\"\u00fcbung\""));
        file("db/migrate/20260101000007_a.rb", MIGRATION + "#" + "x".repeat(1 << 20));
        file("db/migrate/20260101000008_link.rb", "../../config/application.rb");
        file("config/initializers/inflections.rb", "inflect.irregular \"goose\", \"geese\"\n");
        file("config/initializers/other.rb", "KEY = \"token-of-somebody\"\n");
        file("app/models/post.rb", "class Post < ApplicationRecord\n  self.ignored_columns += %w[legacy]\nend\n");
        file("app/models/goose.rb", "class Goose < ApplicationRecord\n  self.ignored_columns += %w[b]\nend\n");
        file("packs/a/app/models/b/c.rb", "class B::C < ApplicationRecord\n  self.ignored_columns = names\nend\n");
        file("vendor/app/models/d.rb", "class D < ApplicationRecord\n  self.ignored_columns = names\nend\n");
        file("node_modules/app/models/d.rb", "class D < ApplicationRecord\n  self.ignored_columns = names\nend\n");
        databaseFile();

        SourceManifest told = ofRuby();

        assertThat(told).isEqualTo(ofFolder());
        assertThat(told.migrations()).hasSize(9);
        assertThat(told.ignored()).hasSize(2);
        assertThat(inflated()).contains("inflect.irregular").doesNotContain("s3cret", "token-of", "db.example");
    }

    @Test
    void readsSchemasAndWhatEnginesAppend() throws Exception {
        file(
                "config/application.rb",
                """
                module App
                  class Application < Rails::Application
                    config.paths["db/migrate"] << "lib/changes"
                  end
                end
                """);
        engine();
        file("engines/other/lib/other/engine.rb", "class Other < ::Rails::Engine\nend\n");
        file("engines/billing/db/migrate/20260101000001_a.rb", MIGRATION);
        file("engines/other/db/migrate/20260101000002_a.rb", MIGRATION);
        file("lib/changes/20260101000003_a.rb", MIGRATION);
        String schema =
                """
                ActiveRecord::Schema[7.2].define(version: 2026_01_01_000001) do
                  create_table "posts" do |t|
                    t.string "title", limit: 20
                  end
                end
                """;
        file("db/schema.rb", schema);
        file("db/animals_schema.rb", schema + "#" + "x".repeat(1 << 20) + "\n");
        file("db/other/dump.rb", schema);
        file("config/database.yml", "production:\n  primary:\n    url: x\n  more:\n    schema_dump: other/dump.rb\n");

        SourceManifest told = ofRuby();

        assertThat(told).isEqualTo(ofFolder());
        assertThat(told.migrations())
                .extracting(migration -> migration.version())
                .containsExactly("20260101000001", "20260101000003");
        assertThat(told.schemas()).hasSize(3);
    }

    private void engine() {
        file(
                "engines/billing/lib/billing/engine.rb",
                """
                module Billing
                  class Engine < ::Rails::Engine
                    initializer :append_migrations do |app|
                      app.config.paths["db/migrate"].concat(config.paths["db/migrate"].expanded)
                    end
                  end
                end
                """);
    }

    private void databaseFile() {
        file(
                "config/database.yml",
                """
                default: &default # s3cret
                  adapter: postgresql
                  password: s3cret
                  url: postgres://app:s3cret@db.example/app
                production:
                  primary:
                    <<: *default
                  analytics:
                    <<: *default
                    password: <%= "s3cret" %>
                    migrations_paths:
                      - db/warehouse
                    s3cret
                  more: { migrations_paths: db/more, password: s3cret }
                """);
    }

    @Test
    void readsEachStyleAsRubyDoesSoThatNoneIsUnsureForThat() throws Exception {
        int number = 0;
        for (Style style : Styles.all()) {
            number++;
            if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(style.ruby())) {
                file("db/migrate/" + number + "_a.rb", style.ruby());
            }
        }

        assertThat(ofRuby()).isEqualTo(ofFolder());
        assertThat(number).isGreaterThan(30);
    }

    @Test
    void isUnsureOfWhatRubyDoesNotTakeForRuby() throws Exception {
        file("db/migrate/1_a.rb", MIGRATION.replace(":legacy,", ":legacy, 1 = 2,"));

        assertThat(ofRuby().migrations().get(0).operations())
                .extracting(operation -> operation.risk() + " " + operation.reason())
                .anyMatch(
                        said -> said.startsWith("UNSURE Ruby's own parser takes it for no Ruby; here it was read as"));
    }

    @Test
    void tellsWhatLeadsOutOfTheApp() throws Exception {
        file("db/migrate/1_link.rb", "/etc/passwd");
        file("db/link_migrate", "/etc");
        file("app/models/link", "../../config");

        SourceManifest told = ofRuby();

        assertThat(told.migrations().get(0).operations())
                .extracting(operation -> operation.reason())
                .containsExactly("the file leads out of the checkout");
        assertThat(told.misread()).extracting(Misread::fact).contains("the folder leads out of the checkout");
        assertThat(inflated()).doesNotContain("root:");
    }

    @Test
    void saysThatThereIsNoApp() {
        files.clear();
        file("config/puma.rb", "port 3000\n");

        run();

        assertThat(output).singleElement().asString().startsWith("railsk-source-none {\"folder\":\"");
    }

    @Test
    void saysThatThereIsTooMuch() {
        Random random = new Random(1);
        for (int i = 0; i < 9; i++) {
            byte[] bytes = new byte[700_000];
            random.nextBytes(bytes);
            file("app/models/a" + i + ".rb", "#" + Base64.getEncoder().encodeToString(bytes) + "\n");
        }

        Tree large = run();

        assertThat(output).singleElement().asString().startsWith("railsk-source-large {\"bytes\":");
        assertThat(large.at("bytes").integer().orElseThrow()).isGreaterThan(5L << 20);
    }
}
