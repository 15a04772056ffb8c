package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One thing, said both ways.
 *
 * @param text how it reads in a definition
 * @param words how it is written in a definition
 * @param tree how it is written in a Kustomize tree
 * @param fits whether it can be said at all, of a tree as it is so far
 * @param <S> the Spec that has the words
 * @param <T> the part of the tree
 */
record Said<S, T>(String text, Consumer<? super S> words, Consumer<? super T> tree, Predicate<? super T> fits) {

    static <S, T> Said<S, T> of(String text, Consumer<? super S> words, Consumer<? super T> tree) {
        return new Said<>(text, words, tree, part -> true);
    }

    /** The same, where a tree is so. */
    Said<S, T> where(Predicate<? super T> condition) {
        return new Said<>(text, words, tree, condition);
    }

    /** Write those that fit into the tree, and return them. */
    static <S, T> List<Said<S, T>> write(List<Said<S, T>> all, T part) {
        List<Said<S, T>> written = new ArrayList<>();
        for (Said<S, T> said : all) {
            if (said.fits.test(part)) {
                said.tree.accept(part);
                written.add(said);
            }
        }
        return written;
    }

    static <S, T> Consumer<S> words(List<Said<S, T>> all) {
        return spec -> all.forEach(said -> said.words.accept(spec));
    }

    static <S, T> String text(List<Said<S, T>> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(said -> text.append('.').append(said.text));
        return text.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
