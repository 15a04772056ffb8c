package dev.railsk.security;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How security is written. Defaults of an app: every {@link Hardening} rule for the pod, under the image's own user. A workload or
 * task has what its app has, a container beside the main one what its pod has, changed by what is written here.
 */
public final class SecuritySpec {

    private static final int LONGEST_CAPABILITY = 63;

    private final Draft draft = new Draft("security");
    private final boolean isOfApp;
    private Optional<RunAs> runAs;
    private boolean isOfImage;
    private Optional<Set<Hardening>> exactly;
    private final Set<Hardening> added = new LinkedHashSet<>();
    private final Set<Hardening> dropped = new LinkedHashSet<>();
    private final Set<String> capabilities;
    private Optional<VolumeOwnership> ownership;

    private SecuritySpec(SecurityChange base) {
        isOfApp = false;
        runAs = base.runAs();
        isOfImage = base.isOfImage();
        exactly = base.exactly();
        added.addAll(base.added());
        dropped.addAll(base.dropped());
        capabilities = new LinkedHashSet<>(base.capabilities());
        ownership = base.ownership();
    }

    private SecuritySpec(Security base) {
        isOfApp = true;
        runAs = base.runAs();
        exactly = Optional.of(base.rules());
        capabilities = new LinkedHashSet<>(base.capabilities());
        ownership = base.ownership();
    }

    static Security apply(Security base, Consumer<SecuritySpec> definition) {
        SecuritySpec spec = new SecuritySpec(base);
        spec.draft.run(definition, spec);
        Security made = spec.security();
        Optional<Hardening> denied = made.deniesItsRoot();
        if (denied.isPresent()) {
            spec.draft.problem(
                    "runAs",
                    spec.draft.originOf("runAs", Origin.here()),
                    "user 0 is root, which " + denied.get() + " denies",
                    "Write runAs(..) with another id, or without(Hardening." + denied.get() + ").");
        }
        return spec.draft.finish("security", made);
    }

    static SecurityChange apply(SecurityChange base, Consumer<SecuritySpec> definition) {
        SecuritySpec spec = new SecuritySpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("security", spec.change());
    }

    private Security security() {
        Set<Hardening> rules = new LinkedHashSet<>(exactly.orElse(Set.of()));
        rules.addAll(added);
        rules.removeAll(dropped);
        return new Security(runAs, rules, capabilities, ownership);
    }

    private SecurityChange change() {
        return new SecurityChange(runAs, isOfImage, exactly, added, dropped, capabilities, ownership);
    }

    /**
     * Run as this user and group, and give volumes to the group: the id that the image's files belong to. 0 is root, which needs {@code
     * without(Hardening.NON_ROOT_POD)}.
     */
    public SecuritySpec runAs(long id) {
        return runAs(id, id);
    }

    /** Run as this user and this group, and give volumes to the group. */
    public SecuritySpec runAs(long user, long group) {
        Origin origin = draft.write("runAs");
        checkId("user", user, origin);
        if (group != user) {
            checkId("group", group, origin);
        }
        runAs = Optional.of(new RunAs(user, group));
        isOfImage = false;
        return this;
    }

    private void checkId(String whose, long id, Origin origin) {
        if (id < 0 || id > Integer.MAX_VALUE) {
            draft.problem(
                    "runAs",
                    origin,
                    "the " + whose + " id must be from 0 to 2147483647, but was " + id,
                    "Set runAs(..) to the id that the image's Dockerfile gives its user.");
        }
    }

    /** Run as the image's own user. */
    public SecuritySpec noRunAs() {
        draft.write("runAs");
        runAs = Optional.empty();
        isOfImage = true;
        return this;
    }

    /**
     * Give the files of a pod's volumes to the group of {@link #runAs} then: {@code fsGroupChangePolicy}. {@code ON_ROOT_MISMATCH} saves
     * a pod with many files the minutes in which each of them is looked at. Default: {@code ALWAYS}.
     */
    public SecuritySpec fsGroupChangePolicy(VolumeOwnership when) {
        draft.write("fsGroupChangePolicy");
        ownership = Optional.of(requireNonNull(when, "when"));
        return this;
    }

    /** Give files to the group as when nothing is said: for an app each time, elsewhere as what surrounds it. */
    public SecuritySpec defaultFsGroupChangePolicy() {
        draft.write("fsGroupChangePolicy");
        ownership = Optional.empty();
        return this;
    }

    /** Apply exactly these rules, no others. */
    public SecuritySpec hardening(Hardening... rules) {
        requireNonNull(rules, "rules");
        draft.write("hardening");
        setRules(Optional.of(new LinkedHashSet<>(List.of(rules))));
        return this;
    }

    /**
     * Apply the rules that hold when nothing is said: for an app all but {@link Hardening#NON_ROOT_CONTAINERS}, elsewhere those of what
     * surrounds it.
     */
    public SecuritySpec defaultHardening() {
        draft.write("hardening");
        setRules(isOfApp ? Optional.of(Security.RESTRICTED.rules()) : Optional.empty());
        return this;
    }

    private void setRules(Optional<Set<Hardening>> rules) {
        exactly = rules;
        added.clear();
        dropped.clear();
    }

    /** Leave out these rules of those in force. */
    public SecuritySpec without(Hardening... rules) {
        requireNonNull(rules, "rules");
        Origin origin = draft.touch();
        for (Hardening rule : rules) {
            boolean isKnown = dropped.contains(rule)
                    || (exactly.isPresent() && !exactly.get().contains(rule));
            if (isKnown && !added.contains(rule)) {
                draft.problem(
                        "without", origin, "the rule " + rule + " is not in force", "Leave it out of without(..).");
            }
            added.remove(rule);
            dropped.add(rule);
        }
        return this;
    }

    /** Apply these rules too. */
    public SecuritySpec also(Hardening... rules) {
        draft.touch();
        for (Hardening rule : requireNonNull(rules, "rules")) {
            dropped.remove(rule);
            added.add(rule);
        }
        return this;
    }

    /**
     * Let the processes do this although all else is denied to them, such as {@code NET_BIND_SERVICE}, the only one that Pod
     * Security's level <em>restricted</em> takes.
     */
    public SecuritySpec addCapability(String capability) {
        Origin origin = draft.touch("capability");
        requireNonNull(capability, "capability");
        if (!isCapability(capability)) {
            draft.problem(
                    "capability",
                    origin,
                    "a capability must have upper-case letters and underscores, without CAP_, but was \"" + capability
                            + "\"",
                    "Name it like \"NET_BIND_SERVICE\".");
        } else if (!capabilities.add(capability)) {
            draft.problem(
                    "capability", origin, "the capability " + capability + " is given already", "Leave this line out.");
        }
        return this;
    }

    private static boolean isCapability(String text) {
        return Syntax.isWord(text, "_", LONGEST_CAPABILITY)
                && !Syntax.hasLowerCase(text)
                && !Syntax.startsWithDigit(text)
                && !text.startsWith("CAP_");
    }

    /** Give the processes a capability no longer. */
    public SecuritySpec removeCapability(String capability) {
        requireNonNull(capability, "capability");
        Origin origin = draft.touch("capability");
        if (!capabilities.remove(capability)) {
            draft.problem(
                    "capability",
                    origin,
                    "the capability " + capability + " is not given here",
                    capabilities.isEmpty()
                            ? "Leave this line out: there is none."
                            : "Remove one of: " + Nearest.list(capability, capabilities) + ".");
        }
        return this;
    }
}
