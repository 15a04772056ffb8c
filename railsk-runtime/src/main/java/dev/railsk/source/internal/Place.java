package dev.railsk.source.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where the files of a checkout are; paths are from its root, with slashes. */
interface Place {

    /** Whether a folder is there, or a link to one. */
    boolean isFolder(String path);

    /** Whether a file is there, or a link to one. */
    boolean isFile(String path);

    boolean isLink(String path);

    /** Whether a path, once all links are followed, is within the checkout. */
    boolean isWithin(String path);

    /** The names in a folder, in order. */
    List<String> list(String folder) throws IOException;

    /** The first bytes of a file. */
    byte[] read(String file, int most) throws IOException, Unreadable;

    /** What Ruby's own parser found in a migration; empty where none was asked. */
    default Optional<RubyReading> ruby(String file) {
        return Optional.empty();
    }
}
