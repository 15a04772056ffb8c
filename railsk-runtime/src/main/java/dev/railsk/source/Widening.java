package dev.railsk.source;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Knows changes of a type that rewrite no row and leave running code what it knows: those that strong_migrations 2.8 takes for safe on
 * PostgreSQL, but for what depends on the server's time zone.
 */
final class Widening {

    private static final Map<String, String> RAILS = Map.of(
            "character varying", "string",
            "varchar", "string",
            "numeric", "decimal",
            "time without time zone", "time");

    /** What a time has where nothing is said. */
    private static final int FINEST = 6;

    private static final Effect MAY_BE_PADDED = new Effect(
            Risk.NEEDS_CARE,
            "a char, which a schema in Ruby has as a string too, is rewritten, while nobody can read or write the table",
            "Look that it is a character varying, as Rails makes strings.");

    private static final Effect NEW_COMPARISON = new Effect(
            Risk.NEEDS_CARE,
            "whether running code tells capital letters from small ones changes with the type",
            "Look that no code hangs on it.");

    private Widening() {}

    /** What it means for running code that a column gets a type; empty where more than widening may happen. */
    static Optional<Effect> of(SchemaColumn column, ColumnType wanted) {
        ColumnType old = column.type();
        if (old.isArray() || wanted.isArray() || column.isChecked()) {
            return Optional.empty();
        }
        String from = rails(old);
        String to = rails(wanted);
        boolean isText =
                to.equals("text") || (to.equals("string") && wanted.limit().isEmpty());
        if (from.equals("citext") || to.equals("citext")) {
            boolean isOther = isText || (to.equals("citext") && (from.equals("string") || from.equals("text")));
            return isOther && isBare(wanted) && !column.isIndexed() ? Optional.of(NEW_COMPARISON) : Optional.empty();
        }
        if (from.equals("string") && old.name().equals("string")) {
            boolean isLonger = (isText && isBare(wanted)) || (to.equals("string") && isWiderString(from, old, wanted));
            return isLonger ? Optional.of(MAY_BE_PADDED) : Optional.empty();
        }
        boolean isWider =
                switch (to) {
                    case "string" -> isWiderString(from, old, wanted);
                    case "text" -> (from.equals("string") || from.equals("text")) && isBare(wanted);
                    case "decimal" -> from.equals("decimal") && isWiderDecimal(old, wanted);
                    // In Ruby a time may be one with a zone.
                    case "time" -> old.name().equals("time without time zone") && isFiner(old, wanted);
                    case "interval" -> from.equals(to) && isFiner(old, wanted);
                    case "inet" -> from.equals("cidr") && isBare(wanted);
                    default -> false;
                };
        return isWider ? Optional.of(Effect.EXPAND) : Optional.empty();
    }

    // Of a name such as public.citext the part that says the type.
    private static String rails(ColumnType type) {
        String name = type.name().substring(type.name().lastIndexOf('.') + 1);
        return RAILS.getOrDefault(name, name);
    }

    private static boolean isBare(ColumnType type) {
        return type.limit().isEmpty()
                && type.precision().isEmpty()
                && type.scale().isEmpty();
    }

    private static boolean isWiderString(String from, ColumnType old, ColumnType wanted) {
        if (wanted.precision().isPresent() || wanted.scale().isPresent()) {
            return false;
        }
        if (wanted.limit().isEmpty()) {
            return from.equals("string") || from.equals("text");
        }
        return from.equals("string")
                && old.limit().isPresent()
                && wanted.limit().getAsInt() >= old.limit().getAsInt();
    }

    private static boolean isWiderDecimal(ColumnType old, ColumnType wanted) {
        if (isBare(wanted)) {
            return true;
        }
        return wanted.limit().isEmpty()
                && wanted.precision().isPresent()
                && old.precision().isPresent()
                && wanted.precision().getAsInt() >= old.precision().getAsInt()
                && wanted.scale().orElse(0) == old.scale().orElse(0);
    }

    private static boolean isFiner(ColumnType old, ColumnType wanted) {
        OptionalInt precision = wanted.precision();
        return wanted.limit().isEmpty()
                && wanted.scale().isEmpty()
                && old.limit().isEmpty()
                && precision.orElse(FINEST) >= old.precision().orElse(FINEST);
    }
}
