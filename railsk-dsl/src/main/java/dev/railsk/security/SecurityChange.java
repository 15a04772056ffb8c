package dev.railsk.security;

import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one workload, task or container says otherwise than what surrounds it: a workload than the app, a sidecar than its pod.
 *
 * @param runAs who it runs as; empty where nothing is said of that
 * @param isOfImage whether it runs as its image's own user, whatever surrounds it
 * @param exactly the rules that hold instead of the surrounding ones; empty where those hold
 * @param added rules that hold as well
 * @param dropped rules that do not hold
 * @param capabilities what its processes may do although they are denied the rest
 * @param ownership when the files of volumes are given to its group; empty where nothing is said of that
 */
public record SecurityChange(
        Optional<RunAs> runAs,
        boolean isOfImage,
        Optional<Set<Hardening>> exactly,
        Set<Hardening> added,
        Set<Hardening> dropped,
        Set<String> capabilities,
        Optional<VolumeOwnership> ownership)
        implements Part<SecuritySpec, SecurityChange> {

    /** Nothing is otherwise. */
    public static final SecurityChange NONE = new SecurityChange(
            Optional.empty(), false, Optional.empty(), Set.of(), Set.of(), Set.of(), Optional.empty());

    public SecurityChange {
        added = inOrder(added);
        dropped = inOrder(dropped);
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
    }

    private static Set<Hardening> inOrder(Set<Hardening> rules) {
        return rules.isEmpty() ? Set.of() : Security.inOrder(rules);
    }

    /** All of a security, whatever surrounds it. */
    public static SecurityChange to(Security security) {
        return new SecurityChange(
                security.runAs(),
                security.runAs().isEmpty(),
                Optional.of(security.rules()),
                Set.of(),
                Set.of(),
                security.capabilities(),
                Optional.of(security.ownership().orElse(VolumeOwnership.ALWAYS)));
    }

    /** The same, with this rule in force or not, whatever surrounds it. */
    public SecurityChange with(Hardening rule, boolean isInForce) {
        Set<Hardening> more = new LinkedHashSet<>(added);
        Set<Hardening> less = new LinkedHashSet<>(dropped);
        more.remove(rule);
        less.remove(rule);
        (isInForce ? more : less).add(rule);
        return new SecurityChange(runAs, isOfImage, exactly, more, less, capabilities, ownership);
    }

    @Override
    public SecurityChange with(Consumer<SecuritySpec> definition) {
        return SecuritySpec.apply(this, definition);
    }

    /** Whether nothing is otherwise. */
    public boolean isNone() {
        boolean isOfSurroundings = runAs.isEmpty() && !isOfImage && exactly.isEmpty();
        return isOfSurroundings
                && added.isEmpty()
                && dropped.isEmpty()
                && capabilities.isEmpty()
                && ownership.isEmpty();
    }

    /** What holds within this security. */
    public Security over(Security surrounding) {
        Set<Hardening> rules = new LinkedHashSet<>(exactly.isPresent() ? exactly.get() : surrounding.rules());
        rules.addAll(added);
        rules.removeAll(dropped);
        Set<String> allowed = new LinkedHashSet<>(exactly.isPresent() ? Set.of() : surrounding.capabilities());
        allowed.addAll(capabilities);
        Optional<RunAs> who = runAs.isPresent() || isOfImage ? runAs : surrounding.runAs();
        return new Security(who, rules, allowed, ownership.isPresent() ? ownership : surrounding.ownership());
    }
}
