package dev.railsk.testing.cluster.internal.schema;

import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the compact notation of the types: a type's name on a line, and under it its fields, indented by one space. */
final class SchemaReader {

    private static final Map<String, Scalar> SCALARS = Map.of(
            "str", Scalar.STRING,
            "bytes", Scalar.BYTES,
            "int", Scalar.INTEGER,
            "long", Scalar.LONG,
            "num", Scalar.NUMBER,
            "bool", Scalar.BOOLEAN,
            "intstr", Scalar.INT_OR_STRING,
            "quantity", Scalar.QUANTITY,
            "any", Scalar.ANY);

    private final Map<String, Map<String, FieldType>> fields = new HashMap<>();
    private final Map<String, Struct> structs = new HashMap<>();

    Map<String, Struct> read(List<String> lines) {
        Map<String, FieldType> current = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                int gap = line.indexOf(' ', 1);
                current.put(line.substring(1, gap), type(line.substring(gap + 1)));
            } else {
                current = struct(line).fields();
            }
        }
        return structs;
    }

    private FieldType type(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return new Sequence(type(text.substring(end + 1)), identity(text.substring(1, end)));
        }
        if (text.startsWith("{")) {
            int end = text.indexOf('}');
            return new Mapping(type(text.substring(end + 1)), text.startsWith("{!"));
        }
        if (text.startsWith("!")) {
            Struct struct = struct(text.substring(1));
            return new Struct(struct.name(), struct.fields(), true);
        }
        Scalar scalar = SCALARS.get(text);
        return scalar != null ? scalar : struct(text);
    }

    private static ItemIdentity identity(String text) {
        if (text.isEmpty()) {
            return ItemIdentity.NONE;
        }
        if (text.equals("set")) {
            return ItemIdentity.SET;
        }
        Map<String, String> keys = new LinkedHashMap<>();
        for (String key : text.split(",", -1)) {
            int sign = key.indexOf('=');
            keys.put(sign < 0 ? key : key.substring(0, sign), sign < 0 ? "" : key.substring(sign + 1));
        }
        return new ItemIdentity(false, keys);
    }

    private Struct struct(String name) {
        return structs.computeIfAbsent(
                name, key -> new Struct(key, fields.computeIfAbsent(key, any -> new LinkedHashMap<>()), false));
    }
}
