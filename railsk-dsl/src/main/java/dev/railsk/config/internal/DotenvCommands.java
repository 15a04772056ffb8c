package dev.railsk.config.internal;

import java.util.Arrays;

/** Finds the brackets of what the dotenv gem would run as a shell command. */
final class DotenvCommands {

    private DotenvCommands() {}

    /** For each opening bracket the index of the one that closes it; negative where it is never closed, or holds an empty pair. */
    static int[] ends(String value) {
        int[] ends = new int[value.length()];
        Arrays.fill(ends, -1);
        int[] open = new int[value.length()];
        int depth = 0;
        int lastEmpty = -1;
        for (int at = 0; at < value.length(); at++) {
            if (value.charAt(at) == '(') {
                open[depth++] = at;
            } else if (value.charAt(at) == ')' && depth > 0) {
                int start = open[--depth];
                lastEmpty = start == at - 1 ? start : lastEmpty;
                ends[start] = lastEmpty >= start ? -1 : at;
            }
        }
        return ends;
    }
}
