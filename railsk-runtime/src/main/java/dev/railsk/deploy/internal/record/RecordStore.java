package dev.railsk.deploy.internal.record;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.source.SourceManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes the records of an environment: a ConfigMap {@code railsk-APP-ENVIRONMENT-NUMBER} each. A large set is in ConfigMaps of
 * its own beside it, so that noting a step does not write it anew, and a list of the records does not read it.
 */
final class RecordStore {

    /** What a ConfigMap may hold is 1 MiB. */
    static final int LARGEST_PART = 900 << 10;

    /** A larger set is beside its record. */
    static final int LARGEST_WITHIN = 128 << 10;

    private static final String RELEASE = "release";
    private static final String STATE = "railsk.dev/state";
    private static final String OPEN = "open";
    private static final String TEXT = "release.json";
    private static final String OBJECTS = "objects.json.gz";
    private static final String SET = "set.json.gz";
    private static final String LOGS = "logs.json.gz";
    private static final String SOURCE = "source.json.gz";
    private static final int CONFLICT = 409;

    private final Cluster cluster;
    private final Environment environment;

    RecordStore(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /**
     * A record as it is stored.
     *
     * @param record what it says
     * @param object its ConfigMap as it was read or written
     */
    record Stored(ReleaseRecord record, LiveObject object) {

        Release release() {
            return record.release();
        }

        /** What was known of its Ruby code. */
        Optional<SourceManifest> source() {
            byte[] bytes = bytes(object, SOURCE);
            try {
                return bytes.length == 0 ? Optional.empty() : Optional.of(SourceManifest.parse(Gzip.text(bytes)));
            } catch (ManifestException | IOException | IllegalArgumentException unreadable) {
                throw new ReleaseRecordException(new Finding(
                        "release-unreadable",
                        "what ConfigMap " + object.ref().name() + " says of its release's Ruby code cannot be read: "
                                + unreadable.getMessage(),
                        "namespace " + object.ref().namespace(),
                        "Use the version of railsk that wrote it, or delete it: railsk then forgets that release."));
            }
        }

        boolean isOpen() {
            return release().ending().state() == Release.State.RUNNING;
        }
    }

    /** Whether this is the key that railsk made, and not a Secret of somebody else's that has its name. */
    static boolean isKeyOf(Environment environment, LiveObject secret) {
        Tree labels = secret.content().at("metadata", "labels");
        return RecordLabels.of(environment, "key").entrySet().stream()
                .allMatch(label -> labels.at(label.getKey()).text().equals(Optional.of(label.getValue())));
    }

    /** All records, the oldest first. */
    List<Stored> all() {
        return list(Map.of());
    }

    /** Those that nobody has closed. */
    List<Stored> open() {
        return list(Map.of(STATE, OPEN));
    }

    private List<Stored> list(Map<String, String> more) {
        Map<String, String> labels = new LinkedHashMap<>(more);
        RecordLabels.of(environment, RELEASE).forEach((key, value) -> labels.put(key, String.valueOf(value)));
        List<Stored> records = new ArrayList<>();
        for (LiveObject found : cluster.list(new Selection(ObjectKind.CONFIG_MAP, environment.namespace(), labels))
                .items()) {
            if (isOurs(found)) {
                records.add(read(found));
            }
        }
        records.sort(Comparator.comparingInt(stored -> stored.release().number()));
        return records;
    }

    // Of two long names the labels may be the same.
    private boolean isOurs(LiveObject found) {
        return found.ref().name().startsWith(name() + "-");
    }

    private String name() {
        return "railsk-" + environment.appName() + "-" + environment.name();
    }

    ObjectRef ref(int number) {
        return new ObjectRef(ObjectKind.CONFIG_MAP, environment.namespace(), name() + "-" + number);
    }

    // No name of an app or environment has a dot, so no other record or inventory is called so.
    private ObjectRef part(int number, int part) {
        return new ObjectRef(ObjectKind.CONFIG_MAP, environment.namespace(), name() + "-" + number + ".part" + part);
    }

    private static Stored read(LiveObject found) {
        String name = found.ref().name();
        try {
            Tree json = Tree.parseJson(found.content().at("data", TEXT).text().orElse(""));
            long format = json.at("format").integer().orElse(0L);
            if (format > RecordFormat.FORMAT) {
                throw new ReleaseRecordException(new Finding(
                        "release-format",
                        "ConfigMap " + name + " has format " + format + ", and this railsk reads format "
                                + RecordFormat.FORMAT,
                        "namespace " + found.ref().namespace(),
                        "Use the version of railsk that wrote it, or a newer one."));
            }
            byte[] objects = bytes(found, OBJECTS);
            byte[] logs = bytes(found, LOGS);
            return new Stored(
                    RecordFormat.read(
                            json,
                            Tree.parseJson(Gzip.text(objects)),
                            Tree.parseJson(logs.length == 0 ? "{}" : Gzip.text(logs))),
                    found);
        } catch (ManifestException | IOException | IllegalArgumentException | DateTimeException unreadable) {
            throw new ReleaseRecordException(new Finding(
                    "release-unreadable",
                    "ConfigMap " + name + " is no record of a release: it cannot be read",
                    "namespace " + found.ref().namespace(),
                    "Put it back as it was, or delete it: railsk then forgets that release."));
        }
    }

    private static byte[] bytes(LiveObject object, String field) {
        return Base64.getDecoder()
                .decode(object.content().at("binaryData", field).text().orElse(""));
    }

    /** Whether this number can be had: its name may be that of another environment's inventory. */
    boolean isFree(int number) {
        return cluster.get(ref(number)).isEmpty();
    }

    /** Write the parts of a set that is too large for its record; how many there are. */
    int writeParts(int number, byte[] set) {
        if (set.length <= LARGEST_WITHIN) {
            return 0;
        }
        int parts = 0;
        for (int from = 0; from < set.length; from += LARGEST_PART) {
            parts++;
            byte[] part = Arrays.copyOfRange(set, from, Math.min(set.length, from + LARGEST_PART));
            put(part(number, parts), part);
        }
        return parts;
    }

    // A deploy that was killed before it wrote its record may have left one.
    private void put(ObjectRef ref, byte[] content) {
        Map<String, Object> bytes = Map.of(SET, Base64.getEncoder().encodeToString(content));
        Map<String, Object> labels = RecordLabels.of(environment, "part");
        Optional<LiveObject> left = cluster.get(ref);
        if (left.isPresent()) {
            cluster.update(configMap(ref, labels, left.get().resourceVersion(), Map.of(), bytes), WriteOptions.write());
        } else {
            cluster.create(configMap(ref, labels, "", Map.of(), bytes), WriteOptions.write());
        }
    }

    /** Write a new record, with this set within it where it has no parts, and what is known of its code. */
    Stored create(ReleaseRecord record, byte[] set, Optional<SourceManifest> source) {
        Map<String, Object> within = new LinkedHashMap<>();
        if (record.set().isThere() && record.set().parts() == 0) {
            within.put(SET, Base64.getEncoder().encodeToString(set));
        }
        if (source.isPresent()) {
            within.put(
                    SOURCE,
                    Base64.getEncoder().encodeToString(Gzip.of(source.get().write())));
        }
        LiveObject written = cluster.create(manifest(record, "", within), WriteOptions.write());
        return new Stored(record, written);
    }

    /** Write it in place of the one that was read; empty when somebody else was faster. */
    Optional<Stored> replace(Stored before, ReleaseRecord next) {
        Map<String, Object> within = new LinkedHashMap<>();
        for (String field : List.of(SET, SOURCE)) {
            before.object().content().at("binaryData", field).text().ifPresent(bytes -> within.put(field, bytes));
        }
        try {
            LiveObject written =
                    cluster.update(manifest(next, before.object().resourceVersion(), within), WriteOptions.write());
            return Optional.of(new Stored(next, written));
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() == CONFLICT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** The record of this number as it is now. */
    Optional<Stored> find(int number) {
        return cluster.get(ref(number)).map(RecordStore::read);
    }

    private Manifest manifest(ReleaseRecord record, String resourceVersion, Map<String, Object> within) {
        Map<String, Object> labels = RecordLabels.of(environment, RELEASE);
        boolean isOpen = record.release().ending().state() == Release.State.RUNNING;
        labels.put(STATE, isOpen ? OPEN : "closed");
        Map<String, Object> bytes = new LinkedHashMap<>();
        byte[] objects = Gzip.of(RecordFormat.objects(record.release()).toJsonLine());
        bytes.put(OBJECTS, Base64.getEncoder().encodeToString(objects));
        if (!record.release().results().logs().isEmpty()) {
            bytes.put(
                    LOGS,
                    Base64.getEncoder()
                            .encodeToString(
                                    Gzip.of(RecordFormat.logs(record.release()).toJsonLine())));
        }
        bytes.putAll(within);
        Map<String, Object> json = new LinkedHashMap<>(RecordFormat.json(record));
        json.put("app", environment.appName());
        json.put("environment", environment.name());
        Map<String, Object> data = Map.of(TEXT, Tree.of(json).toJsonLine());
        return configMap(ref(record.release().number()), labels, resourceVersion, data, bytes);
    }

    private static Manifest configMap(
            ObjectRef ref,
            Map<String, Object> labels,
            String resourceVersion,
            Map<String, Object> data,
            Map<String, Object> bytes) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref.name());
        metadata.put("namespace", ref.namespace());
        metadata.put("labels", labels);
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        Map<String, Object> configMap = new LinkedHashMap<>();
        configMap.put("apiVersion", "v1");
        configMap.put("kind", "ConfigMap");
        configMap.put("metadata", metadata);
        configMap.put("data", data);
        configMap.put("binaryData", bytes);
        return Manifest.of(Tree.of(configMap));
    }

    /** The set of a record; empty where it has none. */
    Optional<PackedSet> set(Stored stored) {
        if (!stored.record().set().isThere()) {
            return Optional.empty();
        }
        int number = stored.release().number();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int part = 1; part <= stored.record().set().parts(); part++) {
                ObjectRef ref = part(number, part);
                bytes.write(bytes(cluster.get(ref).orElseThrow(() -> new IOException(ref + " is gone")), SET));
            }
            byte[] all = stored.record().set().parts() == 0 ? bytes(stored.object(), SET) : bytes.toByteArray();
            PackedSet set = PackedSet.read(all);
            if (!set.digest().equals(stored.record().set().digest())) {
                throw new IOException("it is not what was written");
            }
            return Optional.of(set);
        } catch (IOException | IllegalArgumentException broken) {
            throw new ReleaseRecordException(new Finding(
                    "release-unreadable",
                    "the set of release " + number + " cannot be read from its record: " + broken.getMessage(),
                    "ConfigMap " + ref(number).name() + " in namespace " + environment.namespace(),
                    "Roll back to another release, or deploy its revision with the definition of then."));
        }
    }

    /** Delete a record with its set. */
    void delete(Stored stored) {
        for (int part = stored.record().set().parts(); part > 0; part--) {
            Optional<LiveObject> found = cluster.get(part(stored.release().number(), part));
            found.ifPresent(object -> cluster.delete(object.ref(), DeleteOptions.of(object)));
        }
        cluster.delete(stored.object().ref(), DeleteOptions.of(stored.object()));
    }
}
