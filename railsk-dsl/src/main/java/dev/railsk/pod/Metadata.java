package dev.railsk.pod;

/**
 * What is written on objects.
 *
 * @param labels by which objects are found
 * @param annotations which other programs read
 */
public record Metadata(Marks labels, Marks annotations) {

    /** Nothing. */
    public static final Metadata NONE = new Metadata(Marks.NONE, Marks.NONE);
}
