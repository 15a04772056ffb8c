package dev.railsk.cluster;

/**
 * How to write an object.
 *
 * @param fieldManager the owner under which fields are set; letters, digits, dot and dash
 * @param dryRun whether to only ask what would happen
 * @param isForced whether an apply is asked what would be if it took all fields that others set otherwise; in a dry run only, as railsk
 *     never takes a field by force
 */
public record WriteOptions(String fieldManager, boolean dryRun, boolean isForced) {

    /** The field manager of railsk. */
    public static final String FIELD_MANAGER = "railsk";

    public WriteOptions {
        if (!fieldManager.matches("[A-Za-z0-9.-]{1,128}")) {
            throw new IllegalArgumentException(
                    "a field manager has letters, digits, dots and dashes only, but was \"" + fieldManager + "\"");
        }
        if (isForced && !dryRun) {
            throw new IllegalArgumentException(
                    "a write is never forced, only a dry run may be: patch managedFields first");
        }
    }

    /** Without force. */
    public WriteOptions(String fieldManager, boolean dryRun) {
        this(fieldManager, dryRun, false);
    }

    /** Write as railsk, for real. */
    public static WriteOptions write() {
        return new WriteOptions(FIELD_MANAGER, false);
    }

    /** Ask as railsk what a write would do, without effect. */
    public static WriteOptions ask() {
        return new WriteOptions(FIELD_MANAGER, true);
    }

    /** Ask as railsk what an apply would do that took all fields which others set otherwise, without effect. */
    public static WriteOptions askForced() {
        return new WriteOptions(FIELD_MANAGER, true, true);
    }
}
