package dev.railsk.source.internal;

import dev.railsk.source.MigrationFile;
import dev.railsk.source.SourceManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts together what the files of a checkout say, wherever they are. */
public final class Reading {

    private Reading() {}

    /** All that they say. */
    public static SourceManifest of(Checkout files) {
        List<MigrationFile> migrations = new ArrayList<>();
        for (MigrationFolder folder : MigrationFolder.of(files)) {
            folder.read(files, migrations);
        }
        migrations.sort(Comparator.comparing(MigrationFile::version, Reading::byNumber));
        return new SourceManifest(migrations, Models.ignored(files), files.misread());
    }

    private static int byNumber(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }
}
