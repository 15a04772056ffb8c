package dev.railsk.source.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The local variables that are known at a place: behind one a slash divides, behind the name of a method it begins a regex. */
final class Locals {

    private static final Set<String> SCOPES = Set.of("def", "class", "module");

    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();

    Locals() {
        scopes.push(new HashSet<>());
    }

    void enter(String keyword) {
        open.push(keyword);
        if (SCOPES.contains(keyword)) {
            scopes.push(new HashSet<>());
        }
    }

    void leave() {
        if (!open.isEmpty() && SCOPES.contains(open.pop()) && scopes.size() > 1) {
            scopes.pop();
        }
    }

    void add(String name) {
        scopes.element().add(name);
    }

    boolean has(String name) {
        return scopes.element().contains(name);
    }
}
