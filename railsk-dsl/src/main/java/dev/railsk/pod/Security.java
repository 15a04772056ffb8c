package dev.railsk.pod;

import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who the pods run as, and what they are denied.
 *
 * @param user the user, group and volume group id; empty for the image's own user
 * @param rules the hardening in force
 */
public record Security(Optional<Long> user, Set<Hardening> rules) implements Part<SecuritySpec, Security> {

    /** All hardening but the per-container repetition of what the pod says, under the image's own user. */
    public static final Security RESTRICTED =
            new Security(Optional.empty(), EnumSet.complementOf(EnumSet.of(Hardening.NON_ROOT_CONTAINERS)));

    public Security {
        EnumSet<Hardening> copy = EnumSet.noneOf(Hardening.class);
        copy.addAll(rules);
        rules = Collections.unmodifiableSet(copy);
    }

    /** Whether a rule is in force. */
    public boolean has(Hardening rule) {
        return rules.contains(rule);
    }

    @Override
    public Security with(Consumer<SecuritySpec> definition) {
        return SecuritySpec.apply(this, definition);
    }
}
