package dev.railsk.source.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is handed to a call, as far as it can be known without running anything. */
sealed interface Value {

    /** A string or a symbol. */
    record Text(String text) implements Value {}

    /** A number, true, false or nil, as it is written. */
    record Plain(String text) implements Value {}

    /** A list. */
    record Many(List<Value> items) implements Value {

        public Many {
            items = List.copyOf(items);
        }
    }

    /** A hash whose keys are known. */
    record Pairs(Map<String, Value> pairs) implements Value {}

    /** Anything whose value shows only where it runs. */
    record Open(List<Token> tokens) implements Value {

        public Open {
            tokens = List.copyOf(tokens);
        }
    }

    /** The text, where it is one. */
    default Optional<String> asText() {
        return this instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** The texts of a list of them; of one text that one; empty where any is not known. */
    default Optional<List<String>> asTexts() {
        if (this instanceof Text text) {
            return Optional.of(List.of(text.text()));
        }
        if (!(this instanceof Many many)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Value item : many.items()) {
            if (!(item instanceof Text text)) {
                return Optional.empty();
            }
            texts.add(text.text());
        }
        return Optional.of(texts);
    }

    default boolean isPlain(String wanted) {
        return this instanceof Plain plain && plain.text().equals(wanted);
    }

    /** Whether nothing of it is left to where it runs. */
    default boolean isKnown() {
        if (this instanceof Many many) {
            return many.items().stream().allMatch(Value::isKnown);
        }
        if (this instanceof Pairs pairs) {
            return pairs.pairs().values().stream().allMatch(Value::isKnown);
        }
        return !(this instanceof Open);
    }

    /** All words whose value shows only where it runs. */
    default List<Token> openTokens() {
        List<Token> open = new ArrayList<>();
        if (this instanceof Open own) {
            open.addAll(own.tokens());
        } else if (this instanceof Many many) {
            many.items().forEach(item -> open.addAll(item.openTokens()));
        } else if (this instanceof Pairs pairs) {
            pairs.pairs().values().forEach(item -> open.addAll(item.openTokens()));
        }
        return open;
    }
}
