package dev.railsk.definition;

/** What a deploy does about a field that the definition sets, and that somebody else has set otherwise or owns as well. */
public enum ConflictPolicy {
    /** Refuse the deploy before anything is written. */
    FAIL,
    /**
     * Leave the field to whoever else owns it. The definition's value is what it starts with, and holds as long as railsk is its only
     * owner: so it is never removed in between.
     */
    YIELD,
    /** Become its only owner, and set it as the definition says. */
    TAKE
}
