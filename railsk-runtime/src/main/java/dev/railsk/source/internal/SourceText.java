package dev.railsk.source.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** The text of a file, in the encoding that it says, else UTF-8, as Ruby has it. */
final class SourceText {

    private static final int MAGIC_LINES = 2;

    private SourceText() {}

    /** The text; a byte order mark is left out. */
    static String of(byte[] bytes) throws Unreadable {
        boolean hasMark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = hasMark ? 3 : 0;
        Charset charset = hasMark ? StandardCharsets.UTF_8 : charset(bytes);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new Unreadable("it must be text in " + charset.name() + ", but has other bytes", 1);
        }
    }

    // Such as: # -*- coding: utf-8 -*-
    private static Charset charset(byte[] bytes) throws Unreadable {
        String head = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
        String[] lines = head.split("\n", MAGIC_LINES + 1);
        for (int i = 0; i < Math.min(MAGIC_LINES, lines.length); i++) {
            String line = lines[i].strip();
            int at = line.toLowerCase(Locale.ROOT).indexOf("coding");
            if (line.startsWith("#") && at >= 0) {
                return named(line.substring(at + "coding".length()), i + 1);
            }
            if (!line.startsWith("#")) {
                break;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset named(String rest, int line) throws Unreadable {
        int at = 0;
        while (at < rest.length() && rest.charAt(at) == ' ') {
            at++;
        }
        boolean isSaid = at < rest.length() && (rest.charAt(at) == ':' || rest.charAt(at) == '=');
        if (!isSaid) {
            return StandardCharsets.UTF_8;
        }
        at++;
        while (at < rest.length() && rest.charAt(at) == ' ') {
            at++;
        }
        StringBuilder name = new StringBuilder();
        while (at < rest.length()
                && (Character.isLetterOrDigit(rest.charAt(at)) || "-_.".indexOf(rest.charAt(at)) >= 0)) {
            name.append(rest.charAt(at));
            at++;
        }
        String known = name.toString().toLowerCase(Locale.ROOT);
        if (known.startsWith("utf-8") || known.startsWith("utf8")) {
            return StandardCharsets.UTF_8;
        }
        if (known.equals("ascii-8bit") || known.equals("binary")) {
            return StandardCharsets.ISO_8859_1;
        }
        try {
            return Charset.forName(known);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Unreadable(
                    "it is in the encoding \"" + Bounds.quote(known) + "\", which is not known here", line);
        }
    }
}
