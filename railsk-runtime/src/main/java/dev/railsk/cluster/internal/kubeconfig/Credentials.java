package dev.railsk.cluster.internal.kubeconfig;

import java.nio.file.Path;

/** How a user proves who they are. No {@code toString} shows what proves it. */
sealed interface Credentials {

    /** Nothing is sent, because the context names no user, or the user has no credentials. */
    record Anonymous() implements Credentials {}

    /** A fixed token. */
    record Token(String token) implements Credentials {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** A token in a file, which somebody renews. */
    record TokenFile(Entry entry, Path file) implements Credentials {
        @Override
        public String toString() {
            return "TokenFile";
        }
    }

    /** User and password. */
    record Password(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password";
        }
    }

    /** A client certificate with its key, both as PEM. */
    record Certificate(Entry entry, String certificate, String key) implements Credentials {
        @Override
        public String toString() {
            return "Certificate";
        }
    }

    /** A program that brings a token or a certificate. */
    record Plugin(ExecPlugin plugin) implements Credentials {
        @Override
        public String toString() {
            return "Plugin";
        }
    }

    /** Credentials of one user who acts as another. */
    record Impersonating(Credentials own, Identity other) implements Credentials {}
}
