package dev.railsk.testing.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What may be said in a scope: courses that go with each other, and of each at most one phrase. */
final class Menu<S> {

    private final List<Arbitrary<Optional<Phrase<S>>>> musts = new ArrayList<>();
    private final List<Arbitrary<Phrase<S>>> courses = new ArrayList<>();

    /** A course of these. */
    @SafeVarargs
    final Menu<S> oneOf(Phrase<S>... phrases) {
        List<Phrase<S>> all = new ArrayList<>();
        for (Phrase<S> phrase : phrases) {
            all.add(phrase);
        }
        return course(Arbitraries.of(all));
    }

    /** A course of one phrase. */
    Menu<S> word(String text, Consumer<S> words, Needed... needs) {
        return oneOf(Phrase.of(text, words, needs));
    }

    /** A course of one word with a number; {@code text} has a {@code %d} for it. */
    Menu<S> number(String text, int least, int most, BiConsumer<S, Integer> word) {
        return course(Arbitraries.integers()
                .between(least, most)
                .map(number -> Phrase.of(String.format(Locale.ROOT, text, number), spec -> word.accept(spec, number))));
    }

    /** A course of which one phrase is taken always: what a scope cannot be without. */
    @SafeVarargs
    final Menu<S> must(Phrase<S>... phrases) {
        List<Phrase<S>> all = new ArrayList<>();
        for (Phrase<S> phrase : phrases) {
            all.add(phrase);
        }
        musts.add(Arbitraries.of(all).map(Optional::of));
        return this;
    }

    /** A course that is a scope with words of its own. */
    <T> Menu<S> scope(String beginning, Menu<T> inner, double share, BiConsumer<S, Consumer<T>> scope) {
        return course(inner.some(share).map(phrases -> Phrase.within(beginning, phrases, scope)));
    }

    /** A course. */
    Menu<S> course(Arbitrary<Phrase<S>> phrases) {
        courses.add(phrases);
        return this;
    }

    /** All courses of another menu too. */
    Menu<S> with(Function<Menu<S>, Menu<S>> more) {
        return more.apply(this);
    }

    /** A choice of courses, each taken with this probability. Shrinks to nothing. */
    Arbitrary<List<Phrase<S>>> some(double share) {
        List<Arbitrary<Optional<Phrase<S>>>> choices = new ArrayList<>(musts);
        for (Arbitrary<Phrase<S>> course : courses) {
            choices.add(course.optional(share));
        }
        return Combinators.combine(choices)
                .as(taken -> {
                    List<Phrase<S>> phrases = new ArrayList<>();
                    taken.forEach(phrase -> phrase.ifPresent(phrases::add));
                    return phrases;
                })
                .withoutEdgeCases();
    }
}
