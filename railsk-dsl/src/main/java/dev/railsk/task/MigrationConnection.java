package dev.railsk.task;

import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a migration reaches its database, where that differs from how the app does.
 *
 * @param url the URL that its Jobs have in {@link #URL}; empty for the app's
 * @param lockTimeout how long a statement waits for a lock; empty for what the database does by itself
 * @param statementTimeout how long a statement may take; empty for what the database does by itself
 */
public record MigrationConnection(
        Optional<EnvValue.FromSecret> url, Optional<Duration> lockTimeout, Optional<Duration> statementTimeout) {

    /** What Rails connects to, before all that {@code config/database.yml} says. */
    public static final String URL = "DATABASE_URL";

    /** What libpq, and with it Rails' adapter for PostgreSQL, sets for each session that it opens. */
    public static final String OPTIONS = "PGOPTIONS";

    /** As the app. */
    static final MigrationConnection OF_APP =
            new MigrationConnection(Optional.empty(), Optional.empty(), Optional.empty());

    MigrationConnection url(Optional<EnvValue.FromSecret> other) {
        return new MigrationConnection(other, lockTimeout, statementTimeout);
    }

    MigrationConnection lockTimeout(Optional<Duration> other) {
        return new MigrationConnection(url, other, statementTimeout);
    }

    MigrationConnection statementTimeout(Optional<Duration> other) {
        return new MigrationConnection(url, lockTimeout, other);
    }

    /** The variables that say so, by the lines of their words. */
    EnvVars env(Lines lines) {
        Map<String, EnvValue> values = new LinkedHashMap<>();
        Map<String, Origin> origins = new HashMap<>();
        if (url.isPresent()) {
            values.put(URL, url.get());
            origins.put(URL, lines.of("databaseUrl"));
        }
        String options = option("lock_timeout", lockTimeout);
        String statement = option("statement_timeout", statementTimeout);
        options = options.isEmpty() || statement.isEmpty() ? options + statement : options + " " + statement;
        if (!options.isEmpty()) {
            values.put(OPTIONS, new EnvValue.Literal(options));
            origins.put(OPTIONS, lines.of(lockTimeout.isPresent() ? "lockTimeout" : "statementTimeout"));
        }
        return new EnvVars(values, List.of(), origins);
    }

    private static String option(String name, Optional<Duration> limit) {
        return limit.isEmpty() ? "" : "-c " + name + "=" + limit.get().toMillis() + "ms";
    }

    /** A task of a migration without the variables of its connection. */
    Task takenOutOf(Task task) {
        Map<String, EnvValue> values = new LinkedHashMap<>(task.env().values());
        values.keySet().removeAll(env(task.lines()).values().keySet());
        EnvVars own = task.env();
        return task.withEnv(new EnvVars(values, own.sources(), own.origins(), own.withheld()));
    }

    /** The same task with them. */
    Task putInto(Task task) {
        return task.withEnv(task.env().then(env(task.lines())));
    }
}
