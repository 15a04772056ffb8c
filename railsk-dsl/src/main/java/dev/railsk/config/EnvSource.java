package dev.railsk.config;

import org.jspecify.annotations.Nullable;

/** A whole secret or config whose keys all become environment variables. A later source wins over an earlier one. */
public sealed interface EnvSource {

    /** The name of the secret or config, as the app declares it. */
    String name();

    /** What stands before each key in the variable's name; empty for the keys as they are. */
    String prefix();

    /** Whether a pod starts without it. */
    boolean isOptional();

    /** All keys of a secret. */
    record AllOfSecret(String name, String prefix, boolean isOptional) implements EnvSource {

        // Written out here and below, as every definition compares sources: the equals() that a record has by itself
        // links some seventy method handles at its first call, a large part of a cold start.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AllOfSecret source
                    && name.equals(source.name)
                    && prefix.equals(source.prefix)
                    && isOptional == source.isOptional;
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** All keys of a config of this app. */
    record AllOfConfig(String name, String prefix, boolean isOptional) implements EnvSource {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AllOfConfig source
                    && name.equals(source.name)
                    && prefix.equals(source.prefix)
                    && isOptional == source.isOptional;
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
