package dev.railsk.name.internal;

import dev.railsk.problem.Draft;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.util.List;

/** Free text must be text: half of a surrogate pair can be written in no file and sent to no server. */
public final class WellFormed {

    private static final String NEXT_STEP = "Write the whole character, or leave it out.";

    private WellFormed() {}

    /** Note that a text of this part is none. */
    public static void check(Draft draft, String part, Origin origin, String text) {
        int broken = Syntax.brokenPair(text);
        if (broken >= 0) {
            draft.problem(part, origin, fact(part, broken), NEXT_STEP);
        }
    }

    /** Whether it is one. */
    public static boolean is(String text) {
        return Syntax.brokenPair(text) < 0;
    }

    /** The text. */
    public static String require(String what, String text) {
        int broken = Syntax.brokenPair(text);
        if (broken >= 0) {
            throw new InvalidValueException(fact(what, broken), NEXT_STEP);
        }
        return text;
    }

    /** The texts. */
    public static List<String> require(String what, List<String> texts) {
        for (String text : texts) {
            require(what, text);
        }
        return texts;
    }

    /** What is said of a text that is none. */
    public static String fact(String what, int place) {
        return what + " must be well-formed Unicode, but has half of a surrogate pair at index " + place;
    }
}
