package dev.railsk.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said again and again, and its number: in the order in which it is first said. */
final class JsonTexts<T> {

    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    int number(T said) {
        Integer known = numbers.putIfAbsent(said, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    List<T> all() {
        return new ArrayList<>(numbers.keySet());
    }
}
