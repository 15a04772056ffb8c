package dev.railsk.manifest.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes of UTF-8 text. */
final class Utf8Buffer {

    private static final int FIRST_SIZE = 8192;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    @SuppressWarnings(
            "deprecation") // it takes the low bytes, which are all that ASCII has, and is the fastest copy there is
    void put(String ascii) {
        int length = ascii.length();
        reserve(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
    }

    void spaces(int count) {
        reserve(count);
        byte[] target = bytes;
        int end = size + count;
        for (int at = size; at < end; at++) {
            target[at] = ' ';
        }
        size = end;
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
        boolean pairOpen = false;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isLowSurrogate(unit) != pairOpen) {
                throw halfAPair(pairOpen ? index - 1 : index);
            }
            pairOpen = Character.isHighSurrogate(unit);
        }
        if (pairOpen) {
            throw halfAPair(text.length() - 1);
        }
    }

    private static IllegalArgumentException halfAPair(int index) {
        return new IllegalArgumentException(
                "a text must be well-formed Unicode, but has half of a surrogate pair at index " + index);
    }
}
