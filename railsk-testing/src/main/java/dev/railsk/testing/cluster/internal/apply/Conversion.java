package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the values that fit the schema and still cannot be read into the server's own types, such as half a replica. */
public final class Conversion {

    private static final String QUANTITY =
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private Conversion() {}

    /** What is wrong with the first such value, in the server's words, which do not name the field. */
    public static Optional<String> problem(@Nullable Object value, FieldType type) {
        if (value == null) {
            return Optional.empty();
        }
        if (type instanceof Scalar scalar) {
            return scalar(value, scalar);
        }
        Map<String, Object> map = PlainValue.asMap(value);
        List<Object> list = PlainValue.asList(value);
        if (map != null && (type instanceof Struct || type instanceof Mapping)) {
            return map.entrySet().stream()
                    .flatMap(entry -> problem(entry.getValue(), OwnedFields.fieldType(type, entry.getKey())).stream())
                    .findFirst();
        }
        if (list != null && type instanceof Sequence sequence) {
            return list.stream()
                    .flatMap(item -> problem(item, sequence.element()).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    private static Optional<String> scalar(Object value, Scalar type) {
        return switch (type) {
            case INTEGER -> value instanceof Double ? Optional.of("cannot convert float64 to int32") : Optional.empty();
            case INT_OR_STRING ->
                value instanceof Boolean
                        ? Optional.of("json: cannot unmarshal bool into Go value of type int32")
                        : Optional.empty();
            case QUANTITY -> value instanceof Boolean ? Optional.of(QUANTITY) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
