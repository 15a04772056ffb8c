package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ObjectRef;

/**
 * That a set works only where some object is there which it does not bring.
 *
 * @param object which
 * @param place who needs it
 */
public record NeededObject(ObjectRef object, String place) {}
