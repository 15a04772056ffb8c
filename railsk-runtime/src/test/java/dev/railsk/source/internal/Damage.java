package dev.railsk.source.internal;

import java.util.Random;

/** Damages files as editors, merges and accidents do. */
public final class Damage {

    private static final String[] PIECES = {
        "\"",
        "'",
        "/",
        "%",
        "#",
        "#{",
        "}",
        "{",
        "(",
        ")",
        "[",
        "]",
        "|",
        "do",
        " end ",
        ":",
        "?",
        "\\",
        "<<~A",
        "\n",
        "=",
        " ",
        "%w[",
        "if ",
        "unless ",
        "def x\n",
        "=begin\n",
        "__END__\n",
        ",",
        ".",
        "&.",
        "::",
        "->",
        "`",
        "\u0000",
        "\r\n",
        "@",
        "$",
        "!",
        "*",
        "return ",
        "<<<<<<< HEAD\n",
        "é",
        "\ud83d\ude00"
    };

    private final Random random;

    /** Damage by this chance. */
    public Damage(Random random) {
        this.random = random;
    }

    /** The file with one to three pieces lost, doubled, moved or put in. */
    public String of(String file) {
        String damaged = file;
        for (int i = 0; i <= random.nextInt(3); i++) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private String once(String file) {
        if (file.isEmpty()) {
            return file;
        }
        int from = random.nextInt(file.length());
        int to = Math.min(file.length(), from + 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 4));
        String taken = file.substring(from, to);
        return switch (random.nextInt(6)) {
            case 0 -> file.substring(0, from);
            case 1 -> file.substring(0, from) + file.substring(to);
            case 2 -> file.substring(0, to) + taken + file.substring(to);
            case 3 -> withoutLine(file, from);
            default -> file.substring(0, from) + PIECES[random.nextInt(PIECES.length)] + file.substring(from);
        };
    }

    private static String withoutLine(String file, int at) {
        int start = file.lastIndexOf('\n', at - 1) + 1;
        int end = file.indexOf('\n', at);
        return file.substring(0, start) + (end < 0 ? "" : file.substring(end + 1));
    }
}
