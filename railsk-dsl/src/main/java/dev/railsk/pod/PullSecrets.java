package dev.railsk.pod;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.List;

/** Names of pull secrets while they are written: an app's, or those of one workload or task. */
public final class PullSecrets {

    private static final int LONGEST_NAME = 253;

    private PullSecrets() {}

    /** Add a name to those that there are. That it is there already, or is no name of a secret, becomes a problem of its word. */
    public static void add(Draft draft, Origin origin, String name, List<String> names) {
        if (names.contains(name)) {
            draft.problem("pullSecrets", origin, "\"" + name + "\" is a pull secret already", "Leave this one out.");
            return;
        }
        if (name.length() > LONGEST_NAME || !Syntax.isDomain(name)) {
            draft.problem(
                    "pullSecrets",
                    origin,
                    "a secret's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Name it as kubectl get secrets lists it.");
        }
        names.add(name);
    }
}
