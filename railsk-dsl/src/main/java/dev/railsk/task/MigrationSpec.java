package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvValue;
import dev.railsk.name.internal.KeySyntax;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the migration is written. Defaults: {@code bin/rails db:migrate} after the rollout, one try, for an hour at most, its Job
 * kept for a day; it connects as the app does, and fails where another process migrates; the workloads are not restarted afterwards.
 */
public final class MigrationSpec extends JobWords<MigrationSpec> {

    /** Its Job's name has the app, the revision and a number beside it. */
    private static final int LONGEST_DATABASE = 40;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final TimeBounds PRE_DEADLINE = new TimeBounds(
            "deadline before the rollout", Duration.ofSeconds(1), WEEK, "Write preDeadline(Duration.ofMinutes(10)).");
    private static final TimeBounds RETRY = new TimeBounds(
            "time to try again", Duration.ofSeconds(1), WEEK, "Write retryWhileLocked(Duration.ofMinutes(5)).");

    private MigrationTiming timing;
    private boolean restartsAfter;
    private MigrationSets sets;
    private MigrationConnection connection;
    private Optional<Duration> retryFor;

    private MigrationSpec(Migration base) {
        super("migration", written(base));
        timing = base.timing();
        restartsAfter = base.restartsAfter();
        sets = base.sets().isPresent() ? base.sets().get() : MigrationSets.ONE;
        connection = base.connection().isPresent() ? base.connection().get() : MigrationConnection.OF_APP;
        retryFor = base.retryFor();
    }

    // What the words of the connection wrote may be changed by them again.
    private static Task written(Migration base) {
        return base.connection().isPresent() ? base.connection().get().takenOutOf(base.task()) : base.task();
    }

    static Migration apply(Migration base, Consumer<MigrationSpec> definition) {
        MigrationSpec spec = new MigrationSpec(base);
        spec.draft.run(definition, spec);
        Migration changed = spec.changed(spec.checked());
        if (!spec.sets.databases().isEmpty() && !spec.isCut()) {
            spec.checkDatabases(changed);
        }
        return spec.draft.finish("migration", changed);
    }

    private Migration changed(Task task) {
        Optional<MigrationSets> ownSets = sets.equals(MigrationSets.ONE) ? Optional.empty() : Optional.of(sets);
        if (connection.equals(MigrationConnection.OF_APP)) {
            return new Migration(task, timing, restartsAfter, ownSets, Optional.empty(), retryFor);
        }
        checkWrittenOnce(task);
        return new Migration(
                connection.putInto(task), timing, restartsAfter, ownSets, Optional.of(connection), retryFor);
    }

    private void checkWrittenOnce(Task task) {
        for (Map.Entry<String, Origin> variable :
                connection.env(task.lines()).origins().entrySet()) {
            if (task.env().values().containsKey(variable.getKey())) {
                draft.problem(
                        variable.getKey(),
                        variable.getValue(),
                        "the migration's " + variable.getKey() + " is written twice: by this word, and in its env",
                        "Leave one of them out.");
            }
        }
    }

    @Override
    protected MigrationSpec self() {
        return this;
    }

    @Override
    Task standardTask() {
        return Migration.standard(draft.touch()).task();
    }

    /** Say when a deploy runs it. */
    public MigrationSpec timing(MigrationTiming when) {
        draft.write("timing");
        timing = requireNonNull(when, "when");
        return this;
    }

    /** Run it when it is run if nothing is said: after the rollout. */
    public MigrationSpec defaultTiming() {
        draft.write("timing");
        timing = MigrationTiming.AFTER;
        return this;
    }

