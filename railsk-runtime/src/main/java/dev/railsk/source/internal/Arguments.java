package dev.railsk.source.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is handed to a call.
 *
 * @param isOpen whether there may be more than is written, such as behind a splat
 * @param rest the words of that more
 */
record Arguments(List<Value> positional, Map<String, Value> options, boolean isOpen, List<Token> rest) {

    static final Arguments NONE = new Arguments(List.of(), Map.of(), false, List.of());

    Optional<Value> at(int index) {
        return index < positional.size() ? Optional.of(positional.get(index)) : Optional.empty();
    }

    Optional<String> textAt(int index) {
        return at(index).flatMap(Value::asText);
    }

    Optional<Value> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean isOption(String name, String plain) {
        return option(name).map(value -> value.isPlain(plain)).orElse(false);
    }

    /** The same with the pairs of a hash in braces at the end as options, which Ruby took them for before its version 3. */
    Arguments withoutBraces() {
        int last = positional.size() - 1;
        if (last < 0 || !(positional.get(last) instanceof Value.Pairs pairs)) {
            return this;
        }
        Map<String, Value> all = new LinkedHashMap<>(options);
        all.putAll(pairs.pairs());
        return new Arguments(positional.subList(0, last), all, isOpen, rest);
    }

    /** All words whose value shows only where it runs. */
    List<Token> openTokens() {
        List<Token> open = new ArrayList<>(rest);
        positional.forEach(value -> open.addAll(value.openTokens()));
        options.values().forEach(value -> open.addAll(value.openTokens()));
        return open;
    }
}
