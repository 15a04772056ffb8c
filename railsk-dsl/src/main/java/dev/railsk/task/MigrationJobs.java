package dev.railsk.task;

import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Jobs of a migration that has several. */
final class MigrationJobs {

    /** Rails' own task, which has a sister for each database, such as {@code db:migrate:primary}. */
    static final String COMMAND = "db:migrate";

    private static final String PRE = "pre";

    private static final EnvVars WITHOUT_POST =
            new EnvVars(Map.of(Migration.SKIP_POST, new EnvValue.Literal("true")), List.of(), Map.of());

    private MigrationJobs() {}

    /** All that is pending. */
    static List<Task> all(Task task, MigrationSets sets) {
        return jobs(task, sets, "", task.command(), task.env());
    }

    /** What runs before the rollout. */
    static List<Task> pre(Task task, MigrationSets sets) {
        Task limited = sets.preDeadline().isPresent()
                ? task.withDeadline(sets.preDeadline().get())
                : task;
        return sets.preCommand().isEmpty()
                ? jobs(limited, sets, PRE, task.command(), task.env().then(WITHOUT_POST))
                : jobs(limited, sets, PRE, sets.preCommand(), task.env());
    }

    private static List<Task> jobs(Task task, MigrationSets sets, String part, List<String> command, EnvVars env) {
        List<Task> jobs = new ArrayList<>();
        for (String database : sets.databases()) {
            String name = database.replace('_', '-');
            jobs.add(task.part(part.isEmpty() ? name : part + "-" + name, of(command, database), env));
        }
        if (jobs.isEmpty()) {
            jobs.add(part.isEmpty() ? task : task.part(part, command, env));
        }
        return jobs;
    }

    /** Whether a command has the word that says which database. */
    static boolean canNameADatabase(List<String> command) {
        return command.contains(COMMAND);
    }

    private static List<String> of(List<String> command, String database) {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(word.equals(COMMAND) ? COMMAND + ":" + database : word);
        }
        return words;
    }
}
