package dev.railsk.config;

/** Where the value of one environment variable comes from. */
public sealed interface EnvValue {

    /** A value written in the definition. Not for secrets: it is rendered as it stands. */
    record Literal(String value) implements EnvValue {}

    /** A field of the pod, by Kubernetes' downward API, such as {@code metadata.name}. */
    record Field(String path) implements EnvValue {}

    /** The build that runs: the revision of each render. */
    record OfRevision() implements EnvValue {}

    /** A key of a secret. */
    record FromSecret(String secret, String key) implements EnvValue {}

    /** A key of a config of this app. */
    record FromConfig(String config, String key) implements EnvValue {}
}
