package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.KubeconfigException;
import java.io.File;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What leads to a cluster.
 *
 * @param home the home folder where the environment names none
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

    Target target() {
        Optional<KubeconfigFiles> files = KubeconfigFiles.read(candidates());
        if (files.isPresent()) {
            return inFiles(files.get());
        }
        // Only where nobody has named anything: who names a file that is not there means another cluster than the
        // pod's.
        if (file.isEmpty() && context.isEmpty() && !isNamedByVariable()) {
            Optional<Target> pod = ServiceAccount.in(serviceAccount, environment);
            if (pod.isPresent()) {
                return pod.get();
            }
        }
        throw absent();
    }

    private Target inFiles(KubeconfigFiles files) {
        Entry chosen = files.context(context.orElse(""));
        KnownFields.checkContext(chosen);
        String clusterName = chosen.text("cluster")
                .orElseThrow(() -> chosen.fault(
                        "the context names no cluster", "Add one with kubectl config set-context --cluster."));
        Entry cluster = files.named("cluster", chosen, clusterName);
        KnownFields.checkCluster(cluster);
        Optional<String> user = chosen.text("user");
        Credentials credentials = user.isPresent()
                ? Users.credentials(files.named("user", chosen, user.get()), cluster, environment)
                : new Credentials.Anonymous();
        URI server = ServerUrl.of(cluster);
        ClusterAddress address = new ClusterAddress(
                chosen.name(), server.toString(), chosen.text("namespace").orElse(""));
        return new Target(address, server, Trust.of(cluster), credentials, cluster.text("proxy-url"));
    }

    private boolean isNamedByVariable() {
        return !variable().isEmpty();
    }

    private String variable() {
        return environment.getOrDefault("KUBECONFIG", "");
    }

    private List<Path> candidates() {
        if (file.isPresent()) {
            return List.of(file.get());
        }
        if (!isNamedByVariable()) {
            return List.of(homeFolder().resolve(".kube").resolve("config"));
        }
        Set<Path> paths = new LinkedHashSet<>();
        for (String path : variable().split(File.pathSeparator, -1)) {
            if (!path.isBlank()) {
                paths.add(path(path, "KUBECONFIG"));
            }
        }
        return List.copyOf(paths);
    }

    /** As {@code kubectl} finds it: {@code HOME} counts before what the system says of the user. */
    private Path homeFolder() {
        String named = environment.getOrDefault("HOME", "");
        return named.isBlank() ? home : path(named, "HOME");
    }

    private static Path path(String text, String variable) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw Fault.of(
                    variable + " must hold paths, but does not: " + malformed.getReason(),
                    variable + " in the environment",
                    "Correct it.");
        }
    }

    private KubeconfigException absent() {
        String named = file.isPresent()
                ? "named with --kubeconfig"
                : isNamedByVariable() ? "named by KUBECONFIG" : "KUBECONFIG is not set";
        return Fault.of(
                "could not find a kubeconfig",
                listed(candidates()) + " (" + named + ")",
                "Name a file with --kubeconfig or KUBECONFIG, or log in with your provider's command line to get one.");
    }

    /** Files, for people. */
    static String listed(List<Path> files) {
        List<String> names = new ArrayList<>();
        for (Path path : files) {
            names.add(path.toString());
        }
        return names.isEmpty() ? "no file" : String.join(", ", names);
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "kubeconfig " + file.map(Path::toString).orElse("of the environment") + ", "
                + context.map(name -> "context " + Shown.name(name)).orElse("its current context");
    }
}
