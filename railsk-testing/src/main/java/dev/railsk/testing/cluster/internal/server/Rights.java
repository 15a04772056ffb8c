package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the user of the fake may do: everything that was not taken away, or what some roles grant, with the kinds that there are. */
public final class Rights {

    private final Set<String> denied = new HashSet<>();
    private final Set<String> absent = new HashSet<>();
    private Optional<Grants> grants = Optional.empty();

    /** Take the kinds of another project's API group away. */
    public void lack(String group) {
        absent.add(group);
    }

    /** Whether the kind is there at all. */
    public boolean has(ResourceKind kind) {
        return !absent.contains(kind.group());
    }

    /** Take a right away: a verb on a resource such as {@code deployments} or {@code pods/log}, in one namespace or, if empty, in all. */
    public void deny(String verb, String resource, String namespace) {
        denied.add(verb + " " + resource + " " + namespace);
    }

    /** Leave only what these roles grant. */
    public void grantOnly(List<Tree> roles) {
        grants = Optional.of(new Grants(roles));
    }

    /** Do this as a user who has only what these roles grant. The caller holds the clock's monitor. */
    public <T> T as(List<Tree> roles, Supplier<T> work) {
        Optional<Grants> before = grants;
        grantOnly(roles);
        try {
            return work.get();
        } finally {
            grants = before;
        }
    }

    /** Whether the user is held to roles. */
    public boolean isGranted() {
        return grants.isPresent();
    }

    /** Whether the right is there. */
    public boolean allow(Right right) {
        String what = right.verb() + " " + right.resource() + " ";
        boolean isDenied = denied.contains(what) || denied.contains(what + right.namespace());
        return !isDenied && grants.map(all -> all.allow(right)).orElse(true);
    }

    /** Refuse when the right is not there, about all objects of a kind. */
    void require(String verb, ResourceKind kind, String subresource, String namespace) {
        require(verb, kind, subresource, new ObjectRef(kind.kind(), namespace, ""));
    }

    /** Refuse when the right is not there, about one object. */
    void require(String verb, ResourceKind kind, String subresource, ObjectRef ref) {
        if (!has(kind)) {
            throw Refusals.unknownKind(kind.kind(), ResourceKinds.all());
        }
        String resource = subresource.isEmpty() ? kind.plural() : kind.plural() + "/" + subresource;
        if (!allow(new Right(verb, kind.group(), resource, ref.namespace(), ref.name()))) {
            String namespace = ref.namespace();
            String place = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
            throw Refusals.forbidden(verb, kind, subresource, place);
        }
    }
}
