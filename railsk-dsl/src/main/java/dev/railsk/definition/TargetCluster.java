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
}
