package dev.railsk.source.internal;

import dev.railsk.source.Effect;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.MigrationSet;
import dev.railsk.source.Operation;
import dev.railsk.source.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder of migrations, for one database and one set. */
public record MigrationFolder(String folder, String database, MigrationSet set) {

    private static final String POST = "post_migrate";
    private static final String ENDING = ".rb";

    /** The folders that Rails and the gems for post-deploy migrations have by their conventions, those of database.yml, and those that engines append. */
    public static List<MigrationFolder> of(Checkout checkout, DatabaseFile databases) {
        Map<String, MigrationFolder> folders = new LinkedHashMap<>();
        for (String name : checkout.list("db")) {
            String folder = "db/" + name;
            boolean isMigrations = name.equals("migrate") || name.endsWith("_migrate");
            if (isMigrations && checkout.isFolder(folder)) {
                folders.put(folder, new MigrationFolder(folder, database(name), set(name)));
            }
        }
        databases.paths().forEach((folder, database) -> {
            if (checkout.isFolder(folder)) {
                folders.put(folder, new MigrationFolder(folder, database, set(folder)));
            }
        });
        for (String folder : AppendedPaths.of(checkout)) {
            boolean isRead = folders.keySet().stream().anyMatch(known -> (folder + "/").startsWith(known + "/"));
            if (!isRead && checkout.isFolder(folder)) {
                folders.put(folder, new MigrationFolder(folder, MigrationFile.PRIMARY, set(folder)));
            }
        }
        return new ArrayList<>(folders.values());
    }

    private static MigrationSet set(String folder) {
        return folder.endsWith(POST) ? MigrationSet.POST : MigrationSet.PRE;
    }

    private static String database(String folder) {
        String ending = folder.endsWith(POST) ? POST : "migrate";
        String before = folder.substring(0, folder.length() - ending.length());
        return before.length() < 2 ? MigrationFile.PRIMARY : before.substring(0, before.length() - 1);
    }

    /** Add the migrations of this folder, and those of the folders within, as Rails has them. */
    public void read(Checkout checkout, List<MigrationFile> migrations) {
        read(checkout, folder, 0, migrations);
    }

    private void read(Checkout checkout, String within, int depth, List<MigrationFile> migrations) {
        for (String name : checkout.list(within)) {
            String path = within + "/" + name;
            if (checkout.isFolder(path) && depth < Bounds.FOLDER_DEPTH) {
                read(checkout, path, depth + 1, migrations);
            } else if (name.endsWith(ENDING)) {
                file(checkout, path, name.substring(0, name.length() - ENDING.length()), migrations);
            }
        }
    }

    private void file(Checkout checkout, String path, String name, List<MigrationFile> migrations) {
        int digits = 0;
        while (digits < name.length() && name.charAt(digits) >= '0' && name.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits >= name.length() - 1 || name.charAt(digits) != '_') {
            checkout.misread(
                    "the file's name is none of a migration, so that Rails does not run it",
                    "Name it by digits, an underscore and what it does.",
                    path,
                    1);
            return;
        }
        MigrationReading.Result read = content(checkout, path);
        migrations.add(new MigrationFile(
                name.substring(0, digits),
                name.substring(digits + 1),
                database,
                set,
                read.operations(),
                new SourceLine(path, read.line())));
    }

    private static MigrationReading.Result content(Checkout checkout, String path) {
        try {
            String text = checkout.text(path);
            MigrationReading.Result read = MigrationReading.read(path, text);
            Optional<RubyReading> ruby = checkout.ruby(path);
            return ruby.isPresent() ? compared(path, text, read, ruby.get()) : read;
        } catch (Unreadable unreadable) {
            Operation unread = Operation.of(
                    "",
                    "",
                    List.of(),
                    Effect.unsure(
                            String.valueOf(unreadable.getMessage()),
                            "Look at it yourself, and say that it takes nothing away."),
                    new SourceLine(path, unreadable.line()));
            return new MigrationReading.Result(List.of(unread), 1);
        }
    }

    /** What was read, and that it is not sure where Ruby's own parser has read otherwise. */
    private static MigrationReading.Result compared(
            String path, String text, MigrationReading.Result read, RubyReading ruby) {
        Optional<RubyReading.Difference> difference;
        try {
            difference = ruby.from(text);
        } catch (Unreadable unsure) {
            // Then what was read says so.
            return read;
        }
        if (difference.isEmpty()) {
            return read;
        }
        List<Operation> operations = new ArrayList<>(read.operations());
        operations.add(Operation.of(
                "",
                "",
                List.of(),
                Effect.unsure(difference.get().words(), "Look at it yourself, and say that it takes nothing away."),
                new SourceLine(path, difference.get().line())));
        return new MigrationReading.Result(operations, read.line());
    }
}
