package dev.railsk.manifest;

import dev.railsk.manifest.internal.JsonSink;
import dev.railsk.manifest.internal.YamlSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rendered objects of one environment, in order, each object once.
 *
 * <pre>{@code
 * ManifestSet set = ManifestSet.parse(text);
 * set.get("Service", "shop-web").tree().at("spec", "type").text();
 * set.differenceTo(other).isEmpty();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class ManifestSet implements Iterable<Manifest> {

    private static final int FEW = 100;

    private final List<Manifest> manifests;

    private ManifestSet(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    /**
     * A set of these, in this order.
     *
     * @throws ManifestException when two of them are the same object
     */
    public static ManifestSet of(List<Manifest> manifests) {
        List<Manifest> copy = List.copyOf(manifests);
        rejectTwice(copy);
        return new ManifestSet(copy);
    }

    /**
     * Read a stream of YAML or JSON documents, the way kubectl does: empty documents are skipped, lists are taken apart.
     *
     * @throws ManifestException when it is not well-formed, with the document's number and line and none of its content
     */
    public static ManifestSet parse(String yamlOrJson) {
        return parse(yamlOrJson, "");
    }

    /**
     * Read a stream of YAML or JSON documents, as {@link #parse(String)} does.
     *
     * @param source what the text is called in messages, such as its file's name
     * @throws ManifestException when it is not well-formed, with the source, the document's number and line and none of its content
     */
    public static ManifestSet parse(String yamlOrJson, String source) {
        return of(ManifestText.read(yamlOrJson, source));
    }

    private static void rejectTwice(List<Manifest> manifests) {
        if (manifests.size() <= FEW) {
            rejectTwiceAmongFew(manifests);
            return;
        }
        Map<String, Integer> places = new HashMap<>();
        for (int place = 1; place <= manifests.size(); place++) {
            ManifestId id = manifests.get(place - 1).id();
            Integer before = places.put(id.group() + '/' + id + '/' + id.namespace(), place);
            if (before != null) {
                throw twice(id, before, place, manifests.size());
            }
        }
    }

    /** Without a map, which a cold start would pay for. */
    private static void rejectTwiceAmongFew(List<Manifest> manifests) {
        for (int later = 1; later < manifests.size(); later++) {
            ManifestId id = manifests.get(later).id();
            for (int before = 0; before < later; before++) {
                if (id.isSameObject(manifests.get(before).id())) {
                    throw twice(id, before + 1, later + 1, manifests.size());
                }
            }
        }
    }

    private static RuntimeException twice(ManifestId id, int first, int second, int size) {
        return ManifestException.of(
                "a set must hold an object once, but holds " + id + " twice",
                describe(id) + ", objects " + first + " and " + second + " of " + size,
                "Leave one of them out, or give it another name or namespace.");
    }

    private static String describe(ManifestId id) {
        return id.namespace().isEmpty() ? "no namespace" : "namespace " + id.namespace();
    }

    /** The manifests in order. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** How many there are. */
    public int size() {
        return manifests.size();
    }

    /** The first manifest of this kind and name, whatever its namespace. */
    public Optional<Manifest> find(String kind, String name) {
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals(kind) && manifest.name().equals(name)) {
                return Optional.of(manifest);
            }
        }
        return Optional.empty();
    }

    /** The manifest of this object, in whatever version of its API. */
    public Optional<Manifest> find(ManifestId id) {
        for (Manifest manifest : manifests) {
            if (manifest.id().isSameObject(id)) {
                return Optional.of(manifest);
            }
        }
        return Optional.empty();
    }

    /**
     * The manifest of this kind and name.
     *
     * @throws ManifestException when there is none; it lists those there are
     */
    public Manifest get(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new ManifestException(
                        "there is no " + kind + " " + name,
                        "a set of " + size() + " objects",
                        "There are: " + names() + "."));
    }

    private String names() {
        if (manifests.isEmpty()) {
            return "none";
        }
        StringBuilder names = new StringBuilder();
        for (Manifest manifest : manifests) {
            names.append(names.length() == 0 ? "" : ", ").append(manifest.id());
        }
        return names.toString();
    }

    /** The manifests of this kind, in order; none when there is none. */
    public List<Manifest> ofKind(String kind) {
        List<Manifest> found = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals(kind)) {
                found.add(manifest);
            }
        }
        return List.copyOf(found);
    }

    /** YAML documents with {@code ---} between them, as {@code kubectl apply -f -} takes them. */
    public String toYaml() {
        return writeYaml().toString();
    }

    /** {@link #toYaml()} in UTF-8. */
    public byte[] toYamlBytes() {
        return writeYaml().toBytes();
    }

    private YamlSink writeYaml() {
        YamlSink sink = new YamlSink();
        boolean first = true;
        for (Manifest manifest : manifests) {
            if (!first) {
                sink.separator();
            }
            first = false;
            manifest.writeTo(sink);
            sink.endDocument();
        }
        return sink;
    }

    /** One JSON object of kind {@code List}, as {@code kubectl apply -f -} takes it. */
    public String toJson() {
        JsonSink sink = new JsonSink();
        sink.beginMap();
        sink.field("apiVersion");
        sink.text("v1");
        sink.field("kind");
        sink.text("List");
        sink.field("items");
        sink.beginList();
        for (Manifest manifest : manifests) {
            sink.item();
            manifest.writeTo(sink);
        }
        sink.endList();
        sink.endMap();
        sink.endDocument();
        return sink.toString();
    }

    /** What must change for the other set to be as this one, which is the wanted one. */
    public ManifestDifference differenceTo(ManifestSet found) {
        return ManifestDifference.between(this, found);
    }

    @Override
    public Iterator<Manifest> iterator() {
        return manifests.iterator();
    }

    /** Says which objects, never what is in them. */
    @Override
    public String toString() {
        return "ManifestSet[" + names() + "]";
    }
}
