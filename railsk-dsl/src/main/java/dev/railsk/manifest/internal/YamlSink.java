package dev.railsk.manifest.internal;

import java.util.Arrays;

/** Writes YAML the way kubectl prints it: block style, lists at the indent of their key, quotes where needed. */
public final class YamlSink implements Sink {

    /** A key may be longer, but YAML readers give up looking for its colon after 1024 characters, escapes included. */
    private static final int LONGEST_SIMPLE_KEY = 160;

    private final Utf8Buffer out = new Utf8Buffer();
    private int[] outerIndents = new int[32];
    private int depth;
    private int indent;
    private boolean empty;
    private boolean afterKey;
    private boolean afterDash;

    /** Begin the next document. */
    public void separator() {
        out.put("---\n");
    }

    /** End the document. */
    public void endDocument() {
        out.put('\n');
        afterKey = false;
        afterDash = false;
        indent = 0;
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
        begin();
    }

    @Override
    public void beginList() {
        begin();
    }

    private void begin() {
        if (depth == outerIndents.length) {
            outerIndents = Arrays.copyOf(outerIndents, depth * 2);
        }
        outerIndents[depth++] = indent;
        empty = true;
    }

    @Override
    public void field(String name) {
        if (empty) {
            startLine(2);
            out.put(name);
            out.put(':', ' ');
        } else {
            out.newLineWithKey(indent, name);
        }
        afterKey = true;
        afterDash = false;
    }

    @Override
    public void key(String name) {
        startLine(2);
        boolean simple = name.length() <= LONGEST_SIMPLE_KEY;
        if (!simple) {
            out.put("? ");
        }
        if (!putWord(name)) {
            ScalarStyle style = ScalarStyle.of(name);
            write(name, style == ScalarStyle.LITERAL ? ScalarStyle.DOUBLE_QUOTED : style);
        }
        if (!simple) {
            out.newLine(indent);
        }
        out.put(':', ' ');
        afterKey = true;
        afterDash = false;
    }

    @Override
    public void item() {
        startLine(0);
        out.put('-', ' ');
        afterKey = false;
        afterDash = true;
    }

    /** A key and a dash end with a blank, which is there for a value on the same line. */
    private void startLine(int indentUnderKey) {
        if (!empty) {
            out.newLine(indent);
            return;
        }
        empty = false;
        if (afterKey) {
            indent += indentUnderKey;
            out.dropLast();
            out.newLine(indent);
        } else if (afterDash) {
            indent += 2;
        }
    }

    @Override
    public void endMap() {
        end("{}");
    }

    @Override
    public void endList() {
        end("[]");
    }

    private void end(String whenEmpty) {
        if (empty) {
            literal(whenEmpty);
        }
        empty = false;
        indent = outerIndents[--depth];
    }

    @Override
    public void text(String value) {
        if (!putWord(value)) {
            write(value, ScalarStyle.of(value));
        }
    }

    @Override
    public void number(long value) {
        if (value >= 0 && value < 10) {
            out.put((char) ('0' + value));
        } else if (value >= 0 && value < 100) {
            out.put((char) ('0' + value / 10), (char) ('0' + value % 10));
        } else {
            out.put(Long.toString(value));
        }
    }

    @Override
    public void bool(boolean value) {
        literal(value ? "true" : "false");
    }

    @Override
    public void nothing() {
        literal("null");
    }

    @Override
    public void literal(String ascii) {
        out.put(ascii);
    }

    private boolean putWord(String text) {
        return ScalarStyle.mayBeWord(text) && out.putIfAll(ScalarStyle.IN_WORDS, text);
    }

    private void write(String value, ScalarStyle style) {
        if (style == ScalarStyle.PLAIN) {
            out.text(value, 0, value.length());
        } else if (style == ScalarStyle.DOUBLE_QUOTED) {
            out.quoted(value);
        } else if (style == ScalarStyle.SINGLE_QUOTED) {
            singleQuoted(value);
        } else {
            lines(value);
        }
    }

    private void singleQuoted(String value) {
        out.put('\'');
        int from = 0;
        for (int at = value.indexOf('\''); at >= 0; at = value.indexOf('\'', from)) {
            out.text(value, from, at + 1);
            out.put('\'');
            from = at + 1;
        }
        out.text(value, from, value.length());
        out.put('\'');
    }

    /** The style has made sure that there is a first line, and that no line begins or ends with a blank. */
    private void lines(String value) {
        int end = value.length();
        out.put(value.charAt(end - 1) != '\n' ? "|-" : value.charAt(end - 2) != '\n' ? "|" : "|+");
        int last = value.charAt(end - 1) == '\n' ? end - 1 : end;
        int from = 0;
        while (from <= last) {
            int lineEnd = value.indexOf('\n', from);
            int to = lineEnd < 0 || lineEnd > last ? last : lineEnd;
            out.newLine(to > from ? indent + 2 : 0);
            out.text(value, from, to);
            from = to + 1;
        }
    }
}
