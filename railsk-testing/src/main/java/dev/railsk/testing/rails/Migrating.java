package dev.railsk.testing.rails;

import dev.railsk.testing.process.ScriptedProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * {@code db:migrate} or {@code db:rollback}: takes the lock once, then runs a migration at a time, each whole or not at all. Who is killed
 * in between leaves those that were run, and the lock.
 */
final class Migrating implements ScriptedProcess {

    private static final Duration BOOT = Duration.ofSeconds(2);
    private static final Duration EACH = Duration.ofSeconds(1);

    private final ScriptedRails rails;
    private final Work work;
    private final Deque<RailsMigration> open = new ArrayDeque<>();
    private boolean isStarted;
    private boolean holdsLock;

    /**
     * What to do.
     *
     * @param task the rake task
     * @param databases the keys of the databases that are migrated
     * @param isForward whether migrations are run, or taken back
     */
    record Work(String task, List<String> databases, boolean isForward) {}

    Migrating(ScriptedRails rails, Work work, List<RailsMigration> migrations) {
        this.rails = rails;
        this.work = work;
        open.addAll(migrations);
    }

    @Override
    public Optional<Duration> pause() {
        return Optional.of(isStarted ? EACH : BOOT);
    }

    @Override
    public Act act() {
        if (!isStarted) {
            isStarted = true;
            Optional<Act> refused = begin();
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        RailsMigration next = open.poll();
        return next == null ? Act.end(List.of(), 0) : run(next);
    }

    private Optional<Act> begin() {
        for (String key : work.databases()) {
            Database database = rails.database(key);
            if (database.hindrance().isPresent()) {
                return Optional.of(Act.end(
                        RailsText.hindered(work.task(), database.hindrance().get(), database.name()), 1));
            }
        }
        holdsLock = rails.database(work.databases().get(0)).lock();
        if (!holdsLock) {
            return Optional.of(Act.end(RailsText.locked(work.task()), 1));
        }
        work.databases().forEach(key -> rails.database(key).makeBooks());
        // Whoever held the lock may have run them meanwhile.
        open.removeIf(migration ->
                rails.database(migration.database()).applied().containsKey(migration.version()) == work.isForward());
        return Optional.empty();
    }

    private Act run(RailsMigration migration) {
        List<String> lines = new ArrayList<>();
        lines.add(RailsText.migrating(migration));
        lines.add(RailsText.announced(migration, work.isForward() ? "migrating" : "reverting"));
        List<Operation> operations = work.isForward() ? migration.operations() : migration.reversed();
        operations.forEach(operation -> lines.addAll(RailsText.called(operation)));
        if (migration.error().isPresent()) {
            lines.addAll(RailsText.failed(work.task(), migration.error().get()));
            return Act.end(lines, 1);
        }
        rails.change(migration, operations, work.isForward());
        lines.add(RailsText.announced(migration, (work.isForward() ? "migrated" : "reverted") + " (0.0010s)"));
        lines.add("");
        return open.isEmpty() ? Act.end(lines, 0) : Act.write(lines);
    }

    @Override
    public void ended() {
        if (holdsLock) {
            holdsLock = false;
            rails.database(work.databases().get(0)).unlock();
        }
    }
}
