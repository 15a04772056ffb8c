package dev.railsk.deploy.internal.source;

import dev.railsk.deploy.Release;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.record.Releases.Recorded;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.MigrationSet;
import dev.railsk.source.SourceManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the records of an environment tell of its code and its database.
 *
 * @param running the code that runs: that of the last deploy or rollback that came to a good end; empty where it is not known
 * @param runningSince that release; empty where nothing runs
 * @param applied the migrations that have run, by version, of all releases whose code is known
 * @param isKnown whether it is known which migrations have run
 */
public record SourceHistory(
        Optional<SourceManifest> running,
        Optional<Release> runningSince,
        Map<String, MigrationFile> applied,
        boolean isKnown) {

    private static final String WHOLE = "migrate";
    private static final String PRE = "migrate-pre";

    public SourceHistory {
        applied = Map.copyOf(applied);
    }

    /** Read it from records, the oldest first. */
    public static SourceHistory of(List<Recorded> records) {
        Optional<SourceManifest> running = Optional.empty();
        Optional<Release> since = Optional.empty();
        Map<String, MigrationFile> applied = new LinkedHashMap<>();
        boolean isKnown = false;
        for (Recorded recorded : records) {
            Release release = recorded.release();
            boolean runs = release.work().kind() != Release.Kind.MIGRATION
                    && release.ending().isGood();
            if (runs) {
                running = recorded.source();
                since = Optional.of(release);
            }
            if (recorded.source().isPresent()) {
                List<MigrationFile> ran = ran(release, recorded.source().get());
                ran.forEach(migration -> applied.put(migration.version(), migration));
                isKnown |= !ran.isEmpty();
            }
        }
        return new SourceHistory(running, since, applied, isKnown);
    }

    /** The migrations that a release has run, or found to have run, by its Jobs that ended well. */
    private static List<MigrationFile> ran(Release release, SourceManifest source) {
        List<MigrationFile> ran = new ArrayList<>();
        for (TaskRun job : release.results().migrations()) {
            boolean isDone = job.state() == TaskRun.State.SUCCEEDED || job.state() == TaskRun.State.ALREADY_RAN;
            for (MigrationFile migration : source.migrations()) {
                if (isDone && isOf(job.task(), migration)) {
                    ran.add(migration);
                }
            }
        }
        return ran;
    }

    /** Whether the Job of this name runs a migration. */
    private static boolean isOf(String job, MigrationFile migration) {
        boolean isPre = job.equals(PRE) || job.startsWith(PRE + "-");
        if (isPre && migration.set() != MigrationSet.PRE) {
            return false;
        }
        String whole = isPre ? PRE : WHOLE;
        String database = migration.database().replace('_', '-');
        return job.equals(whole) || job.equals(whole + "-" + database);
    }

    /** What a release would run that has not run yet, where it is known what has. */
    public List<MigrationFile> pending(SourceManifest next) {
        List<MigrationFile> pending = new ArrayList<>(next.migrations());
        pending.removeIf(migration -> applied.containsKey(migration.version()));
        return pending;
    }

    /** The same, with this being the code that runs. */
    public SourceHistory running(SourceManifest code) {
        return new SourceHistory(Optional.of(code), runningSince, applied, isKnown);
    }

    /** Whether anything can be said of what is pending. */
    public boolean canJudge() {
        return isKnown || running.isPresent();
    }
}
