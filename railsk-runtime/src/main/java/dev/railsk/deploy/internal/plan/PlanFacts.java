package dev.railsk.deploy.internal.plan;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.internal.gate.OldCode;
import dev.railsk.deploy.internal.record.Releases;
import dev.railsk.deploy.internal.record.Releases.Recorded;
import dev.railsk.deploy.internal.source.SourceHistory;
import dev.railsk.image.Revision;
import dev.railsk.migration.CodeProof;
import dev.railsk.migration.SchemaChange;
import dev.railsk.source.IgnoredColumns;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.SourceManifest;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan is judged by.
 *
 * @param history the code and migrations that are recorded
 * @param checkout the code that may be deployed next; empty where there is none
 * @param marks what is known to be done
 * @param oldCode what runs another build than the release that runs, in words
 * @param now when this was seen
 */
record PlanFacts(
        SourceHistory history, Optional<SourceManifest> checkout, PlanMarks marks, List<String> oldCode, Instant now) {

    PlanFacts {
        oldCode = List.copyOf(oldCode);
    }

    static PlanFacts read(Cluster cluster, Environment environment, Optional<SourceManifest> checkout) {
        List<Recorded> records = new Releases(cluster, environment).withSource();
        SourceHistory history = SourceHistory.of(records);
        List<String> old = history.runningSince()
                .map(running -> oldCode(cluster, environment, running, records))
                .orElse(List.of());
        return new PlanFacts(
                history,
                checkout,
                new PlanStore(cluster, environment).read(),
                old,
                cluster.time().now());
    }

    private static List<String> oldCode(
            Cluster cluster, Environment environment, Release running, List<Recorded> records) {
        Revision revision = Revision.of(running.revision());
        return new OldCode(
                        cluster,
                        environment,
                        environment.render(revision).manifests(),
                        revision,
                        begunSince(running, records))
                .left();
    }

    /** The builds whose deploy came to no good end since then, and which never ran before: what is left of it is no older code. */
    private static List<Revision> begunSince(Release running, List<Recorded> records) {
        Set<String> ran = new HashSet<>();
        Set<String> begun = new LinkedHashSet<>();
        for (Recorded recorded : records) {
            Release release = recorded.release();
            if (release.number() > running.number()) {
                begun.add(release.revision());
            } else if (release.ending().isGood()) {
                ran.add(release.revision());
            }
        }
        begun.removeAll(ran);
        return begun.stream().map(Revision::of).toList();
    }

    /** Whether a code is as a step wants it; false also where only somebody can say so. */
    static boolean has(SourceManifest code, CodeProof proof) {
        if (proof instanceof CodeProof.Ignores ignores) {
            return ignores(code, ignores.table(), ignores.column());
        } else if (proof instanceof CodeProof.IgnoresNot not) {
            return !ignores(code, not.table(), not.column());
        }
        return proof instanceof CodeProof.Carries carries
                && carrying(code.migrations(), carries.change()).isPresent();
    }

    private static boolean ignores(SourceManifest code, String table, String column) {
        for (IgnoredColumns ignored : code.ignored()) {
            if (ignored.table().equals(table) && ignored.columns().contains(column)) {
                return true;
            }
        }
        return false;
    }

    /** The migration that does this; the newest of several. */
    static Optional<MigrationFile> carrying(Iterable<MigrationFile> migrations, SchemaChange change) {
        Optional<MigrationFile> found = Optional.empty();
        for (MigrationFile migration : migrations) {
            boolean isNewer = found.isEmpty() || migration.isNewerThan(found.get());
            if (isNewer && Changes.does(migration, change)) {
                found = Optional.of(migration);
            }
        }
        return found;
    }

    /**
     * The migration that has done this. One of long ago does not count where a later one has undone it, or the code has one that is yet to
     * run.
     */
    Optional<MigrationFile> applied(SchemaChange change) {
        Optional<MigrationFile> done = carrying(history.applied().values(), change);
        if (done.isEmpty()) {
            return done;
        }
        for (MigrationFile later : history.applied().values()) {
            if (later.isNewerThan(done.get()) && Changes.undoes(later, change)) {
                return Optional.empty();
            }
        }
        Optional<MigrationFile> coming =
                checkout.or(history::running).flatMap(code -> carrying(code.migrations(), change));
        boolean isYetToRun = coming.isPresent() && coming.get().isNewerThan(done.get());
        return isYetToRun ? Optional.empty() : done;
    }
}
