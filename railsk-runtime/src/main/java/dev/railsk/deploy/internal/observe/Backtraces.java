package dev.railsk.deploy.internal.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes Ruby's backtraces short enough that the error above them is seen. */
public final class Backtraces {

    /** Ruby before 3.4 opens the method's name with a backquote. The line of the error itself goes on after it. */
    private static final Pattern FRAME = Pattern.compile("\\s*(?:from )?\\S+:\\d+:in [`'][^']*'");

    private static final int SHOWN = 2;

    private Backtraces() {}

    /** These lines with the first frames of each backtrace and the number of the others. */
    public static List<String> fold(List<String> lines) {
        List<String> folded = new ArrayList<>();
        int frames = 0;
        for (String line : lines) {
            if (FRAME.matcher(line).matches()) {
                frames++;
                if (frames <= SHOWN) {
                    folded.add(line);
                }
            } else {
                addRest(folded, frames);
                frames = 0;
                folded.add(line);
            }
        }
        addRest(folded, frames);
        return folded;
    }

    private static void addRest(List<String> folded, int frames) {
        if (frames > SHOWN) {
            folded.add("\t... " + (frames - SHOWN) + " more frames");
        }
    }
}
