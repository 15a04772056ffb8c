package dev.railsk.config;

import org.jspecify.annotations.Nullable;

/** A whole secret or config whose keys all become environment variables. A later source wins over an earlier one. */
public sealed interface EnvSource {

    /** The name of the secret or config, as the app declares it. */
    String name();

    /** All keys of a secret. */
    record AllOfSecret(String name) implements EnvSource {

        // Written out here and below, as every definition compares sources: the equals() that a record has by itself
        // links some seventy method handles at its first call, a large part of a cold start.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AllOfSecret source && name.equals(source.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** All keys of a config of this app. */
    record AllOfConfig(String name) implements EnvSource {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AllOfConfig source && name.equals(source.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
