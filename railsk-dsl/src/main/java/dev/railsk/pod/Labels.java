package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels, each with what it reaches.
 *
 * @param entries in the order written
 */
public record Labels(List<Label> entries) {

    /** No labels. */
    public static final Labels NONE = new Labels(List.of());

    public Labels {
        entries = List.copyOf(entries);
    }

    /**
     * One label.
     *
     * @param key its key
     * @param value its value
     * @param scopes what it reaches
     */
    public record Label(String key, String value, Set<LabelScope> scopes) {
        public Label {
            scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
        }
    }

    /** These labels and one more, in place of one with the same key and reach. */
    public Labels with(Label label) {
        requireNonNull(label, "label");
        List<Label> all = new ArrayList<>(entries);
        for (Iterator<Label> each = all.iterator(); each.hasNext(); ) {
            Label old = each.next();
            if (old.key().equals(label.key()) && old.scopes().equals(label.scopes())) {
                each.remove();
            }
        }
        all.add(label);
        return new Labels(all);
    }

    /** These labels without those of one key. */
    public Labels without(String key) {
        requireNonNull(key, "key");
        List<Label> rest = new ArrayList<>(entries);
        rest.removeIf(old -> old.key().equals(key));
        return new Labels(rest);
    }

    /** The labels that reach a scope. */
    public Map<String, String> reaching(LabelScope scope) {
        requireNonNull(scope, "scope");
        Map<String, String> reaching = new LinkedHashMap<>();
        for (Label label : entries) {
            if (label.scopes().contains(scope)) {
                reaching.put(label.key(), label.value());
            }
        }
        return reaching;
    }
}
