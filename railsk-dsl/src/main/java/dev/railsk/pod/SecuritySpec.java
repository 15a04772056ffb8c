package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** How security is written. Defaults: every {@link Hardening} rule for the pod, under the image's own user. */
public final class SecuritySpec {

    private final Draft draft = new Draft("security");
    private Optional<Long> user;
    private final Set<Hardening> rules = new LinkedHashSet<>();

    private SecuritySpec(Security base) {
        user = base.user();
        rules.addAll(base.rules());
    }

    static Security apply(Security base, Consumer<SecuritySpec> definition) {
        SecuritySpec spec = new SecuritySpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("security", new Security(spec.user, spec.rules));
    }

    /** Run as this user and group, and give volumes to the group: the id that the image's files belong to. */
    public SecuritySpec runAs(long id) {
        Origin origin = draft.write("runAs");
        if (id < 1 || id > Integer.MAX_VALUE) {
            draft.problem(
                    "runAs",
                    origin,
                    "the user id must be from 1 to 2147483647, but was " + id,
                    "Set runAs(..) to the id that the image's Dockerfile gives its user.");
        }
        user = Optional.of(id);
        return this;
    }

    /** Apply exactly these rules, no others. */
    public SecuritySpec hardening(Hardening... exactly) {
        requireNonNull(exactly, "exactly");
        draft.write("hardening");
        rules.clear();
        rules.addAll(List.of(exactly));
        return this;
    }

    /** Leave out these rules of those in force. */
    public SecuritySpec without(Hardening... dropped) {
        requireNonNull(dropped, "dropped");
        Origin origin = draft.touch();
        for (Hardening rule : dropped) {
            if (!rules.remove(rule)) {
                draft.problem(
                        "without", origin, "the rule " + rule + " is not in force", "Leave it out of without(..).");
            }
        }
        return this;
    }

    /** Run as the image's own user. */
    public SecuritySpec noRunAs() {
        draft.write("runAs");
        user = Optional.empty();
        return this;
    }

    /** Apply the rules that hold when nothing is said: all but {@link Hardening#NON_ROOT_CONTAINERS}. */
    public SecuritySpec defaultHardening() {
        draft.write("hardening");
        rules.clear();
        rules.addAll(Security.RESTRICTED.rules());
        return this;
    }

    /** Apply these rules too. */
    public SecuritySpec also(Hardening... added) {
        requireNonNull(added, "added");
        draft.touch();
        rules.addAll(List.of(added));
        return this;
    }
}