    /**
     * Migrate these databases of {@code config/database.yml} one after the other, each in a Job of its own, as {@code bin/rails
     * db:migrate:NAME}. Default: one Job for all, which Rails migrates together.
     */
    public MigrationSpec databases(String... names) {
        Origin origin = draft.write("databases");
        Set<String> distinct = new LinkedHashSet<>();
        for (String name : requireNonNull(names, "names")) {
            if (!isDatabase(requireNonNull(name, "name")) || !distinct.add(name)) {
                draft.problem(
                        "databases",
                        origin,
                        "a database must be called as in config/database.yml, in lower-case letters, digits and"
                                + " underscores, and once, but \"" + name + "\" is "
                                + (isDatabase(name) ? "there twice" : "among them"),
                        "Write databases(\"primary\", \"animals\").");
                return this;
            }
        }
        sets = sets.databases(List.copyOf(distinct));
        return this;
    }

    /** Migrate all databases in one Job. */
    public MigrationSpec defaultDatabases() {
        draft.write("databases");
        sets = sets.databases(List.of());
        return this;
    }

    /**
     * Run this before the rollout where the migration is split. Default: the migration's own command, with {@link Migration#SKIP_POST} in
     * its environment.
     */
    public MigrationSpec preCommand(String... words) {
        Origin origin = draft.write("preCommand");
        List<String> command = List.of(requireNonNull(words, "words"));
        if (command.isEmpty() || command.get(0).isEmpty()) {
            draft.problem(
                    "preCommand",
                    origin,
                    "the command before the rollout must name a program, but was empty",
                    "Write preCommand(\"bin/rails\", \"db:migrate:expand\").");
            return this;
        }
        sets = sets.preCommand(command);
        return this;
    }

    /** Run the migration's own command before the rollout where it is split. */
    public MigrationSpec defaultPreCommand() {
        draft.write("preCommand");
        sets = sets.preCommand(List.of());
        return this;
    }

    /**
     * Stop a Job that runs before the rollout, as failed, after this time; whole seconds, at most a week. Old code serves meanwhile, and
     * the deploy waits. Default: the migration's own deadline, an hour.
     */
    public MigrationSpec preDeadline(Duration limit) {
        if (fits("preDeadline", requireNonNull(limit, "limit"), PRE_DEADLINE)) {
            sets = sets.preDeadline(Optional.of(limit));
        }
        return this;
    }

    /** Stop a Job that runs before the rollout after the migration's own deadline. */
    public MigrationSpec defaultPreDeadline() {
        draft.write("preDeadline");
        sets = sets.preDeadline(Optional.empty());
        return this;
    }

    /**
     * Connect by the URL in this key of a secret, which its Jobs have as {@link MigrationConnection#URL}. Rails holds a lock of the session
     * while it migrates, which a pooler that shares sessions between transactions loses: name the database itself here where the app goes
     * through one. Default: the app's URL.
     *
     * @param secret the secret, as the app declares it
     */
    public MigrationSpec databaseUrl(String secret, String key) {
        Origin origin = draft.write("databaseUrl");
        requireNonNull(secret, "secret");
        requireNonNull(key, "key");
        if (!KeySyntax.isKey(key)) {
            draft.problem(
                    "databaseUrl",
                    origin,
                    "a key must have 1 to 253 letters, digits, dashes, underscores and dots, but was \"" + key + "\"",
                    "Name it as the secret does, such as databaseUrl(\"" + secret + "\", \"DIRECT_DATABASE_URL\").");
            return this;
        }
        connection = connection.url(Optional.of(new EnvValue.FromSecret(secret, key, false)));
        return this;
    }

    /** Connect by the app's URL. */
    public MigrationSpec defaultDatabaseUrl() {
        draft.write("databaseUrl");
        connection = connection.url(Optional.empty());
        return this;
    }

    /**
     * Let a statement that waits for a lock fail after this time, a millisecond to a day. Whatever comes to the table meanwhile waits
     * behind it, so a short time, such as half a second, and a second try are better than a long one. PostgreSQL only: {@code lock_timeout}
     * by {@link MigrationConnection#OPTIONS}, which the migration itself may change. Default: PostgreSQL's, which is to wait for ever.
     */
    public MigrationSpec lockTimeout(Duration limit) {
        if (fits("lockTimeout", requireNonNull(limit, "limit"))) {
            connection = connection.lockTimeout(Optional.of(limit));
        }
        return this;
    }

