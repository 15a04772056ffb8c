package dev.railsk.cluster;

/** What a watch tells. */
public sealed interface WatchEvent {

    /** The selection that it is about. */
    Selection selection();

    /** An object is there or has changed. */
    record Changed(Selection selection, LiveObject object) implements WatchEvent {}

    /** An object is gone; the content is its last. */
    record Deleted(Selection selection, LiveObject object) implements WatchEvent {}

    /** Events were or may have been missed: list again, and watch again from there. */
    record Lost(Selection selection, String reason) implements WatchEvent {}
}
