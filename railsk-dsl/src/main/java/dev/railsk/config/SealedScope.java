package dev.railsk.config;

/** Where the Sealed Secrets controller decrypts a ciphertext: {@code kubeseal --scope} binds it when it is made. */
public enum SealedScope {
    /** Under this name in this namespace only. The default, as it is kubeseal's. */
    STRICT,
    /** Under any name in this namespace. */
    NAMESPACE_WIDE,
    /** Under any name in any namespace. */
    CLUSTER_WIDE
}
