package dev.railsk.cluster;

/**
 * How to apply.
 *
 * @param fieldManager the owner under which fields are set; letters, digits, dot and dash
 * @param dryRun whether to only ask what would happen
 */
public record ApplyOptions(String fieldManager, boolean dryRun) {

    /** The field manager of railsk. */
    public static final String FIELD_MANAGER = "railsk";

    public ApplyOptions {
        if (!fieldManager.matches("[A-Za-z0-9.-]{1,128}")) {
            throw new IllegalArgumentException(
                    "a field manager has letters, digits, dots and dashes only, but was \"" + fieldManager + "\"");
        }
    }

    /** Apply as railsk, for real. */
    public static ApplyOptions write() {
        return new ApplyOptions(FIELD_MANAGER, false);
    }

    /** Apply as railsk, without effect. */
    public static ApplyOptions ask() {
        return new ApplyOptions(FIELD_MANAGER, true);
    }
}
