package dev.railsk.cluster.internal;

import dev.railsk.cluster.SecretMask;
import dev.railsk.manifest.Manifest;
import java.util.Optional;

/** Hides a Secret's values in what the server says of the write of it: a server quotes what it could not read. */
final class Mask {

    /** Some decoders quote a stretch of the whole body after these words. */
    private static final String EXCERPT = "error found in #";

    private final Optional<SecretMask> secrets;

    private Mask(Optional<SecretMask> secrets) {
        this.secrets = secrets;
    }

    static Mask nothing() {
        return new Mask(Optional.empty());
    }

    static Mask of(Manifest manifest) {
        return manifest.id().kind().equals("Secret")
                ? new Mask(Optional.of(SecretMask.ofRefusal(manifest.tree())))
                : nothing();
    }

    String hide(String message) {
        if (secrets.isEmpty()) {
            return message;
        }
        int excerpt = message.indexOf(EXCERPT);
        String shown = excerpt < 0 ? message : message.substring(0, excerpt) + HiddenPlaces.MARK;
        return secrets.get().hide(shown);
    }
}
