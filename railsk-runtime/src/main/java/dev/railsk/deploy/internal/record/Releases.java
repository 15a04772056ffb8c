package dev.railsk.deploy.internal.record;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.Release.Ending;
import dev.railsk.deploy.Release.State;
import dev.railsk.deploy.internal.lock.Locks;
import dev.railsk.deploy.internal.record.RecordStore.Stored;
import dev.railsk.source.SourceManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is recorded of an environment's releases. */
public final class Releases {

    private final Cluster cluster;
    private final Environment environment;
    private final RecordStore store;
    private final Locks locks;

    public Releases(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
        store = new RecordStore(cluster, environment);
        locks = new Locks(cluster, environment);
    }

    /** All that are recorded, the newest first. */
    public List<Release> newestFirst() {
        List<Release> releases = new ArrayList<>();
        for (Stored stored : store.all()) {
            releases.add(0, told(stored));
        }
        return releases;
    }

    /**
     * A release, and what was known of its Ruby code.
     *
     * @param release the release
     * @param source what its code says of the database; empty where nobody could read it
     */
    public record Recorded(Release release, Optional<SourceManifest> source) {}

    /** All that are recorded, the oldest first, with what is known of their code. */
    public List<Recorded> withSource() {
        List<Recorded> releases = new ArrayList<>();
        for (Stored stored : store.all()) {
            releases.add(new Recorded(stored.release(), stored.source()));
        }
        return releases;
    }

    /** The one that has not come to its end: that runs, or was interrupted and nobody has deployed since. */
    public Optional<Release> unfinished() {
        List<Stored> open = store.open();
        return open.isEmpty() ? Optional.empty() : Optional.of(told(open.get(open.size() - 1)));
    }

    /** Delete all records, with the key of what they know of secrets: the environment is no more. */
    public void deleteAll() {
        store.all().forEach(store::delete);
        cluster.get(ContentKey.ref(environment))
                .filter(found -> RecordStore.isKeyOf(environment, found))
                .ifPresent(found -> cluster.delete(found.ref(), DeleteOptions.of(found)));
    }

    private Release told(Stored stored) {
        Release release = stored.release();
        boolean isGone = stored.isOpen() && !locks.isAlive(stored.record().token());
        return isGone
                ? release.endedAs(new Ending(
                        State.INTERRUPTED,
                        Optional.empty(),
                        Optional.empty(),
                        release.ending().step()))
                : release;
    }
}
