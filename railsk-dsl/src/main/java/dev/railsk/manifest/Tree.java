package dev.railsk.manifest;

import dev.railsk.manifest.internal.Depth;
import dev.railsk.manifest.internal.JsonReader;
import dev.railsk.manifest.internal.JsonSink;
import dev.railsk.manifest.internal.TreeWriter;
import dev.railsk.manifest.internal.YamlReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One immutable value of a Kubernetes object read as JSON: a map, a list, a string, a number, a boolean, null, or nothing.
 *
 * <p>Reading never fails on a missing part: {@code pod.at("status", "phase").text()} is empty where any step is absent.
 *
 * <pre>{@code
 * Tree deployment = Tree.of(map);
 * long replicas = deployment.at("spec", "replicas").integer().orElse(1L);
 * for (Tree container : deployment.at("spec", "template", "spec", "containers").items()) { ... }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Tree {

    /** Up to here a double holds every whole number. */
    private static final double MOST_EXACT = 1L << 53;

    private static final Tree ABSENT = new Tree(null, false);

    private final @Nullable Object value;
    private final boolean present;

    private Tree(@Nullable Object value, boolean present) {
        this.value = value;
        this.present = present;
    }

    /**
     * Take a copy of a JSON-like value: nested maps with string keys, lists, strings, numbers, booleans, nulls.
     * Whole numbers are kept as {@link Long},
     * so that {@code 3} and {@code 3.0} are equal.
     *
     * @throws IllegalArgumentException when a part is of any other type, or the whole is deeper than 500 levels
     */
    public static Tree of(@Nullable Object value) {
        return new Tree(copy(value, 0), true);
    }

    /**
     * Read a text that is one JSON value; {@link #absent()} when it is blank.
     * Nothing is dropped, neither nulls nor empty lists; of equal keys the last counts.
     *
     * @throws ManifestException when the text is not JSON; it says where, and never what is there
     */
    public static Tree parseJson(String json) {
        return JsonReader.read(json);
    }

    /**
     * Read a text that is one YAML document, and so also JSON, the way kubectl does; {@link #absent()} when it has no content.
     * Aliases are followed; how large, how deep and how often repeated its values may be is limited.
     *
     * @param source what the text is called in messages, such as its file's name
     * @throws ManifestException when it is not one well-formed document; it says where, and never what is there
     */
    public static Tree ofYaml(String text, String source) {
        List<YamlReader.Document> documents = YamlReader.read(text, source);
        if (documents.size() > 1) {
            throw new ManifestException(
                    "the text must hold one document, but holds " + documents.size(),
                    source + ", line " + documents.get(1).line(),
                    "Keep one of them, or put them into files of their own.");
        }
        return documents.isEmpty() ? ABSENT : of(documents.get(0).value());
    }

    /** The tree that holds nothing. */
    public static Tree absent() {
        return ABSENT;
    }

    /** The part at these keys, one map level a key; {@link #absent()} where a step is missing or not a map. */
    public Tree at(String... keys) {
        if (keys.length == 0) {
            return this;
        }
        Object here = value;
        for (String key : keys) {
            if (!(here instanceof FixedMap map)) {
                return ABSENT;
            }
            here = map.get(key);
            if (here == null && !map.containsKey(key)) {
                return ABSENT;
            }
        }
        return new Tree(here, true);
    }

    /** Whether there is a value here, a null included. */
    public boolean isPresent() {
        return present;
    }

    /** The string here; numbers and booleans are not converted. */
    public Optional<String> text() {
        return value instanceof String string ? Optional.of(string) : Optional.empty();
    }

    /** The whole number here. */
    public Optional<Long> integer() {
        return value instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** Whether the value here is the boolean true. */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** The items of the list here; none when it is not a list. */
    public List<Tree> items() {
        List<Tree> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                items.add(new Tree(item, true));
            }
        }
        return Collections.unmodifiableList(items);
    }

    /** The entries of the map here, in order; none when it is not a map. */
    public Map<String, Tree> entries() {
        Map<String, Tree> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> entries.put((String) key, new Tree(item, true)));
        }
        return Collections.unmodifiableMap(entries);
    }

    /** The plain value: an unmodifiable map or list, a string, a number, a boolean, or null. */
    public @Nullable Object value() {
        return value;
    }

    /** The plain map here; empty when it is not a map. */
    @SuppressWarnings("unchecked") // copy() lets string keys only into maps
    public Map<String, @Nullable Object> map() {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /**
     * Indented JSON, ending with a line break; null where nothing is present.
     * Half of a surrogate pair becomes a question mark.
     *
     * @throws IllegalArgumentException when a number is not finite
     */
    public String toJson() {
        JsonSink sink = JsonSink.telling(true);
        TreeWriter.write(value, sink);
        sink.endDocument();
        return sink.toString();
    }

    /**
     * JSON on one line, without blanks and without a line break at its end; otherwise as {@link #toJson()}.
     *
     * @throws IllegalArgumentException when a number is not finite
     */
    public String toJsonLine() {
        JsonSink sink = JsonSink.telling(false);
        TreeWriter.write(value, sink);
        return sink.toString();
    }

    private static @Nullable Object copy(@Nullable Object value, int depth) {
        if (depth > Depth.MOST) {
            throw tooDeep();
        }
        if (value instanceof FixedMap || value instanceof FixedList) {
            return shared(value, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return copyMap(map, depth);
        }
        if (value instanceof List<?> list) {
            @Nullable Object[] items = list.toArray();
            for (int index = 0; index < items.length; index++) {
                items[index] = copy(items[index], depth + 1);
            }
            return new FixedList(items);
        }
        if (value instanceof Number number) {
            return plain(number);
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("a tree holds maps, lists, strings, numbers, booleans and nulls, but not a "
                + value.getClass().getName());
    }

    /** A part of another tree is one of this too: none ever changes. */
    private static Object shared(Object part, int depth) {
        if (depth + FixedList.levelsBelow(part) > Depth.MOST) {
            throw tooDeep();
        }
        return part;
    }

    private static FixedMap copyMap(Map<?, ?> map, int depth) {
        String[] keys = new String[map.size()];
        @Nullable Object[] values = new Object[map.size()];
        int place = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            keys[place] = (String) entry.getKey();
            values[place] = copy(entry.getValue(), depth + 1);
            place++;
        }
        return new FixedMap(keys, values);
    }

    private static IllegalArgumentException tooDeep() {
        return new IllegalArgumentException("a tree must be at most " + Depth.MOST + " levels deep");
    }

    /** JSON has one kind of number: equal numbers must be equal trees, whatever type they came in. */
    private static Number plain(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        double value = number.doubleValue();
        if (value == Math.rint(value) && Math.abs(value) <= MOST_EXACT && !(number instanceof BigInteger)) {
            return number.longValue();
        }
        return number instanceof Float ? (Number) Double.valueOf(number.toString()) : number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tree tree && present == tree.present && Objects.equals(value, tree.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(present, value);
    }

    /** Says the shape only: a tree may hold a secret. */
    @Override
    public String toString() {
        if (!present) {
            return "Tree(absent)";
        }
        return value instanceof Map<?, ?> map ? "Tree" + map.keySet() : "Tree(" + typeName() + ")";
    }

    private String typeName() {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
