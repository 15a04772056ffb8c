package dev.railsk.source.internal;

import java.util.Locale;

/** Reads what stands behind a backslash in a text between double quotes. */
final class Escapes {

    private static final String NAMES = "ntrs0eabvf";
    private static final String VALUES = "\n\t\r \0\033\007\b\013\f";

    private Escapes() {}

    static void read(Cursor cursor, Quotes.Text text) {
        int next = cursor.next();
        if (next == Cursor.END || next == '\n') {
            return;
        }
        if (next == '\r' && cursor.peek() == '\n') {
            cursor.skip(1);
            return;
        }
        int known = NAMES.indexOf(next);
        if (next == 'u') {
            unicode(cursor, text);
        } else if (known >= 0 && !(next == '0' && isOctal(cursor.peek()))) {
            text.value.append(VALUES.charAt(known));
        } else if (next == 'x' || next == 'c' || next == 'C' || next == 'M' || isOctal(next)) {
            // Bytes and keys of a terminal: no name of a table has them.
            text.isLiteral = false;
            if ((next == 'c' || next == 'C' || next == 'M') && cursor.peek() == '-') {
                cursor.skip(1);
            }
        } else {
            text.value.append((char) next);
        }
    }

    private static boolean isOctal(int letter) {
        return letter >= '0' && letter <= '7';
    }

    private static void unicode(Cursor cursor, Quotes.Text text) {
        if (cursor.peek() != '{') {
            StringBuilder digits = new StringBuilder();
            while (digits.length() < 4 && isHex(cursor.peek())) {
                digits.append((char) cursor.next());
            }
            append(text, digits.toString());
            return;
        }
        cursor.skip(1);
        StringBuilder digits = new StringBuilder();
        while (cursor.peek() != '}' && (isHex(cursor.peek()) || Lexer.isBlank(cursor.peek()))) {
            digits.append((char) cursor.next());
        }
        if (cursor.peek() == '}') {
            cursor.skip(1);
            for (String each : digits.toString().strip().split("[ \t]+", -1)) {
                append(text, each);
            }
        } else {
            text.isLiteral = false;
        }
    }

    private static void append(Quotes.Text text, String digits) {
        int point =
                digits.isEmpty() || digits.length() > 6 ? -1 : Integer.parseInt(digits.toLowerCase(Locale.ROOT), 16);
        boolean isCharacter = Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF);
        if (isCharacter) {
            text.value.appendCodePoint(point);
        } else {
            text.isLiteral = false;
        }
    }

    private static boolean isHex(int letter) {
        return letter >= 0 && Character.digit(letter, 16) >= 0 && letter < 0x80;
    }
}
