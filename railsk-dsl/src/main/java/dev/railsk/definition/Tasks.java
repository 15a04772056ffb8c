package dev.railsk.definition;

import dev.railsk.task.Cron;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
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
 */
public record Tasks(Optional<Migration> migration, Map<String, Cron> crons) {
    public Tasks {
        crons = Collections.unmodifiableMap(new LinkedHashMap<>(crons));
    }

    /** All tasks. */
    public List<Task> all() {
        List<Task> all = new ArrayList<>();
        if (migration.isPresent()) {
            all.add(migration.get().task());
        }
        for (Cron cron : crons.values()) {
            all.add(cron.task());
        }
        return all;
    }
}
