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

    void put(String ascii) {
        int length = ascii.length();
        reserve(length);
        for (int index = 0; index < length; index++) {
            bytes[size++] = (byte) ascii.charAt(index);
        }
    }

    void spaces(int count) {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) ' ');
        size += count;
    }

    /** Characters as they are; {@code text} must be well-formed. */
    void text(String text, int from, int to) {
        reserve(3 * (to - from));
        for (int index = from; index < to; index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                bytes[size++] = (byte) unit;
            } else if (unit < 0x800) {
                bytes[size++] = (byte) (0xC0 | unit >> 6);
                bytes[size++] = (byte) (0x80 | unit & 0x3F);
            } else if (Character.isHighSurrogate(unit)) {
                supplementary(text.codePointAt(index++));
            } else {
                bytes[size++] = (byte) (0xE0 | unit >> 12);
                bytes[size++] = (byte) (0x80 | unit >> 6 & 0x3F);
                bytes[size++] = (byte) (0x80 | unit & 0x3F);
            }
        }
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xF0 | codePoint >> 18);
        bytes[size++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[size++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[size++] = (byte) (0x80 | codePoint & 0x3F);
    }

    /** Four hexadecimal digits. */
    void hex4(int value) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(Character.forDigit(value >> shift & 0xF, 16));
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
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1));
            if (!pair) {
                throw new IllegalArgumentException(
                        "a text must be well-formed Unicode, but has half of a surrogate pair at index " + index);
            }
            index++;
        }
    }
}
