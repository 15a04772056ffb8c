package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.migration.internal.Inflection;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * Where an app's Rails code has what a plan speaks of.
 *
 * @param rails the version that migrations are written for, such as {@code 7.2}
 * @param database the database, as {@code config/database.yml} calls it
 * @param model the table's model; empty for the table's name in the singular
 * @param hasPostMigrate whether {@code db/post_migrate} has what is migrated after a rollout
 */
public record RailsLayout(String rails, String database, Optional<String> model, boolean hasPostMigrate) {

    /** Rails 7.2, one database, models by Rails' own naming, all migrations in {@code db/migrate}. */
    public static final RailsLayout DEFAULT = new RailsLayout("7.2", "primary", Optional.empty(), false);

    private static final String PRIMARY = "primary";
    private static final int OLDEST_MAJOR = 6;
    private static final int LONGEST_NUMBER = 3;

    public RailsLayout {
        checkVersion(requireNonNull(rails, "rails"));
        Identifier.check(
                "a database's name", requireNonNull(database, "database"), "Name it as config/database.yml does.");
        if (model.isPresent() && !Inflection.isClassName(model.get())) {
            throw new InvalidValueException(
                    "a model must be named by its Ruby class, but was \"" + model.get() + "\"",
                    "Write it like \"User\" or \"Admin::User\".");
        }
    }

    private static void checkVersion(String version) {
        int dot = version.indexOf('.');
        boolean isVersion = dot > 0
                && Syntax.isNumber(version.substring(0, dot), LONGEST_NUMBER)
                && Syntax.isNumber(version.substring(dot + 1), LONGEST_NUMBER);
        boolean isOld =
                isVersion && (Integer.parseInt(version.substring(0, dot)) < OLDEST_MAJOR || version.equals("6.0"));
        if (!isVersion || isOld) {
            throw new InvalidValueException(
                    "a version of Rails must be 6.1 or later, with one dot, but was \"" + version + "\"",
                    "Write it like \"7.2\", as Migration[7.2] does.");
        }
    }

    RailsLayout rails(String version) {
        return new RailsLayout(version, database, model, hasPostMigrate);
    }

    RailsLayout database(String name) {
        return new RailsLayout(rails, name, model, hasPostMigrate);
    }

    RailsLayout model(String className) {
        return new RailsLayout(rails, database, Optional.of(className), hasPostMigrate);
    }

    RailsLayout postMigrate() {
        return new RailsLayout(rails, database, model, true);
    }

    /** Whether the app's Rails is this one or a later one. */
    boolean isAtLeast(int major, int minor) {
        int dot = rails.indexOf('.');
        int ownMajor = Integer.parseInt(rails.substring(0, dot));
        return ownMajor > major || (ownMajor == major && Integer.parseInt(rails.substring(dot + 1)) >= minor);
    }

    /** The folder of a migration. */
    String folder(MigrationPhase phase) {
        String prefix = database.equals(PRIMARY) ? "" : database + "_";
        return "db/" + prefix + (hasPostMigrate && phase == MigrationPhase.POST ? "post_migrate" : "migrate");
    }

    /** The class of a table's model. */
    String modelOf(String table) {
        return model.isPresent() ? model.get() : Inflection.className(table);
    }

    /** The file of a table's model. */
    String modelFile(String table) {
        return "app/models/" + Inflection.fileName(modelOf(table)) + ".rb";
    }

    /** The class that models of this database inherit from. */
    String recordClass() {
        return database.equals(PRIMARY) ? "ApplicationRecord" : Inflection.camelCase(database) + "Record";
    }
}
