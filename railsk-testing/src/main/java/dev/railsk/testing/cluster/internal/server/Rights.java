package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.HashSet;
import java.util.Set;

/** What the user of the fake may do: everything that was not taken away, with the kinds that there are. */
public final class Rights {

    private final Set<String> denied = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

    /** Take the kinds of another project's API group away. */
    public void lack(String group) {
        absent.add(group);
    }

    /** Whether the kind is there at all. */
    public boolean has(ResourceKind kind) {
        return !absent.contains(kind.group());
    }

    /** Take a right away: a verb on a resource such as {@code deployments} or {@code pods/log}. */
    public void deny(String verb, String resource) {
        denied.add(verb + " " + resource);
    }

    /** Whether the right is there. */
    public boolean allow(String verb, String resource) {
        return !denied.contains(verb + " " + resource);
    }

    /** Refuse when the right is not there. */
    void require(String verb, ResourceKind kind, String subresource, String namespace) {
        if (!has(kind)) {
            throw Refusals.unknownKind(kind.kind());
        }
        String resource = subresource.isEmpty() ? kind.plural() : kind.plural() + "/" + subresource;
        if (!allow(verb, resource)) {
            String place = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
            throw Refusals.forbidden(verb, kind, subresource, place);
        }
    }
}
