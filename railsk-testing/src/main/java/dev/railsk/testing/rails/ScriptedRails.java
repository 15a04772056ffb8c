package dev.railsk.testing.rails;

import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.process.ProcessScript;
import dev.railsk.testing.process.ScriptedProcess;
import dev.railsk.testing.process.ScriptedProcess.Act;
import dev.railsk.testing.process.StartedContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A Rails for a {@link FakeCluster}: the containers of these releases' images run migrations against tables that it keeps, and answer what
 * a deploy asks an image. It writes what Rails 7.2 was seen to write with PostgreSQL. A process that serves knows the columns that its
 * tables had when it started; what it cannot work with later is a {@link Complaint}.
 *
 * <pre>{@code
 * ScriptedRails rails = ScriptedRails.of(v1, v2, v3).on(cluster);
 * ...
 * assertThat(rails.broken()).isEmpty();
 * }</pre>
 *
 * <p>It knows {@code db:migrate}, {@code db:migrate:status}, {@code db:abort_if_pending_migrations} and {@code db:rollback}, each for one
 * database too, {@code db:version}, and the scripts by which railsk asks {@code runner} and {@code ruby}; what else an image of these releases runs is taken for the app's own
 * code. Thread-safe.
 */
public final class ScriptedRails implements ProcessScript {

    /** The key of the database that every app has. */
    public static final String PRIMARY = "primary";

    private static final String VERSION = "7.2.2.2";
    private static final String SOURCE = "railsk-source ";

    private final Map<String, RailsRelease> releases = new LinkedHashMap<>();
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Map<String, LongSupplier> counts = new LinkedHashMap<>();
    private final Set<Complaint> met = new LinkedHashSet<>();
    private int starts;

    private ScriptedRails() {
        databases.put(PRIMARY, new Database("app_production"));
    }

    /** These releases, and an empty database. */
    public static ScriptedRails of(RailsRelease... releases) {
        ScriptedRails rails = new ScriptedRails();
        for (RailsRelease release : releases) {
            rails.release(release);
        }
        return rails;
    }

    /** Have its containers run on this cluster. */
    public ScriptedRails on(FakeCluster cluster) {
        cluster.processes(this);
        return this;
    }

    /** Have this release too. */
    public synchronized ScriptedRails release(RailsRelease release) {
        releases.put(release.tag(), release);
        return this;
    }

    /**
     * Have a database beside the primary one.
     *
     * @param key its key in {@code config/database.yml}
     * @param name its own name
     */
    public synchronized ScriptedRails database(String key, String name) {
        databases.put(key, new Database(name));
        return this;
    }

    /** Have the primary database not be reached, as this says. */
    public synchronized ScriptedRails hindered(Hindrance hindrance) {
        database(PRIMARY).hinder(Optional.of(hindrance));
        return this;
    }

    /** Have the primary database be reached again. */
    public synchronized ScriptedRails reached() {
        database(PRIMARY).hinder(Optional.empty());
        return this;
    }

    /** Answer a question that counts what an expression says. */
    public synchronized ScriptedRails count(String expression, LongSupplier answer) {
        counts.put(expression, answer);
        return this;
    }

    /** The versions that the primary database has, in order. */
    public synchronized List<String> applied() {
        return List.copyOf(database(PRIMARY).applied().keySet());
    }

    /** The columns of a table of the primary database, in order; none where it is not there. */
    public synchronized List<String> columns(String table) {
        return List.copyOf(database(PRIMARY).table(table).keySet());
    }

