package dev.railsk.deploy.internal.owner;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A set of fields in the notation of {@code fieldsV1}: {@code f:name} for a field, {@code k:{"name":"web"}} for a list item with keys,
 * {@code v:"a"} for an item of a set. Immutable.
 */
public final class FieldSet {

    /** No field. */
    static final FieldSet NONE = new FieldSet(false, Map.of());

    /** These are in every object of a kind and never removed, so that what is left in them is in nobody's way. */
    private static final Set<String> FRAME = Set.of("f:metadata", "f:spec", "f:template", "f:jobTemplate");

    /** Maps of free keys: each of them is a field of its own. */
    private static final Set<String> FREE = Set.of(
            "f:labels",
            "f:annotations",
            "f:data",
            "f:binaryData",
            "f:stringData",
            "f:nodeSelector",
            "f:matchLabels",
            "f:limits",
            "f:requests",
            "f:hard");

    private final boolean isMember;
    private final Map<String, FieldSet> children;

    private FieldSet(boolean isMember, Map<String, FieldSet> children) {
        this.isMember = isMember;
        this.children = children;
    }

    /** Read an entry's {@code fieldsV1}. */
    static FieldSet of(Tree fieldsV1) {
        return new FieldSet(false, read(fieldsV1).children);
    }

    private static FieldSet read(Tree fields) {
        Map<String, FieldSet> children = new TreeMap<>();
        fields.entries().forEach((element, child) -> {
            if (!element.equals(".")) {
                children.put(element, read(child));
            }
        });
        return new FieldSet(children.isEmpty() || fields.at(".").isPresent(), children);
    }

    boolean isEmpty() {
        return !isMember && children.isEmpty();
    }

    /** What is in both. */
    FieldSet and(FieldSet other) {
        Map<String, FieldSet> both = new TreeMap<>();
        children.forEach((element, child) -> {
            FieldSet twin = other.children.get(element);
            put(both, element, twin == null ? NONE : child.and(twin));
        });
        return new FieldSet(isMember && other.isMember, both);
    }

    /** What is in either. */
    FieldSet or(FieldSet other) {
        Map<String, FieldSet> either = new TreeMap<>(children);
        other.children.forEach((element, child) -> either.merge(element, child, FieldSet::or));
        return new FieldSet(isMember || other.isMember, either);
    }

    /** What the other does not have. */
    FieldSet without(FieldSet other) {
        Map<String, FieldSet> left = new TreeMap<>();
        children.forEach((element, child) -> {
            FieldSet twin = other.children.get(element);
            put(left, element, twin == null ? child : child.without(twin));
        });
        return new FieldSet(isMember && !other.isMember, left);
    }

    /** The fields whose paths are wanted. */
    FieldSet only(Predicate<String> wanted) {
        return only(wanted, "");
    }

    private FieldSet only(Predicate<String> wanted, String path) {
        Map<String, FieldSet> kept = new TreeMap<>();
        children.forEach((element, child) -> put(kept, element, child.only(wanted, path + display(element))));
        return new FieldSet(isMember && wanted.test(path), kept);
    }

    /**
     * What is left when these fields have moved to a new owner. In a part of which some has moved, such as a container or a probe, what the
     * server has filled in would keep the part in the object once the new owner drops it: such single fields go too, and stay as they
     * are without an owner.
     */
    FieldSet leftAfter(FieldSet moved) {
        return without(moved).withoutRemains(moved, true);
    }

    private FieldSet withoutRemains(FieldSet moved, boolean isFrame) {
        boolean isTaken = !isFrame && !moved.children.isEmpty();
        Map<String, FieldSet> left = new TreeMap<>();
        children.forEach((element, child) -> {
            FieldSet twin = moved.children.get(element);
            boolean isPlain = element.startsWith("f:") && !FREE.contains(element) && !child.hasItems();
            if (twin != null) {
                boolean isFixed = FREE.contains(element) || (isFrame && FRAME.contains(element));
                put(left, element, child.withoutRemains(twin, isFixed));
            } else if (!isTaken || !isPlain) {
                left.put(element, child);
            }
        });
        // Who set a part owns it as a whole, too: that goes with the last that is in it.
        boolean isGone = !moved.children.isEmpty() && left.isEmpty();
        return new FieldSet(isMember && !isGone, left);
    }

    private boolean hasItems() {
        for (Map.Entry<String, FieldSet> child : children.entrySet()) {
            if (!child.getKey().startsWith("f:") || child.getValue().hasItems()) {
                return true;
            }
        }
        return false;
    }

    private static void put(Map<String, FieldSet> fields, String element, FieldSet child) {
        if (!child.isEmpty()) {
            fields.put(element, child);
        }
    }

    /** The paths of all single values, lists and maps of one owner, and items: as the server writes them in messages. */
    List<String> leaves() {
        List<String> paths = new ArrayList<>();
        addLeaves("", paths);
        return paths;
    }

    private void addLeaves(String path, List<String> paths) {
        if (children.isEmpty() && isMember) {
            paths.add(path);
        }
        children.forEach((element, child) -> child.addLeaves(path + display(element), paths));
    }

    /** The set as it stands in an entry. */
    Tree toFieldsV1() {
        return Tree.of(map());
    }

    private Map<String, Object> map() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (isMember && !children.isEmpty()) {
            fields.put(".", Map.of());
        }
        children.forEach((element, child) -> fields.put(element, child.map()));
        return fields;
    }

    private static String display(String element) {
        String rest = element.substring(element.indexOf(':') + 1);
        if (element.startsWith("f:")) {
            return "." + rest;
        }
        if (element.startsWith("v:")) {
            return "[=" + rest + "]";
        }
        List<String> keys = new ArrayList<>();
        Tree.parseJson(rest).entries().forEach((key, value) -> keys.add(key + "=" + value.toJsonLine()));
        return "[" + String.join(",", keys) + "]";
    }
}
