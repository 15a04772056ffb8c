package dev.railsk.manifest.internal;

import dev.railsk.manifest.Tree;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the tree of what is written. */
public final class TreeSink implements Sink {

    private final Deque<Object> open = new ArrayDeque<>();
    private final Deque<String> keys = new ArrayDeque<>();
    private @Nullable Object root;

    /** What was written. */
    public Tree toTree() {
        return Tree.of(root);
    }

    @Override
    public void beginMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        value(map);
        open.push(map);
    }

    @Override
    public void beginList() {
        List<@Nullable Object> list = new ArrayList<>();
        value(list);
        open.push(list);
    }

    @Override
    public void field(String name) {
        keys.push(name);
    }

    @Override
    public void key(String name) {
        keys.push(name);
    }

    @Override
    public void item() {}

    @Override
    public void endMap() {
        open.pop();
    }

    @Override
    public void endList() {
        open.pop();
    }

    @Override
    public void text(String value) {
        value(value);
    }

    @Override
    public void number(long value) {
        value(value);
    }

    @Override
    public void number(Number value) {
        value(value);
    }

    @Override
    public void bool(boolean value) {
        value(value);
    }

    @Override
    public void nothing() {
        value(null);
    }

    @Override
    public void literal(String ascii) {
        value(new BigDecimal(ascii));
    }

    @SuppressWarnings("unchecked") // only the maps and lists made here are open
    private void value(@Nullable Object value) {
        Object holder = open.peek();
        if (holder == null) {
            root = value;
        } else if (holder instanceof Map<?, ?>) {
            ((Map<String, @Nullable Object>) holder).put(keys.pop(), value);
        } else {
            ((List<@Nullable Object>) holder).add(value);
        }
    }
}
