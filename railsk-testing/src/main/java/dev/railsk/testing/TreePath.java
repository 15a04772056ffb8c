package dev.railsk.testing;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A path into an object: map keys, and list items by {@code [key=value]} or {@code [index]}. */
record TreePath(String text, List<String> steps) {

    /** Read a path such as {@code spec.template.spec.containers[name=web].image}; a key with dots stands in brackets. */
    static TreePath of(String text) {
        List<String> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '[' ? text.indexOf(']', at) + 1 : nextBoundary(text, at);
            if (end <= at) {
                throw new IllegalArgumentException("the path \"" + text + "\" has no \"]\" for its \"[\" at " + at);
            }
            steps.add(text.substring(at, end));
            at = end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
        }
        return new TreePath(text, steps);
    }

    private static int nextBoundary(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            at++;
        }
        return at;
    }

    TreePath parent() {
        return new TreePath(text, steps.subList(0, steps.size() - 1));
    }

    /** The part of the manifest here; absent when the last key is; a step that selects nothing before it is refused. */
    Tree in(Manifest manifest, BiFunction<String, String, AssertionError> refuse) {
        Tree here = manifest.tree();
        for (int i = 0; i < steps.size(); i++) {
            Tree next = step(here, steps.get(i));
            if (!next.isPresent() && i < steps.size() - 1) {
                throw refuse.apply(text, "selects nothing at \"" + steps.get(i) + "\"\n  there are: " + names(here));
            }
            here = next;
        }
        return here;
    }

    private static Tree step(Tree here, String step) {
        if (!step.startsWith("[")) {
            return here.at(step);
        }
        String selector = step.substring(1, step.length() - 1);
        int equals = selector.indexOf('=');
        if (equals < 0 && selector.chars().allMatch(Character::isDigit)) {
            int index = Integer.parseInt(selector);
            return index < here.items().size() ? here.items().get(index) : Tree.absent();
        }
        if (equals < 0) {
            return here.at(selector);
        }
        Optional<Tree> item = here.items().stream()
                .filter(candidate -> selector.substring(equals + 1)
                        .equals(String.valueOf(
                                candidate.at(selector.substring(0, equals)).value())))
                .findFirst();
        return item.orElse(Tree.absent());
    }

    private static Object names(Tree here) {
        if (!here.map().isEmpty()) {
            return here.map().keySet();
        }
        List<Object> names = new ArrayList<>();
        here.items()
                .forEach(item ->
                        names.add(item.at("name").isPresent() ? item.at("name").value() : item));
        return names;
    }
}
