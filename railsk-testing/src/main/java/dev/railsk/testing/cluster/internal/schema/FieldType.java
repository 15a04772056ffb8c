package dev.railsk.testing.cluster.internal.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of one value in an object. */
public sealed interface FieldType {

    /** Whether server-side apply treats the value as one whole. */
    boolean isAtomic();

    /** A single value: a string, a number and so on, or anything at all. */
    enum Scalar implements FieldType {
        STRING("string"),
        BYTES("string"),
        INTEGER("numeric (int or float)"),
        LONG("numeric (int or float)"),
        NUMBER("numeric (int or float)"),
        BOOLEAN("boolean"),
        INT_OR_STRING("any scalar"),
        QUANTITY("any scalar"),
        ANY("anything");

        private final String serverName;

        Scalar(String serverName) {
            this.serverName = serverName;
        }

        /** What the server's messages call it. */
        public String serverName() {
            return serverName;
        }

        /** Whether the schema takes any single value, and only the server's own type is stricter. */
        public boolean isConverted() {
            return this == INT_OR_STRING || this == QUANTITY;
        }

        /** Whether the value is of this type. */
        public boolean accepts(Object value) {
            return switch (this) {
                case STRING, BYTES -> value instanceof String;
                case INTEGER, LONG, NUMBER -> value instanceof Number;
                case BOOLEAN -> value instanceof Boolean;
                case INT_OR_STRING, QUANTITY -> value instanceof String || value instanceof Number;
                case ANY -> true;
            };
        }

        /** Whether a whole number of this type can be this one; all other types have no bounds. */
        public boolean holds(Object value) {
            return switch (this) {
                case INTEGER ->
                    value instanceof Integer || (value instanceof Long number && number == number.intValue());
                case LONG -> value instanceof Integer || value instanceof Long;
                case INT_OR_STRING -> value instanceof String || INTEGER.holds(value);
                default -> true;
            };
        }

        @Override
        public boolean isAtomic() {
            return true;
        }
    }

    /** What has no schema: a map is owned key by key, all else as one whole. */
    enum Free implements FieldType {
        FREE;

        private static final Mapping MAP = new Mapping(FREE, false);

        /** The type that a value of it has. */
        public FieldType of(@Nullable Object value) {
            return value instanceof Map ? MAP : Scalar.ANY;
        }

        @Override
        public boolean isAtomic() {
            return false;
        }
    }

    /**
     * A map with known fields.
     *
     * @param name the type's name in the API
     * @param fields the fields by name
     * @param isAtomic whether it has one owner as a whole
     */
    record Struct(String name, Map<String, FieldType> fields, boolean isAtomic) implements FieldType {

        /** Says the name only: the fields go deep. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A map with free keys.
     *
     * @param element the type of its values
     * @param isAtomic whether it has one owner as a whole
     */
    record Mapping(FieldType element, boolean isAtomic) implements FieldType {}

    /**
     * A list.
     *
     * @param element the type of its items
     * @param identity what tells the items apart
     */
    record Sequence(FieldType element, ItemIdentity identity) implements FieldType {
        @Override
        public boolean isAtomic() {
            return identity.isAtomic();
        }
    }
}
