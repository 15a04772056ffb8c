package dev.railsk.manifest.internal;

import java.nio.charset.StandardCharsets;

/** Writes JSON, indented by two or on one line. It is YAML too: what YAML does not allow is escaped. */
public final class JsonSink implements Sink {

    private final Utf8Buffer out = new Utf8Buffer();
    private final boolean indented;
    private final boolean strict;
    private int depth;
    private boolean empty;

    /** For manifests: indented, and refuses text that UTF-8 has no bytes for. */
    public JsonSink() {
        this(true, true);
    }

    private JsonSink(boolean indented, boolean strict) {
        this.indented = indented;
        this.strict = strict;
    }

    /** For what is told: half of a surrogate pair, as left by cutting a long line, becomes a question mark. */
    public static JsonSink telling(boolean indented) {
        return new JsonSink(indented, false);
    }

    /** End the text with a line break. */
    public void endDocument() {
        out.put('\n');
    }

    /** What was written. */
    public byte[] toBytes() {
        return out.toBytes();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    @Override
    public void beginMap() {
        begin('{');
    }

    @Override
    public void beginList() {
        begin('[');
    }

    private void begin(char bracket) {
        out.put(bracket);
        depth++;
        empty = true;
    }

    @Override
    public void field(String name) {
        key(name);
    }

    @Override
    public void key(String name) {
        item();
        text(name);
        out.put(indented ? ": " : ":");
    }

    @Override
    public void item() {
        if (!empty) {
            out.put(',');
        }
        empty = false;
        newLine();
    }

    private void newLine() {
        if (indented) {
            out.newLine(depth * 2);
        }
    }

    @Override
    public void endMap() {
        end('}');
    }

    @Override
    public void endList() {
        end(']');
    }

    private void end(char bracket) {
        depth--;
        if (!empty) {
            newLine();
        }
        empty = false;
        out.put(bracket);
    }

    @Override
    public void text(String value) {
        if (strict) {
            Utf8Buffer.requireWellFormed(value);
            out.quoted(value);
        } else {
            out.quoted(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void number(long value) {
        out.put(Long.toString(value));
    }

    @Override
    public void bool(boolean value) {
        out.put(value ? "true" : "false");
    }

    @Override
    public void nothing() {
        out.put("null");
    }

    @Override
    public void literal(String ascii) {
        out.put(ascii);
    }
}
