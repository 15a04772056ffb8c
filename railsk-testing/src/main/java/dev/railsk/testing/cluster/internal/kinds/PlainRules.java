package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;

/** Kinds of which only names and labels are checked, and to which nothing is added. */
public final class PlainRules extends KindRules {

    private PlainRules(ResourceKind resource) {
        super(resource);
    }

    /** Events. */
    public static KindRules events() {
        return new PlainRules(ResourceKind.plain(ObjectKind.EVENT));
    }

    /** ServiceAccounts. */
    public static KindRules serviceAccounts() {
        return new PlainRules(ResourceKind.plain(new ObjectKind("v1", "ServiceAccount")));
    }
}
