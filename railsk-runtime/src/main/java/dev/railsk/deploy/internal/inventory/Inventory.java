package dev.railsk.deploy.internal.inventory;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of one environment, as its ConfigMap {@code railsk-APP-ENVIRONMENT} holds them: kind, name and UID. What is no longer
 * defined stays in it, marked as left, until it is gone from the cluster. Immutable.
 *
 * @param app the app's name
 * @param environment the environment's name
 * @param entries the objects, in the order in which they were first applied
 * @param migrations the migrations that succeeded, the oldest first
 * @param firstInstall whether the app has been installed, and by which tasks
 * @param floor the oldest release that a rollback may bring back
 */
public record Inventory(
        String app,
        String environment,
        List<Entry> entries,
        List<Migrated> migrations,
        FirstInstall firstInstall,
        RollbackFloor floor) {

    /** The version of the format. A newer one is refused: an older railsk would lose what it says. */
    static final int FORMAT = 1;

    /** On the records of releases, whose names are those of environments with a number at their end. */
    private static final String RECORD = "railsk.dev/record";

    private static final String DATA = "inventory.json";

    /** So many have a place in a ConfigMap beside thousands of objects. */
    private static final int MOST_MIGRATIONS = 2_000;

    public Inventory {
        entries = List.copyOf(entries);
        migrations = List.copyOf(migrations);
    }

    /**
     * One object.
     *
     * @param object which
     * @param uid the server's identity of it; empty while it has not been applied yet
     * @param isLeft whether the definition has it no longer
     */
    public record Entry(ObjectRef object, String uid, boolean isLeft) {}

    /** Nothing owned yet. */
    public static Inventory empty(String app, String environment) {
        return new Inventory(app, environment, List.of(), List.of(), FirstInstall.UNKNOWN, RollbackFloor.NONE);
    }

    /** The name of the ConfigMap. */
    public static String name(String app, String environment) {
        return "railsk-" + app + "-" + environment;
    }

    /** What is owned before an apply: what was owned already, and all that is defined now. */
    Inventory union(Collection<ObjectRef> defined) {
        Set<ObjectRef> wanted = new LinkedHashSet<>(defined);
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            all.add(new Entry(entry.object(), entry.uid(), !wanted.remove(entry.object())));
        }
        for (ObjectRef object : wanted) {
            all.add(new Entry(object, "", false));
        }
        return new Inventory(app, environment, all, migrations, firstInstall, floor);
    }

    /** The same, with the identities that are known now. */
    Inventory identified(Map<ObjectRef, String> uids) {
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            all.add(new Entry(entry.object(), uids.getOrDefault(entry.object(), entry.uid()), entry.isLeft()));
        }
        return new Inventory(app, environment, all, migrations, firstInstall, floor);
    }

    /** The same without what is gone from the cluster. */
    Inventory without(Collection<ObjectRef> gone) {
        List<Entry> rest = new ArrayList<>();
        for (Entry entry : entries) {
            if (!gone.contains(entry.object())) {
                rest.add(entry);
            }
        }
        return new Inventory(app, environment, rest, migrations, firstInstall, floor);
    }

    /** A Job of the migration of this revision, if it has succeeded. */
    Optional<Migrated> migrated(String revision, String task) {
        for (Migrated migration : migrations) {
            if (migration.revision().equals(revision) && migration.task().equals(task)) {
                return Optional.of(migration);
            }
        }
        return Optional.empty();
    }

    /** The same with this migration, in the place of an earlier one of its revision. */
    Inventory with(Migrated migration) {
        List<Migrated> all = new ArrayList<>();
        for (Migrated other : migrations) {
            boolean isSame = other.revision().equals(migration.revision())
                    && other.task().equals(migration.task());
            if (!isSame) {
                all.add(other);
            }
        }
        all.add(migration);
        int surplus = Math.max(0, all.size() - MOST_MIGRATIONS);
        return new Inventory(app, environment, entries, all.subList(surplus, all.size()), firstInstall, floor);
    }

    /** The same with another knowledge of the first install. */
    Inventory with(FirstInstall other) {
        return new Inventory(app, environment, entries, migrations, other, floor);
    }

    /** The same with another floor. */
    Inventory with(RollbackFloor other) {
        return new Inventory(app, environment, entries, migrations, firstInstall, other);
    }

    /** What it holds and the definition lacks. */
    public List<Entry> left() {
        List<Entry> left = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.isLeft()) {
                left.add(entry);
            }
        }
        return left;
    }

    /** Whether it holds an object that the definition of its own environment has. */
    boolean holds(ObjectRef object) {
        for (Entry entry : entries) {
            if (entry.object().equals(object)) {
                return true;
            }
        }
        return false;
    }

    /** Whose it is, for people. */
    String owner() {
        return app + " (" + environment + ")";
    }

    /** Its ConfigMap, to write it. */
    Manifest manifest(String namespace, String resourceVersion) {
        List<Object> objects = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("apiVersion", entry.object().kind().apiVersion());
            object.put("kind", entry.object().kind().kind());
            object.put("namespace", entry.object().namespace());
            object.put("name", entry.object().name());
            object.put("uid", entry.uid());
            object.put("left", entry.isLeft());
            objects.add(object);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", FORMAT);
        content.put("app", app);
        content.put("environment", environment);
        content.put("objects", objects);
        List<Object> ledger = new ArrayList<>();
        migrations.forEach(migration -> ledger.add(migration.json()));
        content.put("migrations", ledger);
        firstInstall.json().ifPresent(json -> content.put("firstInstall", json));
        if (floor.release() > 0) {
            content.put("rollbackFloor", floor.json());
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name(app, environment));
        metadata.put("namespace", namespace);
        metadata.put("labels", Map.of(InventoryStore.LABEL, "true"));
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        Map<String, Object> configMap = new LinkedHashMap<>();
        configMap.put("apiVersion", "v1");
        configMap.put("kind", "ConfigMap");
        configMap.put("metadata", metadata);
        configMap.put("data", Map.of(DATA, Tree.of(content).toJsonLine()));
        return Manifest.of(Tree.of(configMap));
    }

    /**
     * Read one.
     *
     * @throws InventoryException when it cannot be read, or is of a newer format
     */
    static Inventory read(Tree configMap) {
        String name = configMap.at("metadata", "name").text().orElse("");
        if (configMap.at("metadata", "labels", RECORD).isPresent()) {
            throw new InventoryException("ConfigMap " + name + " is the record of a release of another environment, and"
                    + " the inventory of this one would have its name. Give one of the two another name or namespace.");
        }
        Tree content;
        try {
            content = Tree.parseJson(configMap.at("data", DATA).text().orElse(""));
        } catch (ManifestException notJson) {
            throw new InventoryException("ConfigMap " + name + " is no inventory of railsk: its " + DATA
                    + " cannot be read. Put it back as it was, or delete it: railsk then forgets what it owned.");
        }
        long format = content.at("format").integer().orElse(0L);
        if (format != FORMAT) {
            throw new InventoryException(
                    "ConfigMap " + name + " has format " + format + ", and this railsk reads format " + FORMAT
                            + ". Use the version of railsk that wrote it, or a newer one.");
        }
        List<Entry> entries = new ArrayList<>();
        for (Tree object : content.at("objects").items()) {
            ObjectKind kind = new ObjectKind(text(object, "apiVersion"), text(object, "kind"));
            entries.add(new Entry(
                    new ObjectRef(kind, text(object, "namespace"), text(object, "name")),
                    text(object, "uid"),
                    object.at("left").isTrue()));
        }
        List<Migrated> migrations = new ArrayList<>();
        content.at("migrations").items().forEach(migration -> migrations.add(Migrated.read(migration)));
        FirstInstall firstInstall = FirstInstall.read(content.at("firstInstall"));
        RollbackFloor floor = RollbackFloor.read(content.at("rollbackFloor"));
        return new Inventory(
                text(content, "app"), text(content, "environment"), entries, migrations, firstInstall, floor);
    }

    private static String text(Tree object, String field) {
        return object.at(field).text().orElse("");
    }
}
