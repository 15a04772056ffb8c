package dev.railsk.deploy.internal.owner;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.deploy.TakenFields;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one object that move from their owners to railsk: of those that railsk would apply, the ones that are to be taken. Their values
 * stay as they are.
 *
 * @param object the object as it was read
 * @param taken what is taken from whom
 * @param change the patch that moves them
 */
record Handover(LiveObject object, List<TakenFields> taken, Tree change) {

    /** What {@code kubectl apply} goes by; a manager of that name would otherwise undo what is written from now on. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    Handover {
        taken = List.copyOf(taken);
    }

    /** What is to be taken of a live object, by what a dry run says that railsk would own. */
    static Handover of(Owners owners, ManifestId id, LiveObject live, LiveObject asked) {
        FieldSet wanted = ManagedFields.of(asked).ours();
        ManagedFields managed = ManagedFields.of(live).orUnowned(live, wanted);
        FieldSet ours = managed.ours();
        List<TakenFields> taken = new ArrayList<>();
        List<Object> kept = new ArrayList<>();
        boolean forgets = owners.isAdopting()
                && live.content().at("metadata", "annotations", LAST_APPLIED).isPresent();
        for (ManagedFields.Entry entry : managed.entries()) {
            boolean isOther = !entry.isOurs() && !entry.isOfStatus();
            FieldSet moved = isOther
                    ? owners.with(
                            ConflictPolicy.TAKE,
                            id,
                            entry.manager(),
                            entry.fields().and(wanted))
                    : FieldSet.NONE;
            if (!moved.isEmpty()) {
                taken.add(new TakenFields(entry.manager(), moved.leaves()));
                ours = ours.or(moved);
            }
            FieldSet left = left(entry, moved, forgets);
            if (!entry.isOurs() && !left.isEmpty()) {
                kept.add(with(entry.raw(), left));
            }
        }
        if (!ours.isEmpty()) {
            kept.add(entry(live, ours));
        }
        return new Handover(live, taken, change(kept, forgets));
    }

    private static FieldSet left(ManagedFields.Entry entry, FieldSet moved, boolean forgets) {
        FieldSet left = Owners.isTool(entry.manager())
                ? entry.fields().leftAfter(moved)
                : entry.fields().without(moved);
        return forgets ? left.only(path -> !path.equals(".metadata.annotations." + LAST_APPLIED)) : left;
    }

    /** Whether there is nothing to be changed. */
    boolean isEmpty() {
        return taken.isEmpty() && !change.at("metadata", "annotations").isPresent();
    }

    private static Map<String, @Nullable Object> with(Tree entry, FieldSet fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(entry.map());
        map.put("fieldsV1", fields.toFieldsV1().map());
        return map;
    }

    private static Map<String, Object> entry(LiveObject live, FieldSet fields) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("manager", WriteOptions.FIELD_MANAGER);
        entry.put("operation", "Apply");
        entry.put("apiVersion", live.ref().kind().apiVersion());
        entry.put("fieldsType", "FieldsV1");
        entry.put("fieldsV1", fields.toFieldsV1().map());
        return entry;
    }

    private static Tree change(List<Object> managedFields, boolean forgets) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("managedFields", managedFields);
        if (forgets) {
            Map<String, @Nullable Object> annotations = new LinkedHashMap<>();
            annotations.put(LAST_APPLIED, null);
            metadata.put("annotations", annotations);
        }
        return Tree.of(Map.of("metadata", metadata));
    }
}
