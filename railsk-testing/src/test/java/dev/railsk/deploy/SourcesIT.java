package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.config.ContainerResource;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.ResourceUnit;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.text.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Variables, configs, files and secrets on a real API server. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class SourcesIT {

    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");

    private final String namespace = "railsk-config-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();

    @TempDir
    private Path folder;

    private ManifestSet rendered(Consumer<AppSpec> definition) {
        RailsApp app = RailsApp.define("shop", shop -> {
            shop.image("ghcr.io/acme/shop").namespace(namespace);
            definition.accept(shop);
        });
        return app.environment(RailsApp.DEFAULT_ENVIRONMENT).render(Revision.of("abcd123"));
    }

    private void apply(ManifestSet set) {
        for (Manifest manifest : set.manifests()) {
            cluster.apply(manifest, WriteOptions.write());
        }
    }

    private Tree live(Manifest manifest) {
        return cluster.get(ObjectRef.of(manifest.id())).orElseThrow().content();
    }

    @AfterEach
    void delete() {
        ObjectRef ref = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(ref).ifPresent(live -> cluster.delete(ref, DeleteOptions.of(live)));
        cluster.close();
    }

    @Test
    void takesEverySourceOfAVariable() {
        ManifestSet set = rendered(app -> app.secret(Secrets.existing("smtp"))
                .config("flags", config -> config.value("A", "1"))
                .env(env -> env.optionalFromSecret("LOGIN", "smtp", "login")
                        .optionalFromConfig("B", "flags", "B")
                        .optionalAllFromSecret("smtp", "SMTP_")
                        .optionalAllFromConfig("flags")
                        .resource("CORES", ContainerResource.cpuLimit())
                        .resource("MILLIS", ContainerResource.cpuRequest().in(ResourceUnit.MILLICORES))
                        .resource("MIB", ContainerResource.memoryLimit().in(ResourceUnit.MEBIBYTES))
                        .resource(
                                "DISK",
                                ContainerResource.ephemeralStorageRequest().in(ResourceUnit.GIGABYTES)))
                .web(web -> web.env(env ->
                        env.resource("OWN", ContainerResource.memoryRequest().of("web")))));

        apply(set);

        Tree web = live(set.get("Deployment", "shop-web"))
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0);
        assertThat(web.at("env").toJsonLine()).contains("requests.ephemeral-storage", "\"divisor\":\"1Mi\"");
        assertThat(web.at("envFrom").items().get(0).at("secretRef", "optional").isTrue())
                .isTrue();
    }

    @Test
    void storesBytesAndRefusesToChangeWhatIsImmutable() throws IOException {
        Files.write(folder.resolve("logo.bin"), new byte[] {(byte) 0xFF, 0, 1});
        ManifestSet set = rendered(app -> app.web(web -> {})
                .files("nginx", files -> files.text("nginx.conf", "listen 80;")
                        .file(Folder.of(folder), "logo.bin")
                        .immutable())
                .secret(Secrets.plainText("keys", keys -> keys.envFile(env()).immutable())));

        apply(set);

        Manifest files = set.ofKind("ConfigMap").get(0);
        assertThat(live(files).at("binaryData", "logo.bin").text()).contains("/wAB");
        assertThat(live(files).at("immutable").isTrue()).isTrue();
        assertThatThrownBy(() -> cluster.apply(changed(files, "data"), WriteOptions.ask()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining("field is immutable when `immutable` is set");
        assertThatThrownBy(() -> cluster.apply(changed(set.ofKind("Secret").get(0), "data"), WriteOptions.ask()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining("field is immutable when `immutable` is set")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void takesSecretsOfTheTypesThatItKnows() throws IOException {
        Files.writeString(folder.resolve("file"), "x");
        Files.writeString(folder.resolve("docker"), "{\"auths\":{}}");
        ManifestSet set = rendered(app -> app.web(web -> {})
                .secret(Secrets.plainText("opaque", s -> s.envFile(env())))
                .secret(Secrets.plainText("own", s -> s.envFile(env()).type("example.com/own")))
                .secret(Secrets.plainText("ssh", s -> s.file("ssh-privatekey", Folder.of(folder), "file")
                        .type("kubernetes.io/ssh-auth")))
                .secret(Secrets.plainText("tls", s -> s.file("tls.crt", Folder.of(folder), "file")
                        .file("tls.key", Folder.of(folder), "file")
                        .type("kubernetes.io/tls")))
                .secret(Secrets.plainText("pull", s -> s.file(".dockerconfigjson", Folder.of(folder), "docker")
                        .type("kubernetes.io/dockerconfigjson"))));

        apply(set);

        assertThat(set.ofKind("Secret")).hasSize(5).allSatisfy(secret -> assertThat(
                        live(secret).at("type"))
                .isEqualTo(secret.tree().at("type")));
    }

    private static EnvFile env() {
        return EnvFile.text(EnvDialect.STRICT, "A=hunter22\nB=2\n");
    }

    private static Manifest changed(Manifest manifest, String field) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(manifest.tree().map());
        map.put(field, Map.of("C", "Mw=="));
        return Manifest.of(Tree.of(map));
    }
}
