package dev.railsk.deploy;

import static java.util.Objects.requireNonNull;

import dev.railsk.source.SourceManifest;
import java.util.Optional;

/** From where a deploy knows what the Ruby code of its revision says of the database. */
public sealed interface SourceOrigin {

    /** From nowhere: no migration is judged. */
    record Unknown() implements SourceOrigin {}

    /**
     * From who asks for the deploy.
     *
     * @param manifest what the code says
     */
    record Given(SourceManifest manifest) implements SourceOrigin {
        public Given {
            requireNonNull(manifest, "manifest");
        }
    }

    /** From the revision's image, which is asked under the lock, before anything is written. */
    record OfImage() implements SourceOrigin {}

    /** From nowhere: no migration is judged. */
    static SourceOrigin unknown() {
        return new Unknown();
    }

    /** From who asks for the deploy, such as from a checkout. */
    static SourceOrigin given(SourceManifest manifest) {
        return new Given(manifest);
    }

    /** From the revision's image, which is asked under the lock, before anything is written. */
    static SourceOrigin ofImage() {
        return new OfImage();
    }

    /** What the code says, where it was given. */
    default Optional<SourceManifest> known() {
        return this instanceof Given given ? Optional.of(given.manifest()) : Optional.empty();
    }
}
