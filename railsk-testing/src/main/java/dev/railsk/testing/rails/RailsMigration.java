package dev.railsk.testing.rails;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A migration in the code of a {@link RailsRelease}: what its calls do to tables and columns. Immutable; each word gives another one.
 *
 * <pre>{@code
 * RailsMigration.of("20260201000001", "AddSlugToPosts").addColumn("posts", "slug", "string")
 * }</pre>
 */
public final class RailsMigration {

    private final String version;
    private final String name;
    private final String database;
    private final boolean isPost;
    private final List<Operation> operations;
    private final Text text;

    private RailsMigration(String version, String name, Place place, List<Operation> operations, Text text) {
        this.version = version;
        this.name = name;
        this.database = place.database();
        this.isPost = place.isPost();
        this.operations = operations;
        this.text = text;
    }

    private record Place(String database, boolean isPost) {}

    /** What it fails with, and how its file is written where that is not said by its calls. */
    private record Text(Optional<String> error, Optional<String> ruby) {}

    /**
     * A migration of the primary database that does nothing yet, and runs with any migration.
     *
     * @param version digits only
     * @param name its class, such as {@code AddSlugToPosts}
     */
    public static RailsMigration of(String version, String name) {
        if (!version.matches("\\d+")) {
            throw new IllegalArgumentException(
                    "a migration's version must be digits only, but was \"" + version + "\"");
        }
        return new RailsMigration(
                version,
                requireNonNull(name, "name"),
                new Place(ScriptedRails.PRIMARY, false),
                List.of(),
                new Text(Optional.empty(), Optional.empty()));
    }

    /** The same for another database, by its key in {@code config/database.yml}. */
    public RailsMigration in(String key) {
        return new RailsMigration(version, name, new Place(key, isPost), operations, text);
    }

    /** The same in {@code db/post_migrate}: it is left out where {@code SKIP_POST_DEPLOYMENT_MIGRATIONS} is set. */
    public RailsMigration post() {
        return new RailsMigration(version, name, new Place(database, true), operations, text);
    }

    /** The same, failing after its calls with this error; nothing of it is kept. */
    public RailsMigration failing(String words) {
        return new RailsMigration(
                version, name, new Place(database, isPost), operations, new Text(Optional.of(words), text.ruby()));
    }

    /** The same with a file of this text, instead of one that is written by its calls. */
    public RailsMigration ruby(String file) {
        return new RailsMigration(
                version, name, new Place(database, isPost), operations, new Text(text.error(), Optional.of(file)));
    }

    private RailsMigration and(Operation operation) {
        List<Operation> more = new ArrayList<>(operations);
        more.add(operation);
        return new RailsMigration(version, name, new Place(database, isPost), List.copyOf(more), text);
    }

    /** A table comes, with these columns beside {@code id}, {@code created_at} and {@code updated_at}. */
    public RailsMigration createTable(String table, String... columns) {
        return and(new Operation.CreateTable(table, List.of(columns)));
    }

    /** A table goes. */
    public RailsMigration dropTable(String table, String... columns) {
        return and(new Operation.DropTable(table, List.of(columns)));
    }

    /** A table gets another name. */
    public RailsMigration renameTable(String table, String to) {
        return and(new Operation.RenameTable(table, to));
    }

    /** A column comes that may be null. */
    public RailsMigration addColumn(String table, String column, String type) {
        return and(new Operation.AddColumn(table, column, type, false));
    }

    /** A column comes that must have a value and has no default. */
    public RailsMigration addRequiredColumn(String table, String column, String type) {
        return and(new Operation.AddColumn(table, column, type, true));
    }

    /** A column goes. */
    public RailsMigration removeColumn(String table, String column, String type) {
        return and(new Operation.RemoveColumn(table, column, type, false));
    }

    /** A column gets another name. */
    public RailsMigration renameColumn(String table, String column, String to) {
        return and(new Operation.RenameColumn(table, column, to));
    }

    /** A column must have a value from now on. */
    public RailsMigration setNotNull(String table, String column) {
        return and(new Operation.ChangeNull(table, column, false));
    }

    /** A column need not have a value any more. */
    public RailsMigration allowNull(String table, String column) {
        return and(new Operation.ChangeNull(table, column, true));
    }

    /** A call that changes neither tables nor columns, in the words that Rails writes when it runs. */
    public RailsMigration call(String words) {
        return and(new Operation.Other(words));
    }

    String version() {
        return version;
    }

    String name() {
        return name;
    }

    String database() {
        return database;
    }

    boolean isPost() {
        return isPost;
    }

    List<Operation> operations() {
        return operations;
    }

    List<Operation> reversed() {
        List<Operation> reversed = new ArrayList<>();
        operations.forEach(operation -> reversed.add(operation.reversed()));
        Collections.reverse(reversed);
        return reversed;
    }

    Optional<String> error() {
        return text.error();
    }

    Optional<String> ruby() {
        return text.ruby();
    }

    /** Its name in words, as a status lists it: {@code Add slug to posts}. */
    String humanName() {
        String words = name.replaceAll("([a-z\\d])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
