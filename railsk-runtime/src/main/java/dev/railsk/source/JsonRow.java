package dev.railsk.source;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A list of fixed places. */
record JsonRow(List<Tree> items) {

    JsonRow(Tree list, int least) {
        this(list.items());
        if (items.size() < least) {
            throw new IllegalArgumentException("must have " + least + " places in a row, but has " + items.size());
        }
    }

    Tree at(int index) {
        return items.get(index);
    }

    boolean has(int index) {
        return index < items.size();
    }

    String text(int index) {
        return at(index).text().orElseThrow(() -> new IllegalArgumentException("must have a text at " + index));
    }

    List<String> strings(int index) {
        return strings(at(index));
    }

    <T> T of(List<T> said, int index) {
        return at(said, number(index));
    }

    static <T> T at(List<T> said, int number) {
        if (number >= said.size()) {
            throw new IllegalArgumentException("has no text with the number " + number);
        }
        return said.get(number);
    }

    int number(int index) {
        return number(at(index));
    }

    SourceLine line(int index, String file) {
        Tree line = at(index);
        if (line.integer().isPresent()) {
            return new SourceLine(file, number(line));
        }
        JsonRow row = new JsonRow(line, 2);
        return new SourceLine(row.text(0), number(row.at(1)));
    }

    <T extends Enum<T>> T constant(Class<T> type, int index) {
        return Enum.valueOf(type, text(index).toUpperCase(Locale.ROOT));
    }

    private static int number(Tree item) {
        long number = item.integer().orElseThrow(() -> new IllegalArgumentException("must have a number in a place"));
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("has no use for the number " + number);
        }
        return (int) number;
    }

    static List<String> strings(Tree list) {
        List<String> strings = new ArrayList<>();
        for (Tree item : list.items()) {
            strings.add(
                    item.text().orElseThrow(() -> new IllegalArgumentException("must have texts in a list of them")));
        }
        return strings;
    }
}
