package dev.railsk.cluster.internal.kubeconfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The end of what a program wrote to its error stream.
 *
 * @param cut whether something stood before it
 */
record LastWords(String text, boolean cut) {

    private static final int MOST_READ = 16 << 10;
    private static final int MOST_SHOWN = 2000;

    static LastWords of(InputStream stream) throws IOException {
        byte[] kept = new byte[2 * MOST_READ];
        int length = 0;
        boolean cut = false;
        try (stream) {
            for (int read = 0; read >= 0; read = stream.read(kept, length, kept.length - length)) {
                length += read;
                if (length == kept.length) {
                    System.arraycopy(kept, MOST_READ, kept, 0, MOST_READ);
                    length = MOST_READ;
                    cut = true;
                }
            }
        }
        return new LastWords(new String(Arrays.copyOf(kept, length), StandardCharsets.UTF_8), cut);
    }

    /** As a message may repeat them; nothing where there are too many secrets to look for. */
    String without(KnownSecrets secrets) {
        if (secrets.areTooMany()) {
            return "";
        }
        Redaction redaction = Redaction.knowing(secrets);
        // What was cut may have ended within a secret: of this length, its rest may be at most.
        int start = cut ? Math.min(text.length(), redaction.longest()) : 0;
        String shown = withoutControls(redaction.of(text.substring(start))).strip();
        return shown.length() > MOST_SHOWN ? shown.substring(shown.length() - MOST_SHOWN) : shown;
    }

    private static String withoutControls(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == '\n' || !Character.isISOControl(unit)) {
                plain.append(unit);
            }
        }
        return plain.toString();
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "LastWords of " + text.length() + " characters";
    }
}
