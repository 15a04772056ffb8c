package dev.railsk.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    static String line(Operation operation) {
        return (operation.at().line() + " " + operation.risk() + " " + operation.describe()).strip();
    }
}
