package dev.railsk.manifest.internal;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes of UTF-8 text. */
final class Utf8Buffer {

    private static final int FIRST_SIZE = 8192;

    private static final int MOST_SPACES = 79;
    private static final byte[] LINE_START = lineStart();

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    void put(char ascii, char next) {
        reserve(2);
        bytes[size] = (byte) ascii;
        bytes[size + 1] = (byte) next;
        size += 2;
    }

    void put(String ascii) {
        reserve(ascii.length());
        copy(ascii, bytes, size);
        size += ascii.length();
    }

    @SuppressWarnings(
            "deprecation") // it takes the low bytes, which are all that ASCII has, and is the fastest copy there is
    private static void copy(String ascii, byte[] target, int at) {
        ascii.getBytes(0, ascii.length(), target, at);
    }

    private static byte[] lineStart() {
        byte[] start = new byte[1 + MOST_SPACES];
        Arrays.fill(start, (byte) ' ');
        start[0] = '\n';
        return start;
    }

    /** A line break, and spaces. */
    void newLine(int spaces) {
        reserve(1 + spaces);
        size = newLine(bytes, size, spaces);
    }

    /** A line break, spaces, an ASCII key, a colon and a blank: in one go, because nearly every line begins so. */
    void newLineWithKey(int spaces, String ascii) {
        reserve(spaces + ascii.length() + 3);
        byte[] target = bytes;
        int at = newLine(target, size, spaces);
        copy(ascii, target, at);
        at += ascii.length();
        target[at] = ':';
        target[at + 1] = ' ';
        size = at + 2;
    }

    private static int newLine(byte[] target, int at, int spaces) {
        System.arraycopy(LINE_START, 0, target, at, 1 + Math.min(spaces, MOST_SPACES));
        for (int more = MOST_SPACES; more < spaces; more++) {
            target[at + 1 + more] = ' ';
        }
        return at + 1 + spaces;
    }

    /** Take back the last byte. */
    void dropLast() {
        size--;
    }

    /**
     * A text, if all of its characters are allowed; else nothing.
     *
     * @param allowed for each of the first 256 characters whether it is; only ASCII may be
     */
    boolean putIfAll(boolean[] allowed, String text) {
        int length = text.length();
        reserve(length);
        byte[] target = bytes;
        int start = size;
        int all = 0;
        for (int index = 0; index < length; index++) {
            char unit = text.charAt(index);
            if (!allowed[unit & 0xFF]) {
                return false;
            }
            all |= unit;
            target[start + index] = (byte) unit;
        }
        if (all > 0xFF) {
            return false;
        }
        size = start + length;
        return true;
    }

    /** Characters as they are; {@code text} must be well-formed. */
    void text(String text, int from, int to) {
        reserve(3 * (to - from));
        int index = ascii(text, from, to);
        while (index < to) {
            char unit = text.charAt(index++);
            if (unit < 0x80) {
                bytes[size++] = (byte) unit;
            } else if (unit < 0x800) {
                bytes[size++] = (byte) (0xC0 | (unit >> 6));
                continuation(unit);
            } else if (Character.isHighSurrogate(unit)) {
                int codePoint = Character.toCodePoint(unit, text.charAt(index++));
                bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
                continuation(codePoint >> 12);
                continuation(codePoint >> 6);
                continuation(codePoint);
            } else {
                bytes[size++] = (byte) (0xE0 | (unit >> 12));
                continuation(unit >> 6);
                continuation(unit);
            }
        }
    }

    /** The ASCII at the start, which is most often all; returns where it ends. */
    private int ascii(String text, int from, int to) {
        byte[] target = bytes;
        int at = size;
        int index = from;
        while (index < to) {
            char unit = text.charAt(index);
            if (unit >= 0x80) {
                break;
            }
            target[at++] = (byte) unit;
            index++;
        }
        size = at;
        return index;
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    /** A string between double quotes, as JSON and YAML both read it; {@code text} must be well-formed. */
    void quoted(String text) {
        put('"');
        int from = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == '"' || unit == '\\' || !ScalarStyle.isPrintable(unit)) {
                text(text, from, index);
                escape(unit);
                from = index + 1;
            }
        }
        text(text, from, text.length());
        put('"');
    }

    private void escape(char unit) {
        put('\\');
        int letter = "\"\\\n\t\r".indexOf(unit);
        if (letter >= 0) {
            put("\"\\ntr".charAt(letter));
            return;
        }
        put('u');
        hex4(unit);
    }

    /** Four hexadecimal digits. */
    private void hex4(int value) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(Character.forDigit((value >> shift) & 0xF, 16));
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** Half of a surrogate pair is not text: UTF-8 has no bytes for it. */
    static void requireWellFormed(String text) {
        int broken = Syntax.brokenPair(text);
        if (broken >= 0) {
            throw new IllegalArgumentException(WellFormed.fact("a text", broken));
        }
    }
}
