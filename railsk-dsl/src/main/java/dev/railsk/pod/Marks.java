package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels or annotations, each with what it reaches.
 *
 * @param entries in the order written
 */
public record Marks(List<Mark> entries) {

    /** None. */
    public static final Marks NONE = new Marks(List.of());

    public Marks {
        entries = List.copyOf(entries);
    }

    /**
     * One label or annotation.
     *
     * @param key its key
     * @param value its value
     * @param scopes what it reaches
     */
    public record Mark(String key, String value, Set<LabelScope> scopes) {
        public Mark {
            scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
        }
    }

    /** These and one more, in place of one with the same key and reach. */
    public Marks with(Mark mark) {
        requireNonNull(mark, "mark");
        List<Mark> all = new ArrayList<>();
        for (Mark old : entries) {
            if (!old.key().equals(mark.key()) || !old.scopes().equals(mark.scopes())) {
                all.add(old);
            }
        }
        all.add(mark);
        return new Marks(all);
    }

    /** What reaches a scope. */
    public Map<String, String> reaching(LabelScope scope) {
        requireNonNull(scope, "scope");
        Map<String, String> reaching = new LinkedHashMap<>();
        for (Mark mark : entries) {
            if (mark.scopes().contains(scope)) {
                reaching.put(mark.key(), mark.value());
            }
        }
        return reaching;
    }
}
