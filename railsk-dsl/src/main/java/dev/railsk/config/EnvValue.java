package dev.railsk.config;

import java.util.Optional;

/** Where the value of one environment variable comes from. */
public sealed interface EnvValue {

    /** The text that the definition writes, in which {@code $(NAME)} refers to another variable; empty where the value is elsewhere. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** Whether it is of a config, a secret or a workload of the app. */
    default boolean isOfPart() {
        return false;
    }

    /** A value written in the definition. Not for secrets: it is rendered as it stands. */
    record Literal(String value) implements EnvValue {

        @Override
        public Optional<String> text() {
            return Optional.of(value);
        }
    }

    /**
     * Where a workload of the app answers inside the cluster.
     *
     * @param workload the workload's name
     * @param form the text around it: {@code {host}} stands for the name of its Service, {@code {port}} for the number of that's first port
     */
    record OfAddress(String workload, String form) implements EnvValue {

        private static final String HOST = "{host}";
        private static final String PORT = "{port}";

        /** Whether an address is in it at all. */
        public boolean isAddress() {
            return form.contains(HOST) || form.contains(PORT);
        }

        /** The text with this host and this port. */
        public String at(String host, int port) {
            return form.replace(HOST, host).replace(PORT, Integer.toString(port));
        }

        @Override
        public Optional<String> text() {
            return Optional.of(form);
        }

        @Override
        public boolean isOfPart() {
            return true;
        }
    }

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
    record FromSecret(String secret, String key, boolean isOptional) implements EnvValue {

        @Override
        public boolean isOfPart() {
            return true;
        }
    }

    /**
     * A key of a config of this app.
     *
     * @param config the config, as the app declares it
     * @param key the key in it
     * @param isOptional whether a pod starts without it, the variable then being unset
     */
    record FromConfig(String config, String key, boolean isOptional) implements EnvValue {

        @Override
        public boolean isOfPart() {
            return true;
        }
    }

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
