package dev.railsk.network;

import java.util.Optional;

/**
 * An ingress for any controller.
 *
 * @param basics name, labels and annotations
 * @param className the ingress class; empty for the cluster's default class
 * @param certificates the certificates with which it serves HTTPS
 */
public record PlainIngress(IngressBasics basics, Optional<String> className, Certificates certificates)
        implements Exposure {

    static final PlainIngress DEFAULT = new PlainIngress(IngressBasics.DEFAULT, Optional.empty(), Certificates.NONE);

    /** Of another exposure's name, labels and annotations, which hold for both. */
    static PlainIngress from(IngressBasics basics) {
        return new PlainIngress(basics, Optional.empty(), Certificates.NONE);
    }
}
