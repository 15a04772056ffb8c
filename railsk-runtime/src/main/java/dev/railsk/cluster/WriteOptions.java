package dev.railsk.cluster;

/**
 * How to write an object.
 *
 * @param fieldManager the owner under which fields are set; letters, digits, dot and dash
 * @param dryRun whether to only ask what would happen
 */
public record WriteOptions(String fieldManager, boolean dryRun) {

    /** The field manager of railsk. */
    public static final String FIELD_MANAGER = "railsk";

    public WriteOptions {
        if (!fieldManager.matches("[A-Za-z0-9.-]{1,128}")) {
            throw new IllegalArgumentException(
                    "a field manager has letters, digits, dots and dashes only, but was \"" + fieldManager + "\"");
        }
    }

    /** Write as railsk, for real. */
    public static WriteOptions write() {
        return new WriteOptions(FIELD_MANAGER, false);
    }

    /** Ask as railsk what a write would do, without effect. */
    public static WriteOptions ask() {
        return new WriteOptions(FIELD_MANAGER, true);
    }
}
