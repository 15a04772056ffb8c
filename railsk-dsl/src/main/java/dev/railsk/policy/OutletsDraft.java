package dev.railsk.policy;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;

/** Outlets while they are written: what an app and a workload have in common there. */
public final class OutletsDraft {

    private static final int MOST_PORT = 65_535;

    private final Draft draft;
    private final List<Outlet> outlets;

    /** The outlets of one scope: words change this list. */
    public OutletsDraft(Draft draft, List<Outlet> outlets) {
        this.draft = draft;
        this.outlets = outlets;
    }

    /** Add one, or replace that of its name. */
    public void outlet(String name, Peer peer, int... ports) {
        Origin origin = draft.write("outlet " + requireNonNull(name, "name"));
        requireNonNull(peer, "peer");
        if (!Syntax.isLabel(name, MOST_PORT)) {
            draft.problem(
                    "outlet " + name,
                    origin,
                    "an outlet's name must have lower-case letters, digits and dashes, but was \"" + name + "\"",
                    "Name it like \"smtp\".");
            return;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int port : requireNonNull(ports, "ports")) {
            numbers.add(port);
            if (port < 1 || port > MOST_PORT) {
                draft.problem(
                        "outlet " + name,
                        origin,
                        "a port must be from 1 to 65535, but was " + port,
                        "Name the port that the other side listens on.");
                return;
            }
        }
        if (numbers.isEmpty()) {
            draft.problem(
                    "outlet " + name,
                    origin,
                    "the outlet \"" + name + "\" names no port",
                    "Name the ports that the other side listens on, such as 587.");
        }
        outlets.removeIf(outlet -> outlet.name().equals(name));
        outlets.add(new Outlet(name, peer, numbers));
    }

    /** Leave one out; that there is none is a problem. */
    public void removeOutlet(String name) {
        draft.remove("outlet", requireNonNull(name, "name"), outlets, Outlet::name);
    }
}
