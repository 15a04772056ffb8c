package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One manager's entry in {@code managedFields}.
 *
 * @param manager the manager's name
 * @param operation {@code Apply} or {@code Update}
 * @param subresource such as {@code status}; empty for the object itself
 * @param apiVersion the version in which the fields are written
 * @param time when it last changed
 * @param fields what it owns
 */
public record ManagedEntry(
        String manager, String operation, String subresource, String apiVersion, String time, FieldSet fields) {

    /** The operation of server-side apply. */
    public static final String APPLY = "Apply";

    /** The operation of any other write. */
    public static final String UPDATE = "Update";

    /** Read an entry as it stands in an object. */
    static ManagedEntry of(Tree entry) {
        FieldSet fields = FieldSet.of(entry.at("fieldsV1")).withoutSelf();
        return new ManagedEntry(
                entry.at("manager").text().orElse(""),
                entry.at("operation").text().orElse(""),
                entry.at("subresource").text().orElse(""),
                entry.at("apiVersion").text().orElse(""),
                entry.at("time").text().orElse(""),
                fields);
    }

    boolean isBy(String otherManager, String otherOperation, String otherSubresource) {
        return manager.equals(otherManager) && operation.equals(otherOperation) && subresource.equals(otherSubresource);
    }

    ManagedEntry with(FieldSet otherFields, String otherTime) {
        return new ManagedEntry(manager, operation, subresource, apiVersion, otherTime, otherFields);
    }

    /** Whether both say the same, whenever it was said. */
    boolean saysSameAs(ManagedEntry other) {
        return isBy(other.manager, other.operation, other.subresource)
                && apiVersion.equals(other.apiVersion)
                && fields.equals(other.fields);
    }

    /** The entry as it stands in an object. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("manager", manager);
        map.put("operation", operation);
        map.put("apiVersion", apiVersion);
        map.put("time", time);
        map.put("fieldsType", "FieldsV1");
        map.put("fieldsV1", fields.toFieldsV1().map());
        if (!subresource.isEmpty()) {
            map.put("subresource", subresource);
        }
        return map;
    }
}
