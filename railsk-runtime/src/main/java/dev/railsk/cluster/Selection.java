package dev.railsk.cluster;

import java.util.Map;

/**
 * Objects of one kind in one namespace, by equal labels. The server does the choosing, so that only what is asked for is sent.
 * There is no choice by field: the few fields that servers know differ from kind to kind, and the answer can be looked through.
 *
 * @param kind their kind
 * @param namespace their namespace; empty for objects of the whole cluster
 * @param labels labels that all of them have; empty for no restriction
 */
public record Selection(ObjectKind kind, String namespace, Map<String, String> labels) {
    public Selection {
        labels = Map.copyOf(labels);
    }

    /** All objects of a kind in a namespace. */
    public static Selection all(ObjectKind kind, String namespace) {
        return new Selection(kind, namespace, Map.of());
    }
}
