package dev.railsk.problem;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which line of the author's code defined a part, and which line wrote each of its words last: the base's, or an overlay's.
 *
 * <p>All are equal, as all {@link Origin}s are: where a part was written does not change what it is. Immutable and thread-safe.
 */
public final class Lines {

    private final Origin defined;
    private final Map<String, Origin> words;
    private final boolean isWritten;

    private Lines(Origin defined, Map<String, Origin> words, boolean isWritten) {
        this.defined = defined;
        this.words = words;
        this.isWritten = isWritten;
    }

    /** Of a part that has its defaults only: no word of it was written yet. */
    public static Lines unwritten(Origin defined) {
        return new Lines(defined, Map.of(), false);
    }

    /** The line that defined the part. */
    public Origin defined() {
        return defined;
    }

    /** The line that wrote this word; the one that defined the part where nobody did. */
    public Origin of(String word) {
        return words.getOrDefault(word, defined);
    }

    /** Whether the author wrote this word, here or in the base. */
    public boolean has(String word) {
        return words.containsKey(word);
    }

    /** Whether the author has written the part at all: what follows is a change of it. */
    public boolean isWritten() {
        return isWritten;
    }

    /** These, and those that a scope has written after them. */
    public Lines then(Map<String, Origin> later) {
        if (later.isEmpty() && isWritten) {
            return this;
        }
        Map<String, Origin> all = new HashMap<>(words);
        all.putAll(later);
        return new Lines(defined, all, true);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lines;
    }

    @Override
    public int hashCode() {
        return Lines.class.hashCode();
    }

    /** The line that defined the part. */
    @Override
    public String toString() {
        return defined.toString();
    }
}
