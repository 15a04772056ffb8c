package dev.railsk.config;

/** A whole secret or config whose keys all become environment variables. A later source wins over an earlier one. */
public sealed interface EnvSource {

    /** The name of the secret or config, as the app declares it. */
    String name();

    /** All keys of a secret. */
    record AllOfSecret(String name) implements EnvSource {}

    /** All keys of a config of this app. */
    record AllOfConfig(String name) implements EnvSource {}
}
