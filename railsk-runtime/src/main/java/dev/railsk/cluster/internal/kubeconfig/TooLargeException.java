package dev.railsk.cluster.internal.kubeconfig;

import java.io.IOException;

/** A file or a stream is larger than anything that belongs there. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    TooLargeException(int mostBytes) {
        super("larger than " + text(mostBytes));
    }

    /** The size as people write it. */
    static String text(int bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
