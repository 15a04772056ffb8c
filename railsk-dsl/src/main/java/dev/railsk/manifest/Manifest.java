package dev.railsk.manifest;

import dev.railsk.manifest.internal.JacksonModel;
import dev.railsk.manifest.internal.JsonSink;
import dev.railsk.manifest.internal.Parts;
import dev.railsk.manifest.internal.Sink;
import dev.railsk.manifest.internal.TreeSink;
import dev.railsk.manifest.internal.TreeWriter;
import dev.railsk.manifest.internal.YamlSink;
import dev.railsk.manifest.internal.model.KnownKinds;
import dev.railsk.problem.Origin;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rendered Kubernetes object.
 *
 * <pre>{@code
 * Manifest manifest = Manifest.of(service);
 * manifest.name();
 * manifest.toYaml();
 * manifest.as(Service.class).getSpec().getPorts();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Manifest {

    private final ManifestId id;
    private final @Nullable HasMetadata model;
    private final @Nullable Parts parts;
    private final @Nullable Origin origin;
    private volatile @Nullable Tree tree;

    private Manifest(
            ManifestId id,
            @Nullable HasMetadata model,
            @Nullable Parts parts,
            @Nullable Tree tree,
            @Nullable Origin origin) {
        this.id = id;
        this.model = model;
        this.parts = parts;
        this.tree = tree;
        this.origin = origin;
    }

    /**
     * A manifest that takes over an object. The caller must never touch the object again.
     *
     * @throws ManifestException when it has no apiVersion, kind or name
     */
    public static Manifest owning(HasMetadata model) {
        return new Manifest(identify(model), model, null, null, null);
    }

    /**
     * A manifest that is put together from metadata and other fields, in this order, which it takes over. The caller must never
     * touch them again.
     *
     * <p>For renderers: it costs a cold start less than an object of the model's class for the whole.
     *
     * @throws ManifestException when the metadata has no name
     */
    public static Manifest owning(String apiVersion, String kind, ObjectMeta metadata, Field... fields) {
        ManifestId id = identify(apiVersion, kind, metadata.getNamespace(), metadata.getName());
        return new Manifest(id, null, new Parts(apiVersion, kind, metadata, List.of(fields)), null, null);
    }

    /**
     * A manifest that is put together from metadata and one other field, as above.
     *
     * @param field what it has beside metadata, such as {@code spec} or {@code data}
     * @param content what {@link Field#content()} may be
     * @throws ManifestException when the metadata has no name
     */
    public static Manifest owning(String apiVersion, String kind, ObjectMeta metadata, String field, Object content) {
        return owning(apiVersion, kind, metadata, Field.of(field, content));
    }

    /**
     * A manifest of the object as it is now; later changes to it are not seen.
     *
     * @throws ManifestException when it has no apiVersion, kind or name
     */
    public static Manifest of(HasMetadata model) {
        ManifestId id = identify(model);
        return new Manifest(id, null, null, treeOf(model), null);
    }

    /**
     * A manifest of a JSON-like tree, of any kind. Everything in it is kept, nulls, empty lists and unknown fields too.
     *
     * @throws ManifestException when it has no apiVersion, kind or name
     */
    public static Manifest of(Tree tree) {
        Tree metadata = tree.at("metadata");
        ManifestId id = identify(
                tree.at("apiVersion").text().orElse(null),
                tree.at("kind").text().orElse(null),
                metadata.at("namespace").text().orElse(null),
                metadata.at("name").text().orElse(null));
        return new Manifest(id, null, null, tree, null);
    }

    private static ManifestId identify(HasMetadata model) {
        @Nullable ObjectMeta metadata = model.getMetadata();
        return identify(
                model.getApiVersion(),
                model.getKind(),
                metadata == null ? null : metadata.getNamespace(),
                metadata == null ? null : metadata.getName());
    }

    private static ManifestId identify(
            @Nullable String apiVersion, @Nullable String kind, @Nullable String namespace, @Nullable String name) {
        String place = "the object with apiVersion " + orNone(apiVersion) + ", kind " + orNone(kind) + ", namespace "
                + orNone(namespace) + ", name " + orNone(name);
        return new ManifestId(
                required("apiVersion", apiVersion, place),
                required("kind", kind, place),
                namespace == null ? "" : namespace,
                required("metadata.name", name, place));
    }

    private static String required(String field, @Nullable String value, String place) {
        if (value == null || value.isEmpty()) {
            throw ManifestException.of(
                    "a manifest must have " + field + ", but it is not set", place, "Set " + field + ".");
        }
        return value;
    }

    private static String orNone(@Nullable String value) {
        return value == null || value.isEmpty() ? "(none)" : value;
    }

    /** The same object in this namespace. */
    public Manifest withNamespace(String namespace) {
        return withMetadata("namespace", namespace);
    }

    /** The same object with these labels too, in the place of those of the same name. */
    public Manifest withLabels(Map<String, String> labels) {
        return withMetadata("labels", labels);
    }

    /** The same object with these annotations too, in the place of those of the same name. */
    public Manifest withAnnotations(Map<String, String> annotations) {
        return withMetadata("annotations", annotations);
    }

    private Manifest withMetadata(String field, Object value) {
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(tree().at("metadata").map());
        Object content = value;
        if (value instanceof Map<?, ?> more) {
            Map<Object, @Nullable Object> all =
                    new LinkedHashMap<>(tree().at("metadata", field).map());
            all.putAll(more);
            content = all;
        }
        metadata.put(field, content);
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(tree().map());
        whole.put("metadata", metadata);
        Manifest changed = of(Tree.of(whole));
        return origin == null ? changed : changed.definedAt(origin);
    }

    /** The same object, with the line of the author's code that defined the part it was rendered from. */
    public Manifest definedAt(Origin line) {
        return new Manifest(id, model, parts, tree, line);
    }

    /** The line that defined the part it was rendered from; empty for what was not rendered, such as parsed text. */
    public Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    /** What identifies it. */
    public ManifestId id() {
        return id;
    }

    /** The group and version of its API, such as {@code apps/v1}. */
    public String apiVersion() {
        return id.apiVersion();
    }

    /** The Kubernetes kind, such as {@code Deployment}. */
    public String kind() {
        return id.kind();
    }

    /** The namespace; empty where the object has none. */
    public String namespace() {
        return id.namespace();
    }

    /** The object's name. */
    public String name() {
        return id.name();
    }

    /** Its content. */
    public Tree tree() {
        Tree known = tree;
        if (known == null) {
            TreeSink sink = new TreeSink();
            writeModel(sink);
            known = sink.toTree();
            tree = known;
        }
        return known;
    }

    /** One YAML document, ending with a line break, with no {@code ---} before it. */
    public String toYaml() {
        YamlSink sink = new YamlSink();
        writeTo(sink);
        sink.endDocument();
        return sink.toString();
    }

    /** Indented JSON, ending with a line break. */
    public String toJson() {
        JsonSink sink = new JsonSink();
        writeTo(sink);
        sink.endDocument();
        return sink.toString();
    }

    /**
     * A fresh typed object with the same content, for the caller to keep.
     *
     * @throws ManifestException when the manifest is of another kind
     */
    public <T extends HasMetadata> T as(Class<T> type) {
        @Nullable String version = HasMetadata.getVersion(type);
        if (version != null && !HasMetadata.getKind(type).equals(kind())) {
            throw ManifestException.of(
                    "a " + kind() + " could not be read as a " + HasMetadata.getKind(type),
                    id.toString(),
                    "Ask for the class of kind " + kind() + ".");
        }
        JsonSink sink = new JsonSink();
        writeTo(sink);
        return JacksonModel.read(id, sink.toBytes(), type);
    }

    /** What must change for the other object to be as this one, which is the wanted one. */
    public ManifestDifference differenceTo(Manifest found) {
        return ManifestDifference.between(this, found);
    }

    void writeTo(Sink sink) {
        try {
            if (model == null && parts == null) {
                TreeWriter.write(tree().value(), sink);
            } else {
                writeModel(sink);
            }
        } catch (IllegalArgumentException unwritable) {
            throw ManifestException.of(
                    String.valueOf(unwritable.getMessage()),
                    id.toString(),
                    "Change that value to one that Kubernetes can store.");
        }
    }

    private void writeModel(Sink sink) {
        if (parts != null) {
            parts.write(sink);
        } else if (model != null) {
            KnownKinds.write(model, sink);
        } else {
            throw new IllegalStateException(id + " has neither a model nor a tree");
        }
    }

    private static Tree treeOf(HasMetadata model) {
        TreeSink sink = new TreeSink();
        KnownKinds.write(model, sink);
        return sink.toTree();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Manifest manifest && tree().equals(manifest.tree());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Says which object, never what is in it. */
    @Override
    public String toString() {
        return id.toString();
    }
}
