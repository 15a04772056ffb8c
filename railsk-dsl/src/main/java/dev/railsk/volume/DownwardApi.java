package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields of the pod as files, by Kubernetes' downward API.
 *
 * @param files the field of each file
 */
public record DownwardApi(Map<String, String> files) implements Volume, ProjectedSource {

    static final DownwardApi NONE = new DownwardApi(Map.of());

    private static final List<String> FIELDS =
            List.of("metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations");

    public DownwardApi {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        for (String field : files.values()) {
            if (!isField(field)) {
                throw new InvalidValueException(
                        "a file can hold a field of the pod's metadata, but not \"" + field + "\"",
                        "Use one of: " + String.join(", ", FIELDS)
                                + ", metadata.labels['KEY'], metadata.annotations['KEY'].");
            }
        }
    }

    private static boolean isField(String field) {
        boolean isKey = field.startsWith("metadata.labels['") || field.startsWith("metadata.annotations['");
        return FIELDS.contains(field) || (isKey && field.endsWith("']"));
    }

    /** The same, with this field in a further file. */
    public DownwardApi file(String file, String field) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(Volume.checkedFile(requireNonNull(file, "file")), requireNonNull(field, "field"));
        return new DownwardApi(more);
    }
}
