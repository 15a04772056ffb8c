package dev.railsk.source.internal;

import dev.railsk.source.ColumnType;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the types of columns out of calls. */
final class ColumnTypes {

    /** Options beside which a change of a type is nothing but that, or only loosens. */
    private static final Set<String> OF_TYPE = Set.of("limit", "precision", "scale", "null", "comment");

    private ColumnTypes() {}

    /** A type with what the options say of its size; empty where that is known only when it runs. */
    static Optional<ColumnType> of(String name, Arguments options) {
        Optional<OptionalInt> limit = size(options, "limit");
        Optional<OptionalInt> precision = size(options, "precision");
        Optional<OptionalInt> scale = size(options, "scale");
        Optional<Value> array = options.option("array");
        boolean isKnown = limit.isPresent()
                && precision.isPresent()
                && scale.isPresent()
                && array.map(Value::isKnown).orElse(true);
        boolean isArray = array.filter(value -> !value.isPlain("false") && !value.isPlain("nil"))
                .isPresent();
        return name.isEmpty() || !isKnown
                ? Optional.empty()
                : Optional.of(new ColumnType(name, limit.get(), precision.get(), scale.get(), isArray));
    }

    // Not present where it cannot be known.
    private static Optional<OptionalInt> size(Arguments options, String name) {
        Optional<Value> value = options.option(name);
        if (value.isEmpty() || value.get().isPlain("nil")) {
            return Optional.of(OptionalInt.empty());
        }
        if (!(value.get() instanceof Value.Plain plain)) {
            return Optional.empty();
        }
        return number(plain.text().replace("_", "")).map(OptionalInt::of);
    }

    static Optional<Integer> number(String digits) {
        return SchemaRuby.isNumber(digits) && digits.length() < 10
                ? Optional.of(Integer.parseInt(digits))
                : Optional.empty();
    }

    /** The type that a {@code change_column} gives, where it does nothing else that running code could notice. */
    static Optional<ColumnType> changed(Subject subject) {
        Arguments arguments = subject.arguments();
        boolean isOnlyType = arguments.positional().size() == 3
                && OF_TYPE.containsAll(arguments.options().keySet())
                && (!subject.has("null") || subject.isOn("null"));
        return isOnlyType ? arguments.textAt(2).flatMap(type -> of(type, arguments)) : Optional.empty();
    }
}
