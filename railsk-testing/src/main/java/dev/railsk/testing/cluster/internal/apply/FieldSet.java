package dev.railsk.testing.cluster.internal.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of fields of one object, as a tree of path elements in the server's notation: {@code f:name} for a field,
 * {@code k:{"name":"web"}} for a list item with keys, {@code v:"a"} for an item of a set.
 */
public final class FieldSet {

    private final Map<String, FieldSet> children = new TreeMap<>();
    private boolean member;
    private @Nullable Map<String, Object> written;

    /** Whether the place itself is in the set. */
    boolean isMember() {
        return member;
    }

    void setMember() {
        member = true;
    }

    @Nullable
    FieldSet child(String element) {
        return children.get(element);
    }

    FieldSet descend(String element) {
        return children.computeIfAbsent(element, any -> new FieldSet());
    }

    /** Whether there is nothing in the set. */
    public boolean isEmpty() {
        if (member) {
            return false;
        }
        for (FieldSet child : children.values()) {
            if (!child.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    FieldSet union(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member || other.member;
        children.forEach((element, child) -> {
            FieldSet twin = other.children.get(element);
            result.children.put(element, twin == null ? child : child.union(twin));
        });
        other.children.forEach(result.children::putIfAbsent);
        return result;
    }

    FieldSet intersection(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member && other.member;
        children.forEach((element, child) -> {
            FieldSet twin = other.children.get(element);
            if (twin != null) {
                result.putUnlessEmpty(element, child.intersection(twin));
            }
        });
        return result;
    }

    FieldSet difference(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member && !other.member;
        children.forEach((element, child) -> {
            FieldSet twin = other.children.get(element);
            result.putUnlessEmpty(element, twin == null ? child : child.difference(twin));
        });
        return result;
    }

    /** The set without one subtree. */
    FieldSet without(String element) {
        FieldSet result = new FieldSet();
        result.member = member;
        children.forEach((key, child) -> {
            if (!key.equals(element)) {
                result.children.put(key, child);
            }
        });
        return result;
    }

    /** The set without the place itself. */
    FieldSet withoutSelf() {
        FieldSet result = new FieldSet();
        result.children.putAll(children);
        return result;
    }

    private void putUnlessEmpty(String element, FieldSet set) {
        if (!set.isEmpty()) {
            children.put(element, set);
        }
    }

    /** Put a child in, in place of the one that is there. */
    void put(String element, FieldSet set) {
        children.put(element, set);
    }

    /** Tell every member's path, as the server writes it in messages: {@code .spec.containers[name="web"].image}. */
    void eachPath(Consumer<String> consumer) {
        eachPath("", consumer);
    }

    private void eachPath(String path, Consumer<String> consumer) {
        if (member) {
            consumer.accept(path);
        }
        children.forEach((element, child) -> child.eachPath(path + PathElement.display(element), consumer));
    }

    /** The set in the notation of {@code fieldsV1}. */
    Map<String, Object> toFieldsV1() {
        if (written == null) {
            written = write();
        }
        return written;
    }

    private Map<String, Object> write() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (member && !children.isEmpty()) {
            fields.put(".", new LinkedHashMap<>());
        }
        children.forEach((element, child) -> fields.put(element, child.write()));
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(member, children);
    }
}
