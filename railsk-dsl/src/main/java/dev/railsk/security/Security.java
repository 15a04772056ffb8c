package dev.railsk.security;

import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who the pods run as, and what they are denied.
 *
 * @param runAs whose rights they have; empty for the image's own user
 * @param rules the hardening in force
 * @param capabilities what their processes may do although {@link Hardening#NO_CAPABILITIES} denies them the rest
 * @param ownership when the files of volumes are given to the group that they run as; empty for each time that one is mounted
 */
public record Security(
        Optional<RunAs> runAs, Set<Hardening> rules, Set<String> capabilities, Optional<VolumeOwnership> ownership)
        implements Part<SecuritySpec, Security> {

    /** All hardening but the per-container repetition of what the pod says, under the image's own user. */
    public static final Security RESTRICTED =
            new Security(Optional.empty(), allBut(Hardening.NON_ROOT_CONTAINERS), Set.of(), Optional.empty());

    public Security {
        rules = inOrder(rules);
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
        ownership = ownership.isPresent() && ownership.get() == VolumeOwnership.ALWAYS ? Optional.empty() : ownership;
    }

    // Not an EnumSet: it asks for the enum's values by reflection, which a cold start feels.
    static Set<Hardening> inOrder(Set<Hardening> rules) {
        Set<Hardening> ordered = new LinkedHashSet<>();
        for (Hardening rule : Hardening.values()) {
            if (rules.contains(rule)) {
                ordered.add(rule);
            }
        }
        return Collections.unmodifiableSet(ordered);
    }

    private static Set<Hardening> allBut(Hardening dropped) {
        Set<Hardening> rules = new LinkedHashSet<>(List.of(Hardening.values()));
        rules.remove(dropped);
        return rules;
    }

    /** Whether a rule is in force. */
    public boolean has(Hardening rule) {
        return rules.contains(rule);
    }

    /** The rule that would keep the user from starting, for which these are root; empty where there is none. */
    public Optional<Hardening> deniesItsRoot() {
        if (runAs.isEmpty() || runAs.get().user() != 0) {
            return Optional.empty();
        }
        if (has(Hardening.NON_ROOT_POD)) {
            return Optional.of(Hardening.NON_ROOT_POD);
        }
        return has(Hardening.NON_ROOT_CONTAINERS) ? Optional.of(Hardening.NON_ROOT_CONTAINERS) : Optional.empty();
    }

    @Override
    public Security with(Consumer<SecuritySpec> definition) {
        return SecuritySpec.apply(this, definition);
    }
}