    /** What the processes that run now meet, passing things too. */
    public synchronized List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        running.values().forEach(process -> complaints.addAll(process.complaints(databases)));
        return complaints;
    }

    /** What any process has met so far that it could not work with: looked at whenever one starts and whenever a migration has run. */
    public synchronized List<Complaint> broken() {
        return met.stream().filter(complaint -> !complaint.isPassing()).toList();
    }

    Database database(String key) {
        return databases.getOrDefault(key, new Database(key));
    }

    synchronized void change(RailsMigration migration, List<Operation> operations, boolean isForward) {
        Database database = database(migration.database());
        operations.forEach(operation -> operation.apply(database));
        if (isForward) {
            database.applied().put(migration.version(), migration.humanName());
        } else {
            database.applied().remove(migration.version());
        }
        met.addAll(complaints());
    }

    @Override
    public synchronized Optional<ScriptedProcess> started(StartedContainer container) {
        Program program = Program.of(container);
        RailsRelease release = releases.get(container.tag());
        boolean isAsked = !program.task().isEmpty() || isQuestion(program);
        if (release == null) {
            return isAsked ? Optional.of(Answering.with(List.of(unknown(container)), 1)) : Optional.empty();
        }
        if (isQuestion(program)) {
            return Optional.of(new Answering(() -> answered(program, release)));
        }
        return Optional.of(program.task().isEmpty() ? serve(container, release) : task(program, release));
    }

    private String unknown(StartedContainer container) {
        return "(scripted) there is no release with the tag \"" + container.tag() + "\", only " + releases.keySet();
    }

    private ScriptedProcess serve(StartedContainer container, RailsRelease release) {
        Map<String, Map<String, Set<String>>> known = new LinkedHashMap<>();
        databases.forEach((key, database) -> known.put(key, database.columns()));
        starts++;
        String id = container.pod() + "/" + container.name() + "/" + starts;
        Running process = new Running(container.pod(), release, known);
        running.put(id, process);
        met.addAll(process.complaints(databases));
        return new Serving(container.isTask(), () -> ended(id));
    }

    private synchronized void ended(String id) {
        running.remove(id);
    }

    private ScriptedProcess task(Program program, RailsRelease release) {
        Map<String, Database> meant = program.databases(databases);
        boolean isOneOfOne = !program.database().isEmpty() && databases.size() == 1;
        if (meant.isEmpty() || isOneOfOne) {
            return Answering.with(
                    List.of(
                            "bin/rails aborted!",
                            "Don't know how to build task '" + program.whole()
                                    + "' (See the list of available tasks with `bin/rails --tasks`)"),
                    1);
        }
        List<String> keys = List.copyOf(meant.keySet());
        return switch (program.task()) {
            case "db:migrate" ->
                new Migrating(this, new Migrating.Work(program.whole(), keys, true), program.pending(release, meant));
            case "db:rollback" ->
                new Migrating(
                        this,
                        new Migrating.Work(program.whole(), keys.subList(0, 1), false),
                        program.toTakeBack(release, keys.get(0), database(keys.get(0))));
            default -> new Answering(() -> told(program, release, meant));
        };
    }

    private synchronized Act told(Program program, RailsRelease release, Map<String, Database> meant) {
        Optional<Act> hindered = hindered(program.whole(), meant);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        return switch (program.task()) {
            case "db:migrate:status" -> status(program, release, meant);
            case "db:version" -> version(meant);
            default -> pending(program, release, meant);
        };
    }

    private static Optional<Act> hindered(String task, Map<String, Database> meant) {
        return meant.values().stream()
                .filter(database -> database.hindrance().isPresent())
                .findFirst()
                .map(database ->
                        Act.end(RailsText.hindered(task, database.hindrance().orElseThrow(), database.name()), 1));
    }

    private static Act status(Program program, RailsRelease release, Map<String, Database> meant) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Database> entry : meant.entrySet()) {
            if (!entry.getValue().isMigrated()) {
                lines.add("Schema migrations table does not exist yet.");
                return Act.end(lines, 1);
            }
            lines.addAll(RailsText.status(entry.getValue(), program.files(release, entry.getKey())));
        }
        return Act.end(lines, 0);
    }

    private static Act version(Map<String, Database> meant) {
        List<String> lines = new ArrayList<>();
        for (Database database : meant.values()) {
            String newest = database.applied().keySet().stream().reduce("0", (older, newer) -> newer);
            lines.addAll(List.of("", "database: " + database.name(), "Current version: " + newest, ""));
        }
        return Act.end(lines, 0);
    }

    private static Act pending(Program program, RailsRelease release, Map<String, Database> meant) {
        List<RailsMigration> pending = program.pending(release, meant);
        String advice = program.database().isEmpty() ? "db:migrate" : "db:migrate:" + program.database();
        return pending.isEmpty() ? Act.end(List.of(), 0) : Act.end(RailsText.pending(pending, advice), 1);
    }

    private static boolean isQuestion(Program program) {
        return program.script().contains("railsk-code ")
                || program.script().contains("railsk-count ")
                || program.script().contains(SOURCE);
    }

    private synchronized Act answered(Program program, RailsRelease release) {
        if (program.script().contains(SOURCE)) {
            return Act.end(SourceText.of(Checkout.files(release)), 0);
        }
        Optional<Act> hindered = hindered("runner", databases);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        if (program.script().contains("railsk-code ")) {
            return Act.end(RailsText.code(release, databases, VERSION), 0);
        }
        for (Map.Entry<String, LongSupplier> count : counts.entrySet()) {
            if (program.script().contains("(" + count.getKey() + ")")) {
                return Act.end(List.of("railsk-count " + count.getValue().getAsLong() + " railsk-end"), 0);
            }
        }
        return Act.end(List.of("(scripted) nobody says what is counted by: " + program.script()), 1);
    }
}
