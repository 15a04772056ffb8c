package dev.railsk.config;

/** How changed settings reach pods, which read their environment at the start only. */
public enum ConfigRollout {
    /** A hash of the content ends the object's name, as Kustomize does: every change is a new object and restarts the pods. */
    HASHED_NAME,
    /** The name stays; a checksum in an annotation of the pods restarts them. */
    CHECKSUM_ANNOTATION,
    /** The name stays, and pods see a change at their next restart. */
    NONE
}
