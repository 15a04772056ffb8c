package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The API server of the context that {@code RAILSK_TEST_CONTEXT} names, with a second client for what the port cannot do. */
final class RealServer implements AutoCloseable {

    static final String VARIABLE = "RAILSK_TEST_CONTEXT";

    private final Cluster cluster;
    private final KubernetesClient client;
    private final List<KubernetesClient> others = new ArrayList<>();

    private RealServer(Cluster cluster, KubernetesClient client) {
        this.cluster = cluster;
        this.client = client;
    }

    static RealServer open() {
        Map<String, String> environment = System.getenv();
        String context = environment.getOrDefault(VARIABLE, "");
        Kubeconfig kubeconfig = Kubeconfig.of(environment, Path.of(System.getProperty("user.home")))
                .withContext(context);
        return new RealServer(
                kubeconfig.open(),
                new KubernetesClientBuilder()
                        .withConfig(Config.autoConfigure(context))
                        .build());
    }

    Cluster cluster() {
        return cluster;
    }

    KubernetesClient client() {
        return client;
    }

    /** The cluster as a new service account of the role's namespace sees it, which has that role and no other right. */
    Cluster user(Manifest role) {
        String place = "metadata: {name: " + role.name() + ", namespace: " + role.namespace() + "}";
        apply(role);
        apply(yaml("{apiVersion: v1, kind: ServiceAccount, " + place + "}"));
        apply(yaml("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, " + place
                + ", roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: " + role.name()
                + "}, subjects: [{kind: ServiceAccount, name: " + role.name() + ", namespace: " + role.namespace()
                + "}]}"));
        String token = client.serviceAccounts()
                .inNamespace(role.namespace())
                .withName(role.name())
                .tokenRequest(new TokenRequest())
                .getStatus()
                .getToken();
        Config admin = client.getConfiguration();
        Config user = new ConfigBuilder(Config.empty())
                .withMasterUrl(admin.getMasterUrl())
                .withCaCertFile(admin.getCaCertFile())
                .withCaCertData(admin.getCaCertData())
                .withOauthToken(token)
                .build();
        KubernetesClient other = new KubernetesClientBuilder().withConfig(user).build();
        others.add(other);
        return Cluster.over(other);
    }

    private void apply(Manifest manifest) {
        cluster.apply(manifest, WriteOptions.write());
    }

    private static Manifest yaml(String text) {
        return ManifestSet.parse(text).manifests().get(0);
    }

    void delete(ObjectRef ref) {
        MixedOperation<?, ?, ?> objects = client.genericKubernetesResources(
                ref.kind().apiVersion(), ref.kind().kind());
        if (ref.namespace().isEmpty()) {
            objects.withName(ref.name()).delete();
        } else {
            objects.inNamespace(ref.namespace()).withName(ref.name()).delete();
        }
    }

    @Override
    public void close() {
        others.forEach(KubernetesClient::close);
        cluster.close();
        client.close();
    }
}
