package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.DeleteOptions.Propagation;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.ManagedEntry;
import dev.railsk.testing.cluster.internal.apply.Ownership;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import dev.railsk.testing.cluster.internal.schema.Schema;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server: what its users ask, and what its controllers write. Not thread-safe: the caller holds the clock's monitor.
 */
public final class ApiServer {

    /** The version of Kubernetes whose ways it copies. */
    public static final String VERSION = "v1.34.3";

    private final VirtualClock clock;
    private final ServedKinds kinds;
    private final Admission admission = new Admission();
    private final Completion completion = new Completion(this);
    private final Identities identities = new Identities();
    private final ObjectStore store;
    private final Ownership nobody = Ownership.nobody();
    private final Rights rights = new Rights();
    private final List<Feed> feeds = new ArrayList<>();
    private final List<BiConsumer<Tree, WriteOptions>> askHooks = new ArrayList<>();
    private final List<Consumer<Tree>> writeHooks = new ArrayList<>();
    private final Deletions deletions;

    /** A server without objects. */
    public ApiServer(VirtualClock clock, Schema schema) {
        this.clock = clock;
        this.kinds = new ServedKinds(schema);
        this.store = new ObjectStore(kinds);
        this.deletions = new Deletions(this, clock);
        store.listen(new Garbage(this, store, clock)::changed);
        store.listen(new Expiry(store, clock)::changed);
        store.listen(new Definitions(kinds)::changed);
        store.listen(change -> {
            feeds.forEach(feed -> feed.tell(change));
            clock.signal();
        });
    }

    /** What the user may do. */
    public Rights rights() {
        return rights;
    }

    /** How often an object was looked at so far: the measure of the fake's work. */
    public long looks() {
        return store.looks();
    }

    /** The kinds that it serves. */
    public ServedKinds kinds() {
        return kinds;
    }

    /** Who is asked before something is written. */
    public Admission admission() {
        return admission;
    }

    /** The source of names and addresses. */
    public Identities identities() {
        return identities;
    }

    /** Tell this listener every change. */
    public void listen(Consumer<Change> listener) {
        store.listen(listener);
    }

    /** Tell this listener every object that somebody asks to write, or whether it could be written. */
    public void beforeWrite(BiConsumer<Tree, WriteOptions> hook) {
        askHooks.add(hook);
    }

    /** Tell this listener every object that somebody wrote for good. */
    public void afterWrite(Consumer<Tree> hook) {
        writeHooks.add(hook);
    }

    /** The time now, as it stands in objects. */
    public String timestamp() {
        return clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Refuse the user what was taken from the user's rights. */
    public void requireRight(String verb, ObjectKind kind, String subresource, String namespace) {
        rights.require(verb, kinds.of(kind), subresource, namespace);
    }

    /** Read an object as the user. */
    public Optional<LiveObject> get(ObjectRef ref) {
        ResourceKind kind = kinds.of(ref.kind());
        rights.require("get", kind, "", ref);
        return find(ref);
    }

    /** Read objects as the user. */
    public LiveObjects list(Selection selection) {
        rights.require("list", kinds.of(selection.kind()), "", selection.namespace());
        return new LiveObjects(select(selection), Long.toString(store.version()));
    }

    /** Watch as the user, who waits for events. */
    public WatchStream watch(List<WatchStart> starts) {
        QueuedWatch watch = new QueuedWatch(clock);
        watch.onClose(feed(starts, watch));
        return watch;
    }

    /** Watch as the user, who is told of events; run what is returned to stop. */
    public Runnable feed(List<WatchStart> starts, Feed.Sink sink) {
        for (WatchStart start : starts) {
            Selection selection = start.selection();
            rights.require("watch", kinds.of(selection.kind()), "", selection.namespace());
        }
        Feed feed = new Feed(sink);
        starts.forEach(start -> feed.start(start, store));
        feeds.add(feed);
        return () -> {
            feed.stop();
            feeds.remove(feed);
        };
    }

    /** Apply as the user. */
    public Applied apply(Tree manifest, WriteOptions options) {
        askHooks.forEach(hook -> hook.accept(manifest, options));
        Applied applied = new ApplyRequest(this, manifest, options).run();
        tellHooks(manifest, options);
        return applied;
    }

    /** Create as the user. */
    public LiveObject create(Tree manifest, WriteOptions options) {
        askHooks.forEach(hook -> hook.accept(manifest, options));
        LiveObject created = new WriteRequest(this, manifest, options).create();
        tellHooks(manifest, options);
        return created;
    }

    /** Replace as the user. */
    public LiveObject update(Tree manifest, WriteOptions options) {
        askHooks.forEach(hook -> hook.accept(manifest, options));
        LiveObject updated = new WriteRequest(this, manifest, options).update();
        tellHooks(manifest, options);
        return updated;
    }

    /** Change parts of an object as the user, by a JSON merge patch. */
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        askHooks.forEach(hook -> hook.accept(object.content(), options));
        LiveObject patched = WriteRequest.patch(this, object, change, options).replace();
        tellHooks(patched.content(), options);
        return patched;
    }

