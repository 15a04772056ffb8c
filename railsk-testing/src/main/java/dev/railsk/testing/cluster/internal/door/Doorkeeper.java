package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.ObjectKind;

/** Somebody who stands in the door and may do something to requests. */
public interface Doorkeeper {

    /** Lets everything through. */
    Doorkeeper NOBODY = (verb, kind, namespace, name) -> Interference.NONE;

    /**
     * What is done to a request.
     *
     * @param verb {@code version}, {@code may}, {@code get}, {@code list}, {@code watch}, {@code dry run}, {@code apply},
     *     {@code create}, {@code update}, {@code delete} or {@code log}
     * @param kind the kind that it is about; Pod where it is about none
     * @param name the object's name; empty for all, or none
     */
    Interference meet(String verb, ObjectKind kind, String namespace, String name);
}
