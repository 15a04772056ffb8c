package dev.railsk.access;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a role is written. Defaults: no rights, given to nobody. */
public final class RoleSpec {

    private final Draft draft = new Draft("role");
    private final GrantList grants;
    private final List<Subject> subjects;

    private RoleSpec(Role base) {
        grants = new GrantList(draft, base.grants());
        subjects = new ArrayList<>(base.subjects());
    }

    static Role apply(Role base, Consumer<RoleSpec> definition) {
        RoleSpec spec = new RoleSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish(
                "role " + base.name(),
                new Role(
                        base.name(),
                        spec.grants.grants(),
                        spec.subjects,
                        base.lines().then(spec.draft.lines())));
    }

    /**
     * Allow this in the app's namespace. Who may create pods can read every secret of the namespace through them.
     *
     * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete} or
     *     {@code deletecollection}
     * @param resources plurals, such as {@code jobs} or {@code pods/log}; those of other projects with their group
     */
    public RoleSpec may(String verb, String... resources) {
        grants.may(verb, resources);
        return this;
    }

    /** Allow nothing. */
    public RoleSpec noRights() {
        grants.clear();
        return this;
    }

    /** Give the role to these as well. */
    public RoleSpec to(Subject... added) {
        draft.touch("to");
        for (Subject subject : requireNonNull(added, "added")) {
            if (!subjects.contains(requireNonNull(subject, "subject"))) {
                subjects.add(subject);
            }
        }
        return this;
    }

    /** Give the role to nobody. */
    public RoleSpec noSubjects() {
        draft.touch();
        subjects.clear();
        return this;
    }
}
