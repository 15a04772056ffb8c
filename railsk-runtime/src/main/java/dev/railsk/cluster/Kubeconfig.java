package dev.railsk.cluster;

import dev.railsk.cluster.internal.kubeconfig.KubeconfigSource;
import dev.railsk.cluster.internal.kubeconfig.ServiceAccount;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The way to a cluster that a user has set up for {@code kubectl}: files, context, credentials, proxies.
 *
 * <p>Nothing is read from the process: its environment and the home folder are handed in.
 *
 * <pre>{@code
 * try (Cluster cluster = Kubeconfig.of(System.getenv(), home).withContext("staging").open()) {
 *     cluster.version();
 * }
 * }</pre>
 *
 * <p>As {@code kubectl} does, it takes {@code --kubeconfig} before {@code KUBECONFIG} before {@code ~/.kube/config}, and where
 * several files say the same thing, the first. In a pod without any of them it takes the pod's service account. Unlike
 * {@code kubectl} it never falls back to an address or to anonymous access that nobody wrote down. Immutable.
 */
public final class Kubeconfig {

    private final KubeconfigSource source;

    private Kubeconfig(KubeconfigSource source) {
        this.source = source;
    }

    /**
     * What this environment leads to.
     *
     * @param environment for {@code KUBECONFIG}, {@code HTTPS_PROXY}, {@code NO_PROXY}, {@code PATH} and the credential plugins
     * @param home the user's home folder
     */
    public static Kubeconfig of(Map<String, String> environment, Path home) {
        return new Kubeconfig(new KubeconfigSource(
                Map.copyOf(environment), home, Optional.empty(), Optional.empty(), ServiceAccount.FOLDER));
    }

    /** Read this file, and no other. */
    public Kubeconfig withFile(Path file) {
        return new Kubeconfig(source.withFile(file));
    }

    /** Take this context instead of the current one. */
    public Kubeconfig withContext(String context) {
        return new Kubeconfig(source.withContext(context));
    }

    /**
     * Where {@link #open()} leads to. Reads the files, calls nothing.
     *
     * @throws KubeconfigException when the kubeconfig is absent, malformed or incomplete
     */
    public ClusterAddress address() {
        return source.address();
    }

    /**
     * Open the cluster: read files and credentials, run the credential plugin when there is one, make no connection yet.
     *
     * @throws KubeconfigException when the kubeconfig is absent, malformed or incomplete, or when its plugin is missing or fails
     */
    public Cluster open() {
        return source.open();
    }
}
