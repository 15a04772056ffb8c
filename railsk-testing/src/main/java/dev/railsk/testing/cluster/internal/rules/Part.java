package dev.railsk.testing.cluster.internal.rules;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map within an object, which knows its place, so that what is wrong with it is told with its path. */
public final class Part {

    private final Map<String, Object> map;
    private final @Nullable Part parent;
    private final String step;
    private final Problems problems;

    private Part(Map<String, Object> map, @Nullable Part parent, String step, Problems problems) {
        this.map = map;
        this.parent = parent;
        this.step = step;
        this.problems = problems;
    }

    /** A whole object; what is wrong with it is written down in the problems. */
    public static Part whole(Map<String, Object> object, Problems problems) {
        return new Part(object, null, "", problems);
    }

    /** Where what is wrong is written down. */
    public Problems problems() {
        return problems;
    }

    /** The map itself. */
    public Map<String, Object> map() {
        return map;
    }

    /** The map under a name; empty when there is none. */
    public Part at(String name) {
        return new Part(PlainValue.at(map, name), this, name, problems);
    }

    /** The maps in the list under a name. */
    public List<Part> items(String name) {
        List<Map<String, Object>> maps = PlainValue.maps(map, name);
        List<Part> items = new ArrayList<>(maps.size());
        for (int i = 0; i < maps.size(); i++) {
            items.add(new Part(maps.get(i), this, name + "[" + i + "]", problems));
        }
        return items;
    }

    /** The plain values in the list under a name. */
    public List<Object> values(String name) {
        List<Object> values = PlainValue.asList(map.get(name));
        return values == null ? List.of() : values;
    }

    /** Whether there is anything under a name. */
    public boolean has(String name) {
        return map.containsKey(name);
    }

    /** The text under a name; empty when there is none. */
    public String text(String name) {
        return PlainValue.text(map, name);
    }

    /** The whole number under a name, or the fall-back. */
    public long number(String name, long fallback) {
        return map.get(name) instanceof Number number ? number.longValue() : fallback;
    }

    /** Whether the value under a name is true. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(map.get(name));
    }

    // Written out only when something is wrong: nearly every object is right.
    /** Its place in the object, such as {@code spec.ports[0]}. */
    public String path() {
        String before = parent == null ? "" : parent.path();
        return before.isEmpty() ? step : before + "." + step;
    }

    /** The place of a field in it. */
    public String path(String field) {
        String here = path();
        return here.isEmpty() ? field : here + "." + field;
    }

    /** Check a field, where it is there. */
    public Part check(String field, ValueCheck check) {
        Object value = map.get(field);
        if (value != null) {
            check.check(path(field), value, problems);
        }
        return this;
    }

    /** Check every plain value of a list. */
    public Part checkEach(String field, ValueCheck check) {
        List<Object> values = values(field);
        for (int i = 0; i < values.size(); i++) {
            check.check(path(field) + "[" + i + "]", values.get(i), problems);
        }
        return this;
    }

    /** A field must be one of these, where it is there. */
    public Part oneOf(String field, String... supported) {
        Object value = map.get(field);
        if (value != null && !List.of(supported).contains(value)) {
            problems.unsupported(path(field), value, List.of(supported));
        }
        return this;
    }

    /** A field must be there, and say something; whether it does. */
    public boolean requires(String field) {
        Object value = map.get(field);
        boolean isThere = value != null && !value.equals("") && !value.equals(List.of());
        if (!isThere) {
            problems.required(path(field));
        }
        return isThere;
    }

    /** A field has a value that it must not have. */
    public void invalid(String field, Object value, String why) {
        problems.invalid(path(field), value, why);
    }

    /** A field that must be there is not. */
    public void required(String field, String why) {
        problems.required(path(field), why);
    }

    /** A field must not be there. */
    public void forbidden(String field, String why) {
        problems.forbidden(path(field), why);
    }

    /** A field has the value of another one that it must differ from. */
    public void duplicate(String field, Object value) {
        problems.duplicate(path(field), value);
    }
}
