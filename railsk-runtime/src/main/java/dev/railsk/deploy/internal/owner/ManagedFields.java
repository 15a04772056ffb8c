package dev.railsk.deploy.internal.owner;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who owns which fields of one object.
 *
 * @param entries an entry for each manager and way of writing
 */
public record ManagedFields(List<Entry> entries) {

    /** What the API server calls whoever wrote an object that has no owners, when it is applied first. */
    static final String UNOWNED = "before-first-apply";

    public ManagedFields {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param raw as it stands in the object
     * @param fields its fields
     */
    public record Entry(Tree raw, FieldSet fields) {

        /** Who owns them. */
        public String manager() {
            return raw.at("manager").text().orElse("");
        }

        /** Whether it is what railsk applies. */
        public boolean isOurs() {
            return manager().equals(WriteOptions.FIELD_MANAGER)
                    && raw.at("operation").text().orElse("").equals("Apply")
                    && raw.at("subresource").text().orElse("").isEmpty();
        }

        /** Whether it is about the object's status only, which no manifest sets. */
        public boolean isOfStatus() {
            return raw.at("subresource").text().orElse("").equals("status");
        }
    }

    /** Those of an object as it was read. */
    public static ManagedFields of(LiveObject object) {
        List<Entry> entries = new ArrayList<>();
        for (Tree raw : object.content().at("metadata", "managedFields").items()) {
            entries.add(new Entry(raw, FieldSet.of(raw.at("fieldsV1"))));
        }
        return new ManagedFields(entries);
    }

    /** These, or for an object without any owner the one that server-side apply makes up for it, of these fields. */
    ManagedFields orUnowned(LiveObject object, FieldSet fields) {
        if (!entries.isEmpty()) {
            return this;
        }
        Tree raw = Tree.of(Map.of(
                "manager",
                UNOWNED,
                "operation",
                "Update",
                "apiVersion",
                object.ref().kind().apiVersion(),
                "fieldsType",
                "FieldsV1"));
        return new ManagedFields(List.of(new Entry(raw, fields)));
    }

    /** What railsk applies. */
    FieldSet ours() {
        FieldSet ours = FieldSet.NONE;
        for (Entry entry : entries) {
            ours = entry.isOurs() ? ours.or(entry.fields()) : ours;
        }
        return ours;
    }

    /** What anybody else owns. */
    FieldSet others() {
        FieldSet others = FieldSet.NONE;
        for (Entry entry : entries) {
            others = entry.isOurs() ? others : others.or(entry.fields());
        }
        return others;
    }
}
