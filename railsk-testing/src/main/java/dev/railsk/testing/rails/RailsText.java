package dev.railsk.testing.rails;

import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Rails writes, as Rails 7.2.2.2 was seen to write it with PostgreSQL. */
final class RailsText {

    private static final int LINE = 75;
    private static final String SERVER = "connection to server at \"192.0.2.10\", port 5432 failed: ";
    private static final String CHECK = "Please check your database configuration ";

    private RailsText() {}

    /** The table of one database: what the code has, and what only the database has. */
    static List<String> status(Database database, Map<String, RailsMigration> files) {
        Map<String, String> names = new java.util.TreeMap<>();
        database.applied().keySet().forEach(version -> names.put(version, "********** NO FILE **********"));
        files.forEach((version, file) -> names.put(version, file.humanName()));
        List<String> lines = new ArrayList<>(List.of(
                "", "database: " + database.name(), "", " Status   Migration ID    Migration Name", "-".repeat(50)));
        names.forEach((version, name) -> {
            String status = database.applied().containsKey(version) ? "   up   " : "  down  ";
            lines.add(status + "  " + padded(version, 14) + "  " + name);
        });
        lines.add("");
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** What stands in the way of those who want none pending. */
    static List<String> pending(List<RailsMigration> pending, String task) {
        List<String> lines = new ArrayList<>();
        lines.add("Run `bin/rails " + task + "` to update your database then try again.");
        lines.add("You have " + pending.size() + (pending.size() > 1 ? " pending migrations:" : " pending migration:"));
        for (RailsMigration migration : pending) {
            String version = migration.version();
            lines.add("  " + " ".repeat(Math.max(0, 4 - version.length())) + version + " " + migration.name());
        }
        return lines;
    }

    /** The line before and after a migration's calls. */
    static String announced(RailsMigration migration, String message) {
        String text = migration.version() + " " + migration.name() + ": " + message;
        return "== " + text + " " + "=".repeat(Math.max(0, LINE - text.length()));
    }

    /** The log's line when a migration begins. */
    static String migrating(RailsMigration migration) {
        return "Migrating to " + migration.name() + " (" + migration.version() + ")";
    }

    /** What a call writes. */
    static List<String> called(Operation operation) {
        return List.of("-- " + operation.call(), "   -> 0.0010s");
    }

    /** The end of a rake task by an error. */
    static List<String> aborted(String task, String... error) {
        List<String> lines = new ArrayList<>();
        lines.add("bin/rails aborted!");
        lines.addAll(List.of(error));
        lines.add("");
        lines.add("Tasks: TOP => " + task);
        lines.add("(See full trace by running task with --trace)");
        return lines;
    }

    /** Another migration runs. */
    static List<String> locked(String task) {
        return aborted(
                task,
                "ActiveRecord::ConcurrentMigrationError:  (ActiveRecord::ConcurrentMigrationError)",
                "",
                "Cannot run migrations because another migration process is currently running.",
                "");
    }

    /** A migration fails. */
    static List<String> failed(String task, String words) {
        return aborted(
                task,
                "StandardError: An error has occurred, this and all later migrations canceled: (StandardError)",
                "",
                words,
                "");
    }

    /** The database is not reached. */
    static List<String> hindered(String task, Hindrance hindrance, String database) {
        return switch (hindrance) {
            case WRONG_LOGIN ->
                caused(
                        task,
                        "ActiveRecord::DatabaseConnectionError: There is an issue connecting to your database with your"
                                + " username/password, username: app. (ActiveRecord::DatabaseConnectionError)",
                        CHECK + "to ensure the username/password are valid.",
                        SERVER + "FATAL:  password authentication failed for user \"app\"");
            case UNKNOWN_HOST ->
                caused(
                        task,
                        "ActiveRecord::DatabaseConnectionError: There is an issue connecting with your hostname: nowhere."
                                + " (ActiveRecord::DatabaseConnectionError)",
                        CHECK + "and ensure there is a valid connection to your database.",
                        "could not translate host name \"nowhere\" to address: Temporary failure in name resolution");
            case NO_DATABASE -> absent(task, database);
            case REFUSED, NO_ANSWER, NO_SCHEMA_TABLE, NO_APP, TOO_LARGE, NOT_UNDERSTOOD -> refused(task, hindrance);
        };
    }

    private static List<String> caused(String task, String error, String advice, String cause) {
        return aborted(
                task, error, "", advice, "", "", "Caused by:", "PG::ConnectionBad: " + cause + " (PG::ConnectionBad)");
    }

    private static List<String> absent(String task, String database) {
        return aborted(
                task,
                "ActiveRecord::NoDatabaseError: We could not find your database: " + database
                        + ". Available database configurations can be found in config/database.yml."
                        + " (ActiveRecord::NoDatabaseError)",
                "",
                "To resolve this error:",
                "",
                "- Did you not create the database, or did you delete it? To create the database, run:",
                "",
                "    bin/rails db:create",
                "",
                "- Has the database name changed? Verify that config/database.yml contains the correct database name.",
                "",
                "",
                "Caused by:",
                "PG::ConnectionBad: " + SERVER + "FATAL:  database \"" + database
                        + "\" does not exist (PG::ConnectionBad)");
    }

    private static List<String> refused(String task, Hindrance hindrance) {
        String words = SERVER + (hindrance == Hindrance.NO_ANSWER ? "timeout expired" : "Connection refused");
        String hint = "\tIs the server running on that host and accepting TCP/IP connections?";
        return aborted(
                task,
                "ActiveRecord::ConnectionNotEstablished: " + words + " (ActiveRecord::ConnectionNotEstablished)",
                hint,
                "",
                "",
                "Caused by:",
                "PG::ConnectionBad: " + words + " (PG::ConnectionBad)",
                hint);
    }

    /** What the models of a release say, in the form of the question that asks for it. */
    static List<String> code(RailsRelease release, Map<String, Database> databases, String rails) {
        List<String> lines = new ArrayList<>();
        for (RailsModel model : new java.util.TreeMap<>(release.models()).values()) {
            Database database = databases.getOrDefault(model.database(), new Database(""));
            Map<String, Column> columns = database.table(model.table());
            List<String> known = new ArrayList<>(columns.keySet());
            known.removeAll(model.ignores());
            List<String> required = new ArrayList<>();
            columns.forEach((name, column) -> {
                if (column.isRequired()) {
                    required.add(name);
                }
            });
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("name", model.name());
            told.put("database", model.database());
            told.put("table", model.table());
            told.put("there", database.tables().containsKey(model.table()));
            told.put("ignored", model.ignores());
            told.put("columns", known);
            told.put("required", required);
            lines.add("railsk-model " + Tree.of(told).toJsonLine() + " railsk-end");
        }
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("rails", rails);
        end.put("models", release.models().size());
        lines.add("railsk-code " + Tree.of(end).toJsonLine() + " railsk-end");
        return lines;
    }
}
