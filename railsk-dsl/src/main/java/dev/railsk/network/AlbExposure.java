package dev.railsk.network;

/**
 * An ingress for the AWS Load Balancer Controller.
 *
 * @param basics name, labels and further annotations
 * @param internetFacing whether the load balancer has public addresses
 * @param listenPorts whether it listens on HTTP 80 and HTTPS 443
 * @param sslRedirect whether HTTP is sent on to HTTPS
 * @param legacyClass whether the class is named by the old annotation instead of {@code spec.ingressClassName}
 */
public record AlbExposure(
        IngressBasics basics, boolean internetFacing, boolean listenPorts, boolean sslRedirect, boolean legacyClass)
        implements Exposure {

    static final AlbExposure DEFAULT = new AlbExposure(IngressBasics.DEFAULT, false, false, false, false);

    /** Of another exposure's name, labels and annotations, which hold for both. */
    static AlbExposure from(Exposure base) {
        return new AlbExposure(base.basics(), false, false, false, false);
    }
}
