package dev.railsk.source.internal;

import dev.railsk.source.MigrationFile;
import dev.railsk.source.MigrationSet;
import dev.railsk.source.Misread;
import dev.railsk.source.Operation;
import dev.railsk.source.Risk;
import dev.railsk.source.SourceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of migrations, for one database and one set. */
public record MigrationFolder(Path root, Path folder, String database, MigrationSet set) {

    /** The folders that Rails and the gems for post-deploy migrations have by their conventions. */
    public static List<MigrationFolder> of(Path root, List<Misread> misread) {
        List<MigrationFolder> folders = new ArrayList<>();
        for (Path folder : list(root, root.resolve("db"), misread)) {
            String name = String.valueOf(folder.getFileName());
            if (!Files.isDirectory(folder)) {
                continue;
            }
            if (name.equals("migrate")) {
                folders.add(new MigrationFolder(root, folder, MigrationFile.PRIMARY, MigrationSet.PRE));
            } else if (name.equals("post_migrate")) {
                folders.add(new MigrationFolder(root, folder, MigrationFile.PRIMARY, MigrationSet.POST));
            } else if (name.endsWith("_post_migrate")) {
                folders.add(new MigrationFolder(root, folder, before(name, "_post_migrate"), MigrationSet.POST));
            } else if (name.endsWith("_migrate")) {
                folders.add(new MigrationFolder(root, folder, before(name, "_migrate"), MigrationSet.PRE));
            }
        }
        return folders;
    }

    private static String before(String name, String ending) {
        String database = name.substring(0, name.length() - ending.length());
        return database.isEmpty() ? MigrationFile.PRIMARY : database;
    }

    /** Add the migrations of this folder, and what could not be understood. */
    public void read(List<MigrationFile> migrations, List<Misread> misread) {
        for (Path file : list(root, folder, misread)) {
            String name = String.valueOf(file.getFileName());
            int digits = 0;
            while (digits < name.length() && Character.digit(name.charAt(digits), 10) >= 0) {
                digits++;
            }
            if (!name.endsWith(".rb") || digits == 0 || name.charAt(digits) != '_') {
                continue;
            }
            SourceLine at = new SourceLine(path(root, file), 1);
            Operation unread =
                    new Operation("", "", List.of(), Risk.UNSURE, "the content of migrations is not read yet", "", at);
            migrations.add(new MigrationFile(
                    name.substring(0, digits),
                    name.substring(digits + 1, name.length() - ".rb".length()),
                    database,
                    set,
                    List.of(unread),
                    at));
        }
    }

    private static List<Path> list(Path root, Path folder, List<Misread> misread) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            misread.add(new Misread(
                    "could not list the folder: " + unreadable.getMessage(),
                    "Make it readable.",
                    new SourceLine(path(root, folder), 1)));
            return List.of();
        }
    }

    private static String path(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
