package dev.railsk.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A checkout that a test writes. */
record Written(Path root) {

    static final String MIGRATION = "db/migrate/20261101090000_change_things.rb";

    Written file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Written file(String path, byte[] content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One migration whose method has this body. */
    Written up(String body) {
        return file(
                MIGRATION, "class ChangeThings < ActiveRecord::Migration[7.2]\n  def up\n" + body + "\n  end\nend\n");
    }

    SourceManifest read() {
        return SourceReader.read(root);
    }

    List<Operation> operations() {
        return read().migrations().get(0).operations();
    }

    /** The operations of the only migration, a line each. */
    List<String> lines() {
        return operations().stream().map(Written::line).toList();
    }

    /** What is read of the schema files, and what is not, a line each. */
    List<String> schema() {
        SourceManifest manifest = read();
        List<String> lines = new ArrayList<>();
        for (SchemaFile schema : manifest.schemas()) {
            lines.add("version " + schema.version() + " at " + schema.at().line());
            for (SchemaTable table : schema.tables()) {
                String name = table.name().startsWith("public.") ? table.name().substring(7) : table.name();
                table.columns().forEach(column -> lines.add(name + "." + line(column)));
            }
        }
        manifest.misread().forEach(each -> lines.add("misread " + each.at().line() + " " + each.fact()));
        return lines;
    }

    private static String line(SchemaColumn column) {
        return column.describe()
                + (column.isRequired() ? " !" : "")
                + (column.isIndexed() ? " i" : "")
                + (column.isChecked() ? " c" : "");
    }

    static String line(Operation operation) {
        return (operation.at().line() + " " + operation.risk() + " " + operation.describe()).strip();
    }
}
