package dev.railsk.definition;

import dev.railsk.migration.MigrationPlans;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.task.Console;
import dev.railsk.task.Cron;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
import dev.railsk.task.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs to its end.
 *
 * @param migration how the database is migrated; empty for an app without one
 * @param crons what a timetable starts, by name
 * @param named what a deploy runs, or somebody by hand, by name and in the order written
 * @param console what somebody works with at a terminal
 * @param smokes what a deploy asks of the app at its end, by name and in the order written
 * @param plans how the schema changes; empty where nothing is said of it
 */
public record Tasks(
        Optional<Migration> migration,
        Map<String, Cron> crons,
        Map<String, DeployTask> named,
        Console console,
        Map<String, SmokeCheck> smokes,
        Optional<MigrationPlans> plans) {
    public Tasks {
        crons = Collections.unmodifiableMap(new LinkedHashMap<>(crons));
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        smokes = Collections.unmodifiableMap(new LinkedHashMap<>(smokes));
    }

    /** All tasks. */
    public List<Task> all() {
        return List.copyOf(byScope().values());
    }

    /** All tasks, by the scope that their author writes them in, such as {@code cron digest}. */
    public Map<String, Task> byScope() {
        Map<String, Task> all = new LinkedHashMap<>();
        if (migration.isPresent()) {
            all.put("migration", migration.get().task());
        }
        for (Cron cron : crons.values()) {
            all.put("cron " + cron.name(), cron.task());
        }
        for (DeployTask task : named.values()) {
            all.put("task " + task.name(), task.task());
        }
        all.put("console", console.task());
        return all;
    }

    /** All of which there are Jobs: of the migration each that it may have. */
    public List<Task> jobs() {
        List<Task> all = new ArrayList<>(all());
        if (migration.isPresent()) {
            all.remove(migration.get().task());
            all.addAll(0, migration.get().preJobs());
            all.addAll(0, migration.get().jobs());
        }
        return all;
    }

    /** What runs at this moment, in the order written. */
    public List<DeployTask> at(When when) {
        List<DeployTask> tasks = new ArrayList<>();
        for (DeployTask task : named.values()) {
            if (task.when() == when) {
                tasks.add(task);
            }
        }
        return tasks;
    }
}
