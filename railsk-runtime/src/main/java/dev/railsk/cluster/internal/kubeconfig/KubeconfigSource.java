package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.KubeconfigException;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What leads to a cluster.
 *
 * @param file the only file to read; empty to look at {@code KUBECONFIG} and the home folder
 * @param context the context to take; empty for the current one
 * @param serviceAccount where a pod finds its own account
 */
public record KubeconfigSource(
        Map<String, String> environment,
        Path home,
        Optional<Path> file,
        Optional<String> context,
        Path serviceAccount) {

    /** Read only this file. */
    public KubeconfigSource withFile(Path only) {
        return new KubeconfigSource(environment, home, Optional.of(only), context, serviceAccount);
    }

    /** Take this context. */
    public KubeconfigSource withContext(String name) {
        return new KubeconfigSource(environment, home, file, Optional.of(name), serviceAccount);
    }

    /** Where it leads to. */
    public ClusterAddress address() {
        return target().address();
    }

    /** Open the cluster that it leads to. */
    public Cluster open() {
        return target().open(environment);
    }

    private Target target() {
        Optional<KubeconfigFiles> files = KubeconfigFiles.read(candidates());
        if (files.isPresent()) {
            return inFiles(files.get());
        }
        if (file.isEmpty() && context.isEmpty()) {
            Optional<Target> pod = ServiceAccount.in(serviceAccount, environment);
            if (pod.isPresent()) {
                return pod.get();
            }
        }
        throw absent();
    }

    private Target inFiles(KubeconfigFiles files) {
        Entry chosen = files.context(context.orElse(""));
        String clusterName = chosen.text("cluster")
                .orElseThrow(() -> chosen.fault(
                        "the context names no cluster", "Add one with kubectl config set-context --cluster."));
        Entry cluster = files.named("cluster", chosen, clusterName);
        Credentials credentials = chosen.text("user")
                .map(user -> Users.credentials(files.named("user", chosen, user), cluster, environment))
                .orElse(new Credentials.Anonymous());
        ClusterAddress address = new ClusterAddress(
                chosen.name(),
                server(cluster).toString(),
                chosen.text("namespace").orElse(""));
        return new Target(address, server(cluster), Trust.of(cluster), credentials, cluster.text("proxy-url"));
    }

    private static URI server(Entry cluster) {
        String step = "Write it as https://HOST:PORT.";
        String text = cluster.text("server").orElseThrow(() -> cluster.fault("the cluster has no server", step));
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw cluster.fault("the cluster's server must be an URL, but is \"" + text + "\"", step);
        }
        throw cluster.fault("the cluster's server must be an https:// URL, but is \"" + text + "\"", step);
    }

    private List<Path> candidates() {
        if (file.isPresent()) {
            return List.of(file.get());
        }
        String variable = environment.getOrDefault("KUBECONFIG", "");
        if (variable.isEmpty()) {
            return List.of(home.resolve(".kube").resolve("config"));
        }
        return Stream.of(variable.split(Pattern.quote(File.pathSeparator), -1))
                .filter(path -> !path.isBlank())
                .distinct()
                .map(Path::of)
                .toList();
    }

    private KubeconfigException absent() {
        String tried = candidates().stream().map(Path::toString).collect(Collectors.joining(", "));
        String named = file.isPresent()
                ? "named with --kubeconfig"
                : environment.getOrDefault("KUBECONFIG", "").isEmpty()
                        ? "KUBECONFIG is not set"
                        : "named by KUBECONFIG";
        return Fault.of(
                "could not find a kubeconfig",
                tried + " (" + named + ")",
                "Name a file with --kubeconfig or KUBECONFIG, or log in with your provider's command line to get one.");
    }
}
