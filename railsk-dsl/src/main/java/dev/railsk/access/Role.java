package dev.railsk.access;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.List;
import java.util.function.Consumer;

/**
 * What some people or programs may do in the app's namespace.
 *
 * @param name its name, to which a name suffix is added; the binding has the same one
 * @param grants what they may do
 * @param subjects who they are; nobody is bound to it where there are none
 * @param lines the lines that wrote it
 */
public record Role(String name, List<Grant> grants, List<Subject> subjects, Lines lines)
        implements Part<RoleSpec, Role> {

    public Role {
        AccessNames.require("a role", name);
        grants = List.copyOf(grants);
        subjects = List.copyOf(subjects);
    }

    /** A role that allows nothing to nobody. */
    public static Role standard(String name) {
        return new Role(requireNonNull(name, "name"), List.of(), List.of(), Lines.unwritten(Origin.here()));
    }

    /** Define a role on its own, to share or test it. */
    public static Role define(String name, Consumer<RoleSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Role with(Consumer<RoleSpec> definition) {
        return RoleSpec.apply(this, definition);
    }
}
