package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.ClusterAddress;
import dev.railsk.manifest.Tree;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The account that a pod finds in its own file system. */
public final class ServiceAccount {

    /** Where the kubelet mounts it. */
    public static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private ServiceAccount() {}

    static Optional<Target> in(Path folder, Map<String, String> environment) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        Path token = folder.resolve("token");
        if (host.isEmpty() || !Files.isReadable(token)) {
            return Optional.empty();
        }
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        Map<String, Object> content = Map.of(
                "server",
                "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port,
                "certificate-authority",
                folder.resolve("ca.crt").toString());
        Entry pod = new Entry("cluster", "in-cluster", Tree.of(content), token);
        URI server = ServerUrl.of(pod);
        Path namespace = folder.resolve("namespace");
        String own = Files.isReadable(namespace)
                ? new String(pod.read("namespace", namespace), StandardCharsets.UTF_8).strip()
                : "";
        return Optional.of(new Target(
                new ClusterAddress("in-cluster", server.toString(), own),
                server,
                Trust.of(pod),
                new Credentials.TokenFile(pod, token),
                Optional.empty()));
    }
}
