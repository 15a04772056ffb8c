package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the migration is written. Defaults: {@code bin/rails db:migrate} after the rollout, one try, for an hour at most, its Job
 * kept for a day; the workloads are not restarted afterwards.
 */
public final class MigrationSpec extends JobWords<MigrationSpec> {

    /** Its Job's name has the app, the revision and a number beside it. */
    private static final int LONGEST_DATABASE = 40;

    private MigrationTiming timing;
    private boolean restartsAfter;
    private Optional<MigrationSets> sets;

    private MigrationSpec(Migration base) {
        super("migration", base.task());
        timing = base.timing();
        restartsAfter = base.restartsAfter();
        sets = base.sets();
    }

    static Migration apply(Migration base, Consumer<MigrationSpec> definition) {
        MigrationSpec spec = new MigrationSpec(base);
        spec.draft.run(definition, spec);
        Migration changed = new Migration(spec.checked(), spec.timing, spec.restartsAfter, spec.sets);
        if (spec.sets.isPresent() && !spec.isCut()) {
            spec.checkDatabases(changed);
        }
        return spec.draft.finish("migration", changed);
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
        sets = sets(List.copyOf(distinct), sets.orElse(MigrationSets.ONE).preCommand());
        return this;
    }

    /** Migrate all databases in one Job. */
    public MigrationSpec defaultDatabases() {
        draft.write("databases");
        sets = sets(List.of(), sets.orElse(MigrationSets.ONE).preCommand());
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
        sets = sets(sets.orElse(MigrationSets.ONE).databases(), command);
        return this;
    }

    /** Run the migration's own command before the rollout where it is split. */
    public MigrationSpec defaultPreCommand() {
        draft.write("preCommand");
        sets = sets(sets.orElse(MigrationSets.ONE).databases(), List.of());
        return this;
    }

    private static Optional<MigrationSets> sets(List<String> databases, List<String> preCommand) {
        return databases.isEmpty() && preCommand.isEmpty()
                ? Optional.empty()
                : Optional.of(new MigrationSets(databases, preCommand));
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
        MigrationSets written = migration.sets().orElse(MigrationSets.ONE);
        if (written.databases().isEmpty()) {
            return;
        }
        if (!MigrationJobs.canNameADatabase(migration.task().command())) {
            tellOfNoDatabase(migration, "command", migration.task().command());
        } else if (!written.preCommand().isEmpty() && !MigrationJobs.canNameADatabase(written.preCommand())) {
            tellOfNoDatabase(migration, "preCommand", written.preCommand());
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
