package dev.railsk.deploy;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Manifests;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A service account of a real cluster that has the rights of one Role, in a namespace of its own. */
final class RestrictedUser implements AutoCloseable {

    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    private static final String NAME = "deployer";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String namespace;
    private final Cluster admin = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(CONTEXT))
            .build();
    private final List<ObjectRef> clusterWide = new ArrayList<>();

    private RestrictedUser(String namespace) {
        this.namespace = namespace;
    }

    static RestrictedUser in(String namespace) {
        return new RestrictedUser(namespace);
    }

    /** Who may do everything. */
    Cluster admin() {
        return admin;
    }

    void make() {
        apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + "}}");
        apply("{apiVersion: v1, kind: ServiceAccount, metadata: {name: " + NAME + ", namespace: " + namespace + "}}");
    }

    /** Have the rights of this role, in place of what one of the same name gave before. */
    void grant(Manifest role) {
        boolean isOfCluster = role.kind().equals("ClusterRole");
        admin.apply(role, WriteOptions.write());
        String kind = role.kind() + "Binding";
        String place = isOfCluster ? "" : ", namespace: " + role.namespace();
        apply("{apiVersion: rbac.authorization.k8s.io/v1, kind: " + kind + ", metadata: {name: " + role.name() + place
                + "}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: " + role.kind() + ", name: " + role.name()
                + "}, subjects: [{kind: ServiceAccount, name: " + NAME + ", namespace: " + namespace + "}]}");
        if (isOfCluster) {
            clusterWide.add(ObjectRef.of(role.id()));
            clusterWide.add(new ObjectRef(new ObjectKind("rbac.authorization.k8s.io/v1", kind), "", role.name()));
        }
    }

    /** The cluster as this user sees it, through a kubeconfig that is written into the folder. */
    Cluster open(Path folder) throws IOException {
        Config config = client.getConfiguration();
        String authority = config.getCaCertData() != null
                ? config.getCaCertData()
                : Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(config.getCaCertFile())));
        String server = config.getMasterUrl();
        String token = client.serviceAccounts()
                .inNamespace(namespace)
                .withName(NAME)
                .tokenRequest(new TokenRequest())
                .getStatus()
                .getToken();
        Path file = folder.resolve("kubeconfig");
        Files.writeString(
                file,
                """
                {apiVersion: v1, kind: Config, current-context: restricted,
                 clusters: [{name: here, cluster: {server: "%s", certificate-authority-data: "%s"}}],
                 users: [{name: deployer, user: {token: "%s"}}],
                 contexts: [{name: restricted, context: {cluster: here, user: deployer}}]}
                """
                        .formatted(server, authority, token),
                StandardCharsets.UTF_8);
        return Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    /** Wait until the authorizer has heard of a change of roles. */
    void await(Cluster cluster, AccessCheck right, boolean isGranted) throws InterruptedException {
        Instant limit = admin.time().now().plus(LIMIT);
        while (cluster.may(right) != isGranted) {
            if (admin.time().now().isAfter(limit)) {
                throw new AssertionError("the authorizer still answers " + !isGranted + " to " + right);
            }
            admin.time().sleep(Duration.ofMillis(50));
        }
    }

    void apply(String yaml) {
        admin.apply(Manifests.text(yaml).get(0), WriteOptions.write());
    }

    @Override
    public void close() {
        clusterWide.add(new ObjectRef(ObjectKind.NAMESPACE, "", namespace));
        for (ObjectRef made : clusterWide) {
            admin.get(made).ifPresent(live -> admin.delete(made, DeleteOptions.of(live)));
        }
        client.close();
        admin.close();
    }
}
