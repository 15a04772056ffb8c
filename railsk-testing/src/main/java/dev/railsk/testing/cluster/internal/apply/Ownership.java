package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who owns which field of one object. Immutable. */
public final class Ownership {

    private static final List<String> SYSTEM_METADATA = List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "selfLink",
            "uid",
            "generation",
            "managedFields",
            "resourceVersion");

    private final List<ManagedEntry> entries;
    private final FieldSets sets;

    private Ownership(List<ManagedEntry> entries, FieldSets sets) {
        this.entries = entries;
        this.sets = sets;
    }

    /** Nobody owns anything. Whatever follows from it keeps one copy of equal sets of fields. */
    public static Ownership nobody() {
        return new Ownership(List.of(), new FieldSets());
    }

    /**
     * The outcome of a write.
     *
     * @param content the object after it, still without defaults
     * @param ownership who owns what after it
     */
    public record Result(Map<String, Object> content, Ownership ownership) {}

    /** Who owns what once a writer has said so itself, in {@code metadata.managedFields}. */
    public Ownership asWritten(List<Tree> managedFields) {
        List<ManagedEntry> written = new ArrayList<>();
        for (Tree entry : managedFields) {
            ManagedEntry read = ManagedEntry.of(entry);
            keep(written, read, read.fields());
        }
        return ordered(written);
    }

    /**
     * Apply an object over a live one.
     *
     * @param entry who applies, and when; its fields are not looked at
     * @param isForced whether it takes the fields that others set otherwise
     * @throws OwnershipConflictException when another manager owns a field with another value, unless it is forced
     */
    public Result apply(Tree live, Tree applied, Struct type, ManagedEntry entry, boolean isForced) {
        FieldSet before = fieldsOf(entry);
        FieldSet now = ownable(OwnedFields.of(applied.map(), type));
        // A null in the draft is left out: the field has its default again, and is owned all the same.
        Map<String, Object> result = PlainValue.draft(Tree.of(ApplyMerge.merge(live.map(), applied.map(), type)));
        Pruning.prune(result, type, before, with(entry, now).all());
        Comparison comparison = Comparison.of(live, PlainValue.fixed(result), type);
        FieldSet nulls = OwnedFields.nulls(applied.map(), type).intersection(comparison.removed());
        FieldSet contested = comparison.changed().union(nulls);
        if (!isForced) {
            refuseConflicts(entry, contested);
        }
        List<ManagedEntry> next = new ArrayList<>();
        for (ManagedEntry other : entries) {
            if (!isSame(other, entry)) {
                keep(
                        next,
                        other,
                        other.fields().difference(comparison.removed()).difference(contested));
            }
        }
        keep(next, entry, now);
        return new Result(result, ordered(next));
    }

    /** Take note of a write that is no apply: the writer owns what it changed, and takes it from the others. */
    public Ownership update(Tree before, Tree after, Struct type, ManagedEntry entry) {
        Comparison comparison = Comparison.of(before, after, type);
        FieldSet changed = ownable(comparison.changed());
        List<ManagedEntry> next = new ArrayList<>();
        FieldSet mine = changed;
        for (ManagedEntry other : entries) {
            if (isSame(other, entry)) {
                mine = other.fields().difference(comparison.removed()).union(changed);
            } else {
                keep(next, other, other.fields().difference(changed).difference(comparison.removed()));
            }
        }
        keep(next, entry, mine);
        return ordered(next);
    }

    /** Whether nobody owns anything. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether both say the same, whenever it was said. */
    public boolean saysSameAs(Ownership other) {
        if (entries.size() != other.entries.size()) {
            return false;
        }
        for (ManagedEntry entry : entries) {
            if (other.entries.stream().noneMatch(entry::saysSameAs)) {
                return false;
            }
        }
        return true;
    }

    /** The entries as they stand in an object. */
    public List<Object> toList() {
        List<Object> list = new ArrayList<>();
        entries.forEach(entry -> list.add(entry.toMap()));
        return list;
    }

    private void refuseConflicts(ManagedEntry entry, FieldSet changed) {
        List<Conflict> conflicts = new ArrayList<>();
        for (ManagedEntry other : entries) {
            if (!isSame(other, entry)) {
                String owner = ownerName(other);
                other.fields().intersection(changed).eachPath(path -> conflicts.add(new Conflict(path, owner)));
            }
        }
        if (!conflicts.isEmpty()) {
            throw new OwnershipConflictException(conflicts);
        }
    }

    private static String ownerName(ManagedEntry entry) {
        if (entry.operation().equals(ManagedEntry.APPLY)) {
            return "\"" + entry.manager() + "\"";
        }
        String subresource = entry.subresource().isEmpty() ? "" : " with subresource \"" + entry.subresource() + "\"";
        return "\"" + entry.manager() + "\"" + subresource + " using " + entry.apiVersion();
    }

    private FieldSet fieldsOf(ManagedEntry wanted) {
        @Nullable FieldSet found = null;
        for (ManagedEntry entry : entries) {
            if (isSame(entry, wanted)) {
                found = entry.fields();
            }
        }
        return found == null ? new FieldSet() : found;
    }

    private Ownership with(ManagedEntry entry, FieldSet fields) {
        List<ManagedEntry> next = new ArrayList<>(entries);
        next.removeIf(other -> isSame(other, entry));
        next.add(entry.with(fields, entry.time()));
        return new Ownership(next, sets);
    }

    private FieldSet all() {
        FieldSet all = new FieldSet();
        for (ManagedEntry entry : entries) {
            all = all.union(entry.fields());
        }
        return all;
    }

    private void keep(List<ManagedEntry> next, ManagedEntry entry, FieldSet fields) {
        if (fields.isEmpty()) {
            return;
        }
        for (ManagedEntry before : entries) {
            if (isSame(before, entry) && before.fields().equals(fields)) {
                next.add(before);
                return;
            }
        }
        next.add(entry.with(sets.one(fields), entry.time()));
    }

    private static boolean isSame(ManagedEntry a, ManagedEntry b) {
        return a.isBy(b.manager(), b.operation(), b.subresource());
    }

    private Ownership ordered(List<ManagedEntry> entries) {
        entries.sort(Comparator.comparing(ManagedEntry::operation)
                .thenComparing(ManagedEntry::time)
                .thenComparing(ManagedEntry::manager));
        return new Ownership(List.copyOf(entries), sets);
    }

    /** Without the fields that the server itself rules. */
    private static FieldSet ownable(FieldSet fields) {
        FieldSet result = fields.without("f:apiVersion").without("f:kind");
        FieldSet metadata = result.child("f:metadata");
        if (metadata == null) {
            return result;
        }
        for (String name : SYSTEM_METADATA) {
            metadata = metadata.without(PathElement.field(name));
        }
        FieldSet rest = result.without("f:metadata");
        if (!metadata.isEmpty()) {
            rest.put("f:metadata", metadata);
        }
        return rest;
    }
}
