package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

/** What a projected volume has its files from. */
public sealed interface ProjectedSource permits SecretVolume, ConfigVolume, DownwardApi, ServiceAccountToken {

    /** A token of the pod's service account for this audience, in a file of this path, valid for an hour and renewed by the kubelet. */
    static ServiceAccountToken token(String file, String audience) {
        return ServiceAccountToken.of(requireNonNull(file, "file"), requireNonNull(audience, "audience"));
    }
}
