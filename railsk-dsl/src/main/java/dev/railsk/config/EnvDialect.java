package dev.railsk.config;

/**
 * The three readings of an env file that differ in quotes, comments and interpolation, and the one that they share. {@link
 * DialectReport} tells what they read differently.
 *
 * <p>Whatever the dialect, a file never reads the ambient environment and never runs a command, long lines are read whole, and
 * a quote that is opened and not closed is refused, as is a key or certificate of several lines outside of quotes.
 */
public enum EnvDialect {
    /** {@code kubectl create --from-env-file}: quotes and inline comments are part of the value, a duplicate key is an error. */
    KUBECTL,
    /** Kustomize's {@code envs}: as {@link #KUBECTL}, with a less strict reading of keys. */
    KUSTOMIZE,
    /** The dotenv gem: quotes are removed, comments end values, the last duplicate wins, {@code ${VAR}} refers to the file. */
    DOTENV,
    /** What all three read alike: a file of which they read anything differently is refused, with the names of those settings. */
    STRICT
}
