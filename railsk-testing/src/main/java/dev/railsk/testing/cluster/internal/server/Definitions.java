package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.kinds.ForeignRules;

/** Has a server serve the kinds that CustomResourceDefinitions define, as long as these are there. */
final class Definitions {

    private final ServedKinds kinds;

    Definitions(ServedKinds kinds) {
        this.kinds = kinds;
    }

    void changed(Change change) {
        if (!change.after().ref().kind().equals(ForeignRules.DEFINITION)) {
            return;
        }
        if (change.isDeletion()) {
            kinds.forget(change.after().content());
        } else {
            kinds.define(change.after().content());
        }
    }
}
