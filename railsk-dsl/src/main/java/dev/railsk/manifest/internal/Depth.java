package dev.railsk.manifest.internal;

/** How deep values may be nested: far deeper than any manifest is, and no deeper than every walk through one can follow. */
public final class Depth {

    /** The most levels, as Jackson has it for JSON. */
    public static final int MOST = 500;

    private Depth() {}
}
