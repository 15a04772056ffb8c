package dev.railsk.config.internal;

import dev.railsk.problem.InvalidValueException;

/** The text of an env file, and how its lines are refused: by number, since any of them may hold a secret. */
record EnvFileText(String file, String content) {

    /** Refuse the file as a whole. */
    InvalidValueException refuse(String fact, String nextStep) {
        return new InvalidValueException(file + ": " + fact, nextStep);
    }

    /** Refuse what stands at an offset. */
    InvalidValueException refuse(int offset, String fact, String nextStep) {
        return refuseLine(lineAt(offset), fact, nextStep);
    }

    /** Refuse a line; the first is 1. */
    InvalidValueException refuseLine(int line, String fact, String nextStep) {
        return new InvalidValueException(file + " line " + line + ": " + fact, nextStep);
    }

    /** The number of the line that an offset lies in; the first is 1. */
    int lineAt(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (content.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Whether a line opens a key or certificate that further lines go on with. */
    static boolean opensPem(String line) {
        int header = line.indexOf("-----BEGIN ");
        return header >= 0 && line.indexOf("-----END ", header) < 0;
    }
}
