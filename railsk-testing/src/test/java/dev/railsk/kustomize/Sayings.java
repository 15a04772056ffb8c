package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What may be said of one thing: courses that go with each other, and of each at most one saying. */
final class Sayings<S, T> {

    private final List<Arbitrary<Optional<Said<S, T>>>> courses = new ArrayList<>();
    private final double share;

    /** @param share how often a course is taken */
    Sayings(double share) {
        this.share = share;
    }

    /** A course of these. */
    @SafeVarargs
    final Sayings<S, T> oneOf(Said<S, T>... all) {
        List<Said<S, T>> list = new ArrayList<>();
        for (Said<S, T> one : all) {
            list.add(one);
        }
        return course(Arbitraries.of(list));
    }

    Sayings<S, T> course(Arbitrary<Said<S, T>> one) {
        courses.add(one.optional(share));
        return this;
    }

    /** A course without which there is nothing. */
    @SafeVarargs
    final Sayings<S, T> must(Said<S, T>... all) {
        List<Said<S, T>> list = new ArrayList<>();
        for (Said<S, T> one : all) {
            list.add(one);
        }
        courses.add(Arbitraries.of(list).map(Optional::of));
        return this;
    }

    /** Also what may be said of a more general thing. */
    Sayings<S, T> and(Sayings<? super S, ? super T> more) {
        more.courses.forEach(this::add);
        return this;
    }

    private <A, B> void add(Arbitrary<Optional<Said<A, B>>> course) {
        courses.add(course.map(taken -> taken.map(Sayings::narrow)));
    }

    // What is said of the general is said of the special.
    @SuppressWarnings("unchecked")
    private static <S, T> Said<S, T> narrow(Said<?, ?> general) {
        return (Said<S, T>) general;
    }

    /** A choice. Shrinks to nothing but what must be. */
    Arbitrary<List<Said<S, T>>> some() {
        return Combinators.combine(courses)
                .as(taken -> {
                    List<Said<S, T>> said = new ArrayList<>();
                    taken.forEach(one -> one.ifPresent(said::add));
                    return said;
                })
                .withoutEdgeCases();
    }
}
