package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A set of fields of one object, as a tree of path elements in the server's notation: {@code f:name} for a field,
 * {@code k:{"name":"web"}} for a list item with keys, {@code v:"a"} for an item of a set.
 */
public final class FieldSet {

    private final Map<String, FieldSet> children = new TreeMap<>();
    private boolean member;
    private @Nullable Tree written;
    private int hash;

    /** Read a set in the notation of {@code fieldsV1}. */
    static FieldSet of(Tree fieldsV1) {
        FieldSet set = new FieldSet();
        set.member = fieldsV1.entries().isEmpty() || fieldsV1.at(".").isPresent();
        fieldsV1.entries().forEach((element, child) -> {
            if (!element.equals(".")) {
                set.children.put(element, of(child));
            }
        });
        return set;
    }

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

    /** Both together; this very set where the other has nothing more. */
    @SuppressWarnings("ReferenceEquality") // an unchanged child is the same one
    FieldSet union(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member || other.member;
        result.children.putAll(children);
        boolean isSame = result.member == member;
        for (Map.Entry<String, FieldSet> entry : other.children.entrySet()) {
            FieldSet mine = children.get(entry.getKey());
            FieldSet both = mine == null ? entry.getValue() : mine.union(entry.getValue());
            result.children.put(entry.getKey(), both);
            isSame &= both == mine;
        }
        return isSame ? this : result;
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

    /** What the other does not have; this very set where it has nothing of it. */
    @SuppressWarnings("ReferenceEquality") // an unchanged child is the same one
    FieldSet difference(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member && !other.member;
        boolean isSame = result.member == member;
        for (Map.Entry<String, FieldSet> entry : children.entrySet()) {
            FieldSet twin = other.children.get(entry.getKey());
            FieldSet left = twin == null ? entry.getValue() : entry.getValue().difference(twin);
            result.putUnlessEmpty(entry.getKey(), left);
            isSame &= left == entry.getValue();
        }
        return isSame ? this : result;
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

    /** The same set, made of other copies of its children. */
    FieldSet withChildren(UnaryOperator<FieldSet> other) {
        FieldSet result = new FieldSet();
        result.member = member;
        children.forEach((element, child) -> result.children.put(element, other.apply(child)));
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
    Tree toFieldsV1() {
        if (written == null) {
            written = write();
        }
        return written;
    }

    private Tree write() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (member && !children.isEmpty()) {
            fields.put(".", Map.of());
        }
        children.forEach(
                (element, child) -> fields.put(element, child.toFieldsV1().map()));
        return Tree.of(fields);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof FieldSet set && member == set.member && children.equals(set.children));
    }

    // Asked for often, once a set is complete; one whose hash is 0 is asked again, which does no harm.
    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Objects.hash(member, children);
        }
        return hash;
    }
}
