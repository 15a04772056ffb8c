package dev.railsk.testing.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A few words of a definition.
 *
 * @param text how an author writes them
 * @param words the words
 * @param needs the parts of the app that they refer to
 */
record Phrase<S>(String text, Consumer<S> words, List<Needed> needs) {

    Phrase {
        needs = List.copyOf(needs);
    }

    static <S> Phrase<S> of(String text, Consumer<S> words, Needed... needs) {
        return new Phrase<>(text, words, List.of(needs));
    }

    /** Words of a scope; the text of its beginning ends where its lambda starts, such as {@code worker("sidekiq", }. */
    static <S, T> Phrase<S> within(String beginning, List<Phrase<T>> phrases, BiConsumer<S, Consumer<T>> scope) {
        StringBuilder text = new StringBuilder(beginning).append("x -> x");
        List<Needed> needs = new ArrayList<>();
        for (Phrase<T> phrase : phrases) {
            text.append('.').append(phrase.text);
            needs.addAll(phrase.needs);
        }
        return new Phrase<>(text.append(')').toString(), spec -> scope.accept(spec, write(phrases)), needs);
    }

    /** All of them, in turn. */
    static <S> Consumer<S> write(List<Phrase<S>> phrases) {
        return spec -> {
            for (Phrase<S> phrase : phrases) {
                phrase.words.accept(spec);
            }
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
