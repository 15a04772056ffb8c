package dev.railsk.config;

/** Where the value of one environment variable comes from. */
public sealed interface EnvValue {

    /** A value written in the definition. Not for secrets: it is rendered as it stands. */
    record Literal(String value) implements EnvValue {}

    /** A field of the pod, by Kubernetes' downward API, such as {@code metadata.name}. */
    record Field(String path) implements EnvValue {}

    /** What a container is promised or allowed of a resource, by Kubernetes' downward API ({@code resourceFieldRef}). */
    record OfResource(ContainerResource resource) implements EnvValue {}

    /** The build that runs: the revision of each render. */
    record OfRevision() implements EnvValue {}

    /**
     * A key of a secret.
     *
     * @param secret the secret, as the app declares it
     * @param key the key in it
     * @param isOptional whether a pod starts without it, the variable then being unset
     */
    record FromSecret(String secret, String key, boolean isOptional) implements EnvValue {}

    /**
     * A key of a config of this app.
     *
     * @param config the config, as the app declares it
     * @param key the key in it
     * @param isOptional whether a pod starts without it, the variable then being unset
     */
    record FromConfig(String config, String key, boolean isOptional) implements EnvValue {}

    /**
     * A key of an env file that a container has written into an empty directory of the pod ({@code fileKeyRef}).
     *
     * @param volume the pod's volume
     * @param path the file in it
     * @param key the key in the file
     * @param isOptional whether a pod starts without the file or the key, the variable then being unset
     */
    record FromFile(String volume, String path, String key, boolean isOptional) implements EnvValue {}
}
