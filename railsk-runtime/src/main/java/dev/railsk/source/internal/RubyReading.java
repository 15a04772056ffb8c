package dev.railsk.source.internal;

import dev.railsk.manifest.Tree;
import dev.railsk.source.internal.Found.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DataFormatException;

/**
 * What Ruby's own parser found in the file of a migration.
 *
 * @param isValid whether it is Ruby at all
 * @param calls the calls that there are checks for
 */
record RubyReading(boolean isValid, List<Said> calls) {

    private static final int DEEPEST = 40;

    /**
     * Where this reading is not ours.
     *
     * @param words both of them
     */
    record Difference(String words, int line) {}

    RubyReading {
        calls = List.copyOf(calls);
    }

    /** As the script writes it. */
    static RubyReading of(Tree tree) throws DataFormatException {
        if (!(tree.at("valid").value() instanceof Boolean) || !(tree.at("calls").value() instanceof List)) {
            throw new DataFormatException("what Ruby's parser found is not of its form");
        }
        List<Said> calls = new ArrayList<>();
        for (Tree call : tree.at("calls").items()) {
            List<Tree> parts = call.items();
            long line = parts.size() == 3 ? parts.get(0).integer().orElse(0L) : 0;
            boolean isCall = line >= 1
                    && line < Integer.MAX_VALUE
                    && parts.get(1).text().isPresent()
                    && plain(parts.get(2), 0) instanceof List;
            if (!isCall) {
                throw new DataFormatException("a call that Ruby's parser found is not of its form");
            }
            List<Object> arguments = new ArrayList<>((List<?>) plain(parts.get(2), 0));
            calls.add(new Said((int) line, parts.get(1).text().get(), arguments));
        }
        return new RubyReading(tree.at("valid").isTrue(), calls);
    }

    private static Object plain(Tree tree, int depth) throws DataFormatException {
        if (tree.text().isPresent()) {
            return tree.text().get();
        }
        boolean isMap = tree.value() instanceof Map;
        if (depth > DEEPEST || !(isMap || tree.value() instanceof List)) {
            throw new DataFormatException("an argument that Ruby's parser found is not of its form");
        }
        if (isMap) {
            Map<String, Object> pairs = new LinkedHashMap<>();
            for (Map.Entry<String, Tree> entry : tree.entries().entrySet()) {
                pairs.put(entry.getKey(), plain(entry.getValue(), depth + 1));
            }
            return pairs;
        }
        List<Object> items = new ArrayList<>();
        for (Tree item : tree.items()) {
            items.add(plain(item, depth + 1));
        }
        return items;
    }

    /** The first difference from what is read of this text here; empty where both are the same. */
    Optional<Difference> from(String text) throws Unreadable {
        List<Said> ours = new ArrayList<>(Found.in(text));
        if (!isValid) {
            return Optional.of(new Difference(
                    "Ruby's own parser takes it for no Ruby; here it was read as "
                            + (ours.isEmpty() ? "calling nothing" : "calling " + ours.get(0)),
                    ours.isEmpty() ? 1 : ours.get(0).line()));
        }
        for (Said theirs : calls) {
            Optional<Said> same =
                    ours.stream().filter(each -> isSame(each, theirs)).findFirst();
            if (same.isEmpty()) {
                Optional<Said> near = ours.stream()
                        .filter(each ->
                                each.line() == theirs.line() && each.name().equals(theirs.name()))
                        .findFirst();
                return Optional.of(new Difference(
                        "Ruby's own parser reads " + theirs + "; here it was read as "
                                + near.map(Said::toString).orElse("no such call"),
                        theirs.line()));
            }
            ours.remove(same.get());
        }
        return ours.stream()
                .findFirst()
                .map(each -> new Difference(
                        "here " + each + " was read; Ruby's own parser finds no such call", each.line()));
    }

    private static boolean isSame(Said ours, Said theirs) {
        return ours.line() == theirs.line()
                && ours.name().equals(theirs.name())
                && fits(ours.arguments(), theirs.arguments());
    }

    /** Whether both are the same, but for what either does not know. */
    private static boolean fits(Object ours, Object theirs) {
        if (ours.equals("?") || theirs.equals("?")) {
            return true;
        }
        if (ours instanceof List<?> one && theirs instanceof List<?> other) {
            boolean isUnknown = one.equals(List.of("?")) || other.equals(List.of("?"));
            boolean isSame = one.size() == other.size();
            for (int i = 0; isSame && i < one.size(); i++) {
                isSame = fits(one.get(i), other.get(i));
            }
            return isUnknown || isSame;
        }
        if (ours instanceof Map<?, ?> one && theirs instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.entrySet().stream()
                            .allMatch(
                                    entry -> fits(entry.getValue(), Objects.requireNonNull(other.get(entry.getKey()))));
        }
        return ours.equals(theirs);
    }
}
