package dev.railsk.network;

import java.util.Optional;

/**
 * An ingress for any controller.
 *
 * @param basics name, labels and annotations
 * @param className the ingress class; empty for the cluster's default class
 * @param tlsSecret the secret with the certificate; empty for none
 */
public record PlainIngress(IngressBasics basics, Optional<String> className, Optional<String> tlsSecret)
        implements Exposure {

    static final PlainIngress DEFAULT = new PlainIngress(IngressBasics.DEFAULT, Optional.empty(), Optional.empty());

    /** Of another exposure's name, labels and annotations, which hold for both. */
    static PlainIngress from(Exposure base) {
        return new PlainIngress(base.basics(), Optional.empty(), Optional.empty());
    }
}
