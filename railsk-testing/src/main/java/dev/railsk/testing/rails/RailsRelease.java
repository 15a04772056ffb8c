package dev.railsk.testing.rails;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The code of one image: its migrations and its models. Immutable; each word gives another one.
 *
 * @param tag the image's tag, as the revision names it
 * @param migrations the migration files that it has
 * @param models its models, by name
 */
public record RailsRelease(String tag, List<RailsMigration> migrations, Map<String, RailsModel> models) {

    public RailsRelease {
        migrations = List.copyOf(migrations);
        models = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    /** A release without migrations and models. */
    public static RailsRelease of(String tag) {
        return new RailsRelease(tag, List.of(), Map.of());
    }

    /** The same code under another tag, to change it from there. */
    public RailsRelease next(String nextTag) {
        return new RailsRelease(nextTag, migrations, models);
    }

    /** The same with this migration too. */
    public RailsRelease migration(RailsMigration migration) {
        List<RailsMigration> more = new ArrayList<>(migrations);
        more.add(migration);
        return new RailsRelease(tag, more, models);
    }

    /** The same with this model, instead of one of its name. */
    public RailsRelease model(RailsModel model) {
        Map<String, RailsModel> more = new LinkedHashMap<>(models);
        more.put(model.name(), model);
        return new RailsRelease(tag, migrations, more);
    }

    /**
     * Write its Ruby files into a folder, as far as they are about the database, to deploy from there as from a checkout.
     *
     * @throws java.io.UncheckedIOException when they cannot be written
     */
    public Path checkout(Path folder) {
        Checkout.write(this, folder);
        return folder;
    }

    /**
     * The model of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public RailsModel model(String name) {
        RailsModel model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException(
                    "release " + tag + " has no model \"" + name + "\", only " + models.keySet());
        }
        return model;
    }
}
