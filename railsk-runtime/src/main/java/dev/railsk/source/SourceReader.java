package dev.railsk.source;

import dev.railsk.source.internal.Checkout;
import dev.railsk.source.internal.Reading;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads what a Rails checkout says about its database, without Ruby and without running anything of it.
 *
 * <pre>{@code
 * SourceManifest manifest = SourceReader.read(Path.of("."));
 * }</pre>
 *
 * <p>Read are the migrations of {@code db/migrate}, {@code db/post_migrate}, {@code db/NAME_migrate}, {@code db/NAME_post_migrate}, of
 * the folders that {@code config/database.yml} names, and of those that {@code config/application.rb} or an engine below {@code engines},
 * {@code packs} or {@code components} appends to {@code paths["db/migrate"]}; the ignored columns of all files below an
 * {@code app/models}, also of engines and packs; and the schema file of each database, {@code db/schema.rb}, {@code db/structure.sql},
 * the same behind {@code NAME_}, or what {@code config/database.yml} names. The migrations are judged as for PostgreSQL, by all checks of
 * strong_migrations 2.8.
 *
 * <p>What cannot be understood is told as such ({@link Risk#UNSURE}, {@link Misread}) and never guessed. Nothing outside of the
 * checkout is read, and no file above 1 MiB; of schema files none above 2 MiB in Ruby and 16 MiB in SQL.
 */
public final class SourceReader {

    private SourceReader() {}

    /**
     * Read the checkout in this folder. One without migrations gives a manifest without them.
     *
     * @throws SourceException when there is no such folder
     */
    public static SourceManifest read(Path checkout) {
        return Reading.of(open(checkout));
    }

    private static Checkout open(Path checkout) {
        try {
            return new Checkout(checkout);
        } catch (IOException none) {
            throw new SourceException(
                    "there is no folder to read migrations from",
                    checkout.toString(),
                    "Name the root of the Rails app.");
        }
    }
}
