package dev.railsk.source.internal;

/** The most that is taken of a checkout, so that no file of it makes a deploy hang or fill the memory. */
final class Bounds {

    /** A migration or a model is far smaller; what is larger is generated. */
    static final int FILE_BYTES = 1 << 20;

    /** A schema in Ruby has a line for each column of an app. */
    static final int SCHEMA_BYTES = 2 << 20;

    /** A schema in SQL has functions and partitions besides. */
    static final int STRUCTURE_BYTES = 16 << 20;

    /** Words of one statement of SQL; the one that lists all versions of an app is the longest. */
    static final int SQL_WORDS = 1_000_000;

    /** All files together. */
    static final long ALL_BYTES = 256L << 20;

    static final int FOLDER_DEPTH = 24;

    static final int ENTRIES = 200_000;

    /** Code within texts within code. */
    static final int TEXT_DEPTH = 32;

    /** Blocks within blocks, and lists within lists. */
    static final int NESTING = 150;

    /** Looks at a word of one file: what is read again and again must end. */
    static final int STEPS = 30_000_000;

    /** Operations of one migration. */
    static final int OPERATIONS = 2_000;

    /** What is quoted of a file. */
    static final int QUOTE = 80;

    private Bounds() {}

    static String quote(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= QUOTE ? line : line.substring(0, QUOTE) + "…";
    }
}
