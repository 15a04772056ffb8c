package dev.railsk.testing.rails;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The Ruby files of a release, as far as they are about its database. */
final class Checkout {

    private final Map<String, String> files = new TreeMap<>();

    private Checkout() {}

    /** Their texts, by their paths. */
    static Map<String, String> files(RailsRelease release) {
        Checkout checkout = new Checkout();
        checkout.put(
                "config/application.rb",
                List.of("module App", "  class Application < Rails::Application", "  end", "end"));
        release.migrations().forEach(checkout::migration);
        release.models().values().forEach(checkout::model);
        return checkout.files;
    }

    static void write(RailsRelease release, Path root) {
        files(release).forEach((file, text) -> {
            Path path = root.resolve(file);
            try {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private void migration(RailsMigration migration) {
        String database = migration.database().equals(ScriptedRails.PRIMARY) ? "" : migration.database() + "_";
        String folder = "db/" + database + (migration.isPost() ? "post_migrate" : "migrate");
        put(
                folder + "/" + migration.version() + "_" + underscored(migration.name()) + ".rb",
                List.of(migration.ruby().orElseGet(() -> byCalls(migration))));
    }

    private static String byCalls(RailsMigration migration) {
        StringBuilder body = new StringBuilder();
        migration.operations().forEach(operation -> body.append(operation.ruby().indent(4)));
        return String.join(
                "\n",
                "class " + migration.name() + " < ActiveRecord::Migration[7.2]",
                "  def change",
                body.toString().stripTrailing(),
                "  end",
                "end");
    }

    private void model(RailsModel model) {
        String ignored = model.ignores().isEmpty()
                ? "  # ignores nothing"
                : "  self.ignored_columns += %w[" + String.join(" ", model.ignores()) + "]";
        put(
                "app/models/" + underscored(model.name()) + ".rb",
                List.of(
                        "class " + model.name() + " < ApplicationRecord",
                        "  self.table_name = \"" + model.table() + "\"",
                        ignored,
                        "end"));
    }

    private static String underscored(String name) {
        return name.replaceAll("([a-z\\d])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private void put(String file, List<String> lines) {
        files.put(file, String.join("\n", lines) + "\n");
    }
}