    /** Let the database say how long a statement waits for a lock. */
    public MigrationSpec noLockTimeout() {
        draft.write("lockTimeout");
        connection = connection.lockTimeout(Optional.empty());
        return this;
    }

    /**
     * Let a statement fail after this time, a millisecond to a day. PostgreSQL only: {@code statement_timeout} by {@link
     * MigrationConnection#OPTIONS}, which the migration itself may change. Default: PostgreSQL's, which is no limit.
     */
    public MigrationSpec statementTimeout(Duration limit) {
        if (fits("statementTimeout", requireNonNull(limit, "limit"))) {
            connection = connection.statementTimeout(Optional.of(limit));
        }
        return this;
    }

    /** Let the database say how long a statement may take. */
    public MigrationSpec noStatementTimeout() {
        draft.write("statementTimeout");
        connection = connection.statementTimeout(Optional.empty());
        return this;
    }

    private boolean fits(String word, Duration limit) {
        Origin origin = draft.write(word);
        boolean fits = limit.compareTo(Duration.ofMillis(1)) >= 0
                && limit.compareTo(Duration.ofDays(1)) <= 0
                && limit.equals(Duration.ofMillis(limit.toMillis()));
        if (!fits) {
            draft.problem(
                    word,
                    origin,
                    "the limit must be whole milliseconds, from 1 to a day, but was " + limit,
                    "Write " + word + "(Duration.ofSeconds(5)).");
        }
        return fits;
    }

    /**
     * Where it fails because another process holds Rails' migration lock, try again, in a Job of its own each, for this long; whole
     * seconds, at most a week. No other failure is tried again by it: that one changed nothing. Default: it fails at once.
     */
    public MigrationSpec retryWhileLocked(Duration time) {
        if (fits("retryWhileLocked", requireNonNull(time, "time"), RETRY)) {
            retryFor = Optional.of(time);
        }
        return this;
    }

    /** Let it fail where another process holds Rails' migration lock. */
    public MigrationSpec noRetryWhileLocked() {
        draft.write("retryWhileLocked");
        retryFor = Optional.empty();
        return this;
    }

    private static boolean isDatabase(String name) {
        if (name.isEmpty() || name.length() > LONGEST_DATABASE || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
            return false;
        }
        for (int index = 1; index < name.length(); index++) {
            char each = name.charAt(index);
            if ((each < 'a' || each > 'z') && (each < '0' || each > '9') && each != '_') {
                return false;
            }
        }
        return true;
    }

    private void checkDatabases(Migration migration) {
        if (!MigrationJobs.canNameADatabase(migration.task().command())) {
            tellOfNoDatabase(migration, "command", migration.task().command());
        } else if (!sets.preCommand().isEmpty() && !MigrationJobs.canNameADatabase(sets.preCommand())) {
            tellOfNoDatabase(migration, "preCommand", sets.preCommand());
        }
    }

    private void tellOfNoDatabase(Migration migration, String word, List<String> command) {
        String place = draft.has(word) ? word : "databases";
        draft.problem(
                place,
                migration.task().lines().of(place),
                "a migration with a Job for each database must run db:migrate, whose sisters db:migrate:NAME do one, but runs "
                        + String.join(" ", command),
                "Write " + word + "(\"bin/rails\", \"db:migrate\"), or leave databases(..) out.");
    }

    /**
     * Restart the workloads once more when it has run behind their rollout. A Rails process learns the columns of a table once, so
     * after a column was dropped, one that started before fails at every write until it is restarted.
     */
    public MigrationSpec restartAfter() {
        draft.write("restartAfter");
        restartsAfter = true;
        return this;
    }

    /** Let the workloads run on when it has run. */
    public MigrationSpec noRestartAfter() {
        draft.write("restartAfter");
        restartsAfter = false;
        return this;
    }
}
