package dev.railsk.testing.rails;

import dev.railsk.testing.process.StartedContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program of Rails as a container starts it.
 *
 * @param task the rake task without a database, such as {@code db:migrate}
 * @param database the key of the database at its end; empty for all
 * @param script what {@code runner} or {@code ruby} is given; empty for a rake task
 * @param env the container's variables
 */
record Program(String task, String database, String script, Map<String, String> env) {

    private static final List<String> TASKS =
            List.of("db:migrate:status", "db:abort_if_pending_migrations", "db:migrate", "db:rollback", "db:version");

    static Program of(StartedContainer container) {
        List<String> command = container.command();
        int rails = command.indexOf("bin/rails");
        String task = rails < 0 || rails + 1 >= command.size() ? "" : command.get(rails + 1);
        String script = task.equals("runner") && rails + 2 < command.size() ? command.get(rails + 2) : "";
        for (String known : TASKS) {
            if (task.equals(known)) {
                return new Program(known, "", "", container.env());
            } else if (task.startsWith(known + ":")) {
                return new Program(known, task.substring(known.length() + 1), "", container.env());
            }
        }
        return new Program("", "", script.isEmpty() ? plainRuby(command) : script, container.env());
    }

    private static String plainRuby(List<String> command) {
        int given = command.indexOf("-e");
        boolean isRuby = !command.isEmpty() && command.get(0).equals("ruby") && given > 0;
        return isRuby && given + 1 < command.size() ? command.get(given + 1) : "";
    }

    /** As it is called. */
    String whole() {
        return database.isEmpty() ? task : task + ":" + database;
    }

    /** The migration files of a database, by version: without those that the variables leave out. */
    Map<String, RailsMigration> files(RailsRelease release, String key) {
        boolean skipsPost =
                env.getOrDefault("SKIP_POST_DEPLOYMENT_MIGRATIONS", "").equals("true");
        Map<String, RailsMigration> files = new TreeMap<>();
        for (RailsMigration migration : release.migrations()) {
            if (migration.database().equals(key) && !(skipsPost && migration.isPost())) {
                files.put(migration.version(), migration);
            }
        }
        return files;
    }

    /** What the code has and these databases lack, by version. */
    List<RailsMigration> pending(RailsRelease release, Map<String, Database> databases) {
        List<RailsMigration> pending = new ArrayList<>();
        databases.forEach((key, database) -> files(release, key).forEach((version, file) -> {
            if (!database.applied().containsKey(version)) {
                pending.add(file);
            }
        }));
        pending.sort(Comparator.comparing(RailsMigration::version));
        return pending;
    }

    /** The newest that a database has and the code knows, the newest first; as many as {@code STEP} says. */
    List<RailsMigration> toTakeBack(RailsRelease release, String key, Database database) {
        List<RailsMigration> known = new ArrayList<>(files(release, key).values());
        known.removeIf(file -> !database.applied().containsKey(file.version()));
        known.sort(Comparator.comparing(RailsMigration::version).reversed());
        return known.subList(0, Math.min(known.size(), Integer.parseInt(env.getOrDefault("STEP", "1"))));
    }

    /** Those of these databases that it is about. */
    Map<String, Database> databases(Map<String, Database> all) {
        Map<String, Database> meant = new LinkedHashMap<>(all);
        meant.keySet().removeIf(key -> !database.isEmpty() && !key.equals(database));
        return meant;
    }
}
