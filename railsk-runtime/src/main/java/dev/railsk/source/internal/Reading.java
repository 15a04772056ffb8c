package dev.railsk.source.internal;

import dev.railsk.source.MigrationFile;
import dev.railsk.source.SourceManifest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts together what the files of a checkout say, wherever they are. */
public final class Reading {

    // A version is a number of any length.
    private static final Comparator<MigrationFile> BY_NUMBER =
            Comparator.comparing(migration -> new BigInteger(migration.version()));

    private Reading() {}

    /** All that they say. */
    public static SourceManifest of(Checkout files) {
        DatabaseFile databases = DatabaseFile.of(files);
        List<MigrationFile> migrations = new ArrayList<>();
        for (MigrationFolder folder : MigrationFolder.of(files, databases)) {
            folder.read(files, migrations);
        }
        migrations.sort(BY_NUMBER);
        return new SourceManifest(migrations, Models.ignored(files), Schemas.of(files, databases), files.misread());
    }
}
