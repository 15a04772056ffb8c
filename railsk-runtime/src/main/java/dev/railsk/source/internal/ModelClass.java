package dev.railsk.source.internal;

import dev.railsk.source.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one class of a model, from all files that write it. */
final class ModelClass {

    /** Columns that are ignored, with the line that says so. */
    record Ignored(List<String> columns, SourceLine at) {}

    final String name;
    final SourceLine at;
    final List<Ignored> ignored = new ArrayList<>();
    String parent = "";
    Optional<String> table = Optional.empty();
    boolean isTableUnsure;
    boolean isAbstract;
    boolean isWithinClass;
    private boolean replaces;
    private boolean says;

    ModelClass(String name, SourceLine at) {
        this.name = name;
        this.at = at;
    }

    void set(List<String> columns, SourceLine line) {
        ignored.clear();
        replaces = true;
        says = true;
        ignored.add(new Ignored(columns, line));
    }

    void add(List<String> columns, SourceLine line) {
        says = true;
        ignored.add(new Ignored(columns, line));
    }

    void remove(List<String> columns) {
        ignored.replaceAll(each -> {
            List<String> left = new ArrayList<>(each.columns());
            left.removeAll(columns);
            return new Ignored(left, each.at());
        });
    }

    /** Whether it has columns of its own to ignore, besides those of the class that it is made of. */
    boolean says() {
        return says;
    }

    boolean inherits() {
        return !replaces;
    }

    /** The modules that it is in, with two colons behind each. */
    String namespace() {
        int last = name.lastIndexOf("::");
        return last < 0 ? "" : name.substring(0, last + 2);
    }

    String ownName() {
        return name.substring(namespace().length());
    }
}