    private void tellHooks(Tree manifest, WriteOptions options) {
        if (!options.dryRun()) {
            writeHooks.forEach(hook -> hook.accept(manifest));
        }
    }

    /** Delete as the user; whether the object was there. */
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        return deletions.delete(ref, options);
    }

    /** Delete as a controller; what the object owns follows in the background. */
    public void delete(ObjectRef ref) {
        find(ref).ifPresent(live -> deletions.delete(live, Propagation.BACKGROUND));
    }

    /** End all watches, as a server does that restarts. */
    public void dropWatches(String reason) {
        feeds.forEach(feed -> feed.lose(reason));
        clock.signal();
    }

    /** Forget the history: watches from before now are too old. */
    public void compact() {
        store.forgetChanges();
    }

    /** The object, if it is there. */
    public Optional<LiveObject> find(ObjectRef ref) {
        return Optional.ofNullable(store.find(ref)).map(StoredObject::live);
    }

    /** The objects that match. */
    public List<LiveObject> select(Selection selection) {
        return store.select(selection);
    }

    /** The objects that this one owns. */
    public List<LiveObject> ownedBy(LiveObject owner, ObjectKind kind) {
        List<LiveObject> owned = new ArrayList<>();
        for (ObjectRef ref : store.ownedBy(owner.uid())) {
            find(ref)
                    .filter(object -> object.ref().kind().equals(kind) && Owners.isOwner(owner, object))
                    .ifPresent(owned::add);
        }
        return owned;
    }

    /** Create or replace an object as a controller. */
    public LiveObject put(Map<String, Object> object, String manager) {
        Tree given = PlainValue.fixed(object);
        LiveObject described = LiveObject.of(given);
        StoredObject before = store.find(described.ref());
        Map<String, Object> content = PlainValue.draft(given);
        ResourceKind kind = kinds.of(described.ref().kind());
        requireNamespace(described.ref());
        if (before != null) {
            keepIdentity(content, before.content().at("metadata"));
        }
        complete(kind, content, before);
        Tree fixed = PlainValue.fixed(content);
        Tree old = before == null ? Tree.of(Map.of()) : before.content();
        Ownership ownership = before == null ? nobody : before.ownership();
        Ownership next = ownership.update(old, fixed, type(kind), entry(manager, ManagedEntry.UPDATE, kind, ""));
        return store(described.ref(), kind, fixed, next);
    }

    private static void keepIdentity(Map<String, Object> content, Tree before) {
        for (String field : List.of("uid", "creationTimestamp")) {
            before.at(field).text().ifPresent(value -> PlainValue.child(content, "metadata")
                    .put(field, value));
        }
    }

    /** Change an object as a controller, when it is there. */
    public void change(ObjectRef ref, Writer writer, Consumer<Map<String, Object>> edit) {
        StoredObject before = store.find(ref);
        if (before == null) {
            return;
        }
        ResourceKind kind = kinds.of(ref.kind());
        Map<String, Object> content = contentOf(before);
        edit.accept(content);
        Tree edited = PlainValue.fixed(content);
        if (edited.equals(before.content())) {
            return;
        }
        if (writer.subresource().isEmpty()) {
            complete(kind, content, before);
            edited = PlainValue.fixed(content);
        }
        ManagedEntry entry = entry(writer.manager(), ManagedEntry.UPDATE, kind, writer.subresource());
        store(ref, kind, edited, before.ownership().update(before.content(), edited, type(kind), entry));
    }

    /** Remove an object at once. */
    public void remove(ObjectRef ref) {
        store.remove(ref);
    }

    /** Change what only the server itself writes: nobody owns it. */
    public void mark(ObjectRef ref, Consumer<Map<String, Object>> edit) {
        StoredObject before = store.find(ref);
        if (before == null) {
            return;
        }
        Map<String, Object> content = contentOf(before);
        edit.accept(content);
        Tree edited = PlainValue.fixed(content);
        if (!edited.equals(before.content())) {
            store(ref, kinds.of(ref.kind()), edited, before.ownership());
        }
    }

    @Nullable
    StoredObject stored(ObjectRef ref) {
        return store.find(ref);
    }

    /** Who owns what of an object that nobody has written yet. */
    Ownership nobody() {
        return nobody;
    }

    Deletions deletions() {
        return deletions;
    }

    Struct type(ResourceKind kind) {
        return kinds.type(kind);
    }

    ManagedEntry entry(String manager, String operation, ResourceKind kind, String subresource) {
        return new ManagedEntry(
                manager,
                operation,
                subresource,
                kind.kind().apiVersion(),
                timestamp(),
                new dev.railsk.testing.cluster.internal.apply.FieldSet());
    }

    void requireNamespace(ObjectRef ref) {
        ResourceKind kind = kinds.of(ref.kind());
        if (!kind.isNamespaced()) {
            return;
        }
        ObjectRef namespace = new ObjectRef(ObjectKind.NAMESPACE, "", ref.namespace());
        if (store.find(namespace) == null) {
            throw Refusals.notFound(kinds.of(ObjectKind.NAMESPACE), ref.namespace());
        }
    }

    /** Fill in what the server fills in. */
    void complete(ResourceKind kind, Map<String, Object> content, @Nullable StoredObject before) {
        completion.complete(kind, content, before, clock.now());
    }

    /** Have webhooks change an object that was completed. */
    void admit(ResourceKind kind, Map<String, Object> content, @Nullable StoredObject before) {
        completion.admit(kind, content, before);
    }

    /**
     * A new object of a controller, as webhooks and quotas let it be.
     *
     * @throws ClusterRefusedException when they do not; in the server's words
     */
    public Map<String, Object> admitted(Map<String, Object> object) {
        LiveObject described = LiveObject.of(PlainValue.fixed(object));
        ResourceKind kind = kinds.of(described.ref().kind());
        Map<String, Object> content = PlainValue.draft(described.content());
        admission.change(kind, content);
        admission.check(kind, content, true);
        content.put("apiVersion", kind.kind().apiVersion());
        content.put("kind", kind.kind().kind());
        return content;
    }

    /** The content, to change: without version and managed fields. */
    static Map<String, Object> contentOf(StoredObject object) {
        return PlainValue.draft(object.content());
    }

    LiveObject store(ObjectRef ref, ResourceKind kind, Tree content, Ownership ownership) {
        LiveObject live = finished(kind, content, ownership, Long.toString(store.nextVersion()));
        store.put(ref, new StoredObject(live, content, ownership));
        return live;
    }

    static LiveObject finished(ResourceKind kind, Tree content, Ownership ownership, String resourceVersion) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("apiVersion", kind.kind().apiVersion());
        object.put("kind", kind.kind().kind());
        object.putAll(content.map());
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(content.at("metadata").map());
        object.put("metadata", metadata);
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        List<Object> managed = ownership.toList();
        if (!managed.isEmpty()) {
            metadata.put("managedFields", managed);
        }
        return LiveObject.of(Tree.of(object));
    }
}
