package dev.railsk.source;

import dev.railsk.source.internal.MigrationFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads what a Rails checkout says about its database, without Ruby and without running anything of it.
 *
 * <pre>{@code
 * SourceManifest manifest = SourceReader.read(Path.of("."));
 * }</pre>
 *
 * <p>What it cannot understand is told as such ({@link Risk#UNSURE}, {@link Misread}) and never guessed. Nothing outside of the
 * checkout is read.
 */
public final class SourceReader {

    private SourceReader() {}

    /**
     * Read the checkout in this folder. One without migrations gives a manifest without them.
     *
     * @throws SourceException when there is no such folder
     */
    public static SourceManifest read(Path checkout) {
        if (!Files.isDirectory(checkout)) {
            throw new SourceException(
                    "there is no folder to read migrations from",
                    checkout.toString(),
                    "Name the root of the Rails app.");
        }
        List<MigrationFile> migrations = new ArrayList<>();
        List<Misread> misread = new ArrayList<>();
        for (MigrationFolder folder : MigrationFolder.of(checkout, misread)) {
            folder.read(migrations, misread);
        }
        migrations.sort(Comparator.comparing(MigrationFile::version));
        return new SourceManifest(migrations, List.of(), misread);
    }
}
