package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.Map;
import java.util.Optional;

/**
 * What the API server knows of one kind of object. A kind overrides what it does differently from an object of which only names and
 * labels are checked.
 */
public abstract class KindRules {

    private final ResourceKind resource;

    KindRules(ResourceKind resource) {
        this.resource = resource;
    }

    /** How the kind is served. */
    public final ResourceKind resource() {
        return resource;
    }

    /** Carry over, into a new state of an object, what the server gave it before, and forget what it no longer has a use for. */
    public void keep(Map<String, Object> object, Tree before) {}

    /** What of the object the server's own type cannot read, in its words; empty where it can. */
    public Optional<String> misread(Map<String, Object> object) {
        return Optional.empty();
    }

    /** Fill in what the server fills in where nothing is said. It is filled in again at every write, so nothing may add up. */
    public void fill(Map<String, Object> object) {}

    /** Fill in what only the server can know: addresses, ports, identities. */
    public void assign(Map<String, Object> object, Allocation allocation) {}

    /** Check the object's name. */
    public void checkName(Part metadata) {
        NameRules.checkSubdomain(metadata.path("name"), metadata.text("name"), metadata.problems());
    }

    /** Check the object, apart from its metadata. */
    public void check(Part object) {}

    /** Check what matters at the object's creation only. */
    public void checkNew(Part object) {}

    /** Check the object against its former state: what must not change. */
    public void checkChange(Part object, Map<String, Object> before) {}
}
