package dev.railsk.testing.cluster.internal.schema;

import dev.railsk.testing.cluster.internal.schema.FieldType.Free;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The types of all kinds that the fake knows. Immutable. */
public final class Schema {

    private static final String FILE = "schema.txt";

    private final Map<String, Struct> structs;

    private Schema(Map<String, Struct> structs) {
        this.structs = structs;
    }

    /** Read the types that come with railsk. */
    public static Schema load() {
        try (InputStream file = Objects.requireNonNull(Schema.class.getResourceAsStream(FILE), FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new Schema(new SchemaReader().read(reader.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + FILE, e);
        }
    }

    /** The type of a kind whose schema nobody knows: it has metadata as any, and says what it wants in spec and status. */
    public Struct foreign(String name) {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put("apiVersion", Scalar.STRING);
        fields.put("kind", Scalar.STRING);
        fields.put("metadata", struct("ObjectMeta"));
        fields.put("spec", Free.FREE);
        fields.put("status", Free.FREE);
        return new Struct(name, fields, false);
    }

    /** The type of a kind, or any other named type. */
    public Struct struct(String name) {
        Struct struct = structs.get(name);
        if (struct == null) {
            throw new IllegalArgumentException("no type \"" + name + "\" in " + FILE);
        }
        return struct;
    }
}
