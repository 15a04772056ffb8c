package dev.railsk.definition;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;

/** Which cluster an environment lives in. A command that writes refuses any other. */
public sealed interface TargetCluster {

    /** The cluster of this context of the kubeconfig. */
    static TargetCluster context(String name) {
        return new Context(name);
    }

    /** The cluster whose API server has this URL, whatever the context is called. */
    static TargetCluster server(String url) {
        return new Server(url);
    }

    /**
     * The cluster whose namespace {@code kube-system} has this UID, whatever it is called and however it is reached: as long as the cluster
     * lives no other has it. {@code kubectl get namespace kube-system -o jsonpath={.metadata.uid}} prints it.
     */
    static TargetCluster uid(String uid) {
        return new Uid(uid);
    }

    /** A context of the kubeconfig, by its name. */
    record Context(String name) implements TargetCluster {
        public Context {
            if (requireNonNull(name, "name").isBlank()) {
                throw new InvalidValueException(
                        "a cluster's context must have a name, but was blank",
                        "Write TargetCluster.context(\"production\"), as kubectl config get-contexts lists it.");
            }
        }

        @Override
        public String toString() {
            return "context " + name;
        }
    }

    /** An API server, by its URL without path. */
    record Server(String url) implements TargetCluster {
        public Server {
            boolean isUrl = requireNonNull(url, "url").startsWith("https://") || url.startsWith("http://");
            if (!isUrl || url.indexOf('@') >= 0 || url.indexOf('?') >= 0) {
                throw new InvalidValueException(
                        "a cluster's server must be a URL without user and query, beginning with https://",
                        "Copy it from kubectl cluster-info.");
            }
        }

        @Override
        public String toString() {
            return "server " + url;
        }
    }

    /** A cluster, by the UID of its namespace {@code kube-system}. */
    record Uid(String value) implements TargetCluster {

        private static final int LENGTH = 36;

        public Uid {
            if (!isUid(requireNonNull(value, "value"))) {
                throw new InvalidValueException(
                        "a cluster's UID must have 32 hexadecimal digits in groups of 8-4-4-4-12, but was \"" + value
                                + "\"",
                        "Copy it from kubectl get namespace kube-system -o jsonpath={.metadata.uid}.");
            }
        }

        private static boolean isUid(String text) {
            boolean isUid = text.length() == LENGTH;
            for (int index = 0; isUid && index < LENGTH; index++) {
                char sign = text.charAt(index);
                boolean isDash = index == 8 || index == 13 || index == 18 || index == 23;
                isUid = isDash ? sign == '-' : "0123456789abcdef".indexOf(sign) >= 0;
            }
            return isUid;
        }

        @Override
        public String toString() {
            return "UID " + value;
        }
    }
}
