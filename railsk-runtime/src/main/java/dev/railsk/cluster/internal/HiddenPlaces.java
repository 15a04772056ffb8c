package dev.railsk.cluster.internal;

/**
 * The places of a text that must not be shown. All of them are marked first and cut then, so that what is hidden cannot hide the
 * beginning of another value.
 */
public final class HiddenPlaces {

    /** What stands where something was cut out. */
    public static final String MARK = "(hidden)";

    /** A longer value is found by its beginning. */
    private static final int BEGINNING = 256;

    private final String text;
    private final boolean[] hidden;

    /** The places of this text. */
    public HiddenPlaces(String text) {
        this.text = text;
        this.hidden = new boolean[text.length()];
    }

    /** Says of an occurrence whether it is one. */
    public interface Choice {
        boolean takes(int start, int end);
    }

    /** Hide what is between. */
    public void add(int start, int end) {
        for (int index = start; index < end; index++) {
            hidden[index] = true;
        }
    }

    /** Hide this value wherever it stands. */
    public void addAll(String value) {
        addAll(value, (start, end) -> true);
    }

    /** Hide this value where it stands so that it is chosen. */
    public void addAll(String value, Choice choice) {
        String start = value.length() > BEGINNING ? value.substring(0, BEGINNING) : value;
        int done = 0;
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            int end = Math.min(text.length(), at + value.length());
            if (choice.takes(at, end)) {
                add(Math.max(at, done), end);
                done = end;
            }
        }
    }

    /** The text without them. */
    public String cut() {
        StringBuilder shown = new StringBuilder(text.length());
        for (int index = 0; index < hidden.length; index++) {
            if (!hidden[index]) {
                shown.append(text.charAt(index));
            } else if (index == 0 || !hidden[index - 1]) {
                shown.append(MARK);
            }
        }
        return shown.toString();
    }
}
