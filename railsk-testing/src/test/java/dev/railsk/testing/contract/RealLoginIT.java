package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What a real API server's word on credentials becomes: with HTTP/2 it ends the connection along with it. */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class RealLoginIT {

    private static final ObjectRef NAMESPACE = new ObjectRef(ObjectKind.NAMESPACE, "", "default");

    @TempDir
    Path folder;

    private RealServer server;

    @BeforeEach
    void open() {
        server = RealServer.open();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Cluster as(String user) throws IOException {
        Config config = server.client().getConfiguration();
        String authority = config.getCaCertData() != null
                ? config.getCaCertData()
                : Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(config.getCaCertFile())));
        Path file = Files.writeString(
                folder.resolve("config"),
                """
                current-context: real
                contexts: [{name: real, context: {cluster: real, user: me}}]
                clusters: [{name: real, cluster: {server: "%s", certificate-authority-data: %s}}]
                users: [{name: me, user: {%s}}]
                """
                        .formatted(config.getMasterUrl(), authority, user));
        return Kubeconfig.of(Map.of("PATH", System.getenv("PATH")), folder)
                .withFile(file)
                .open();
    }

    @Test
    void aWrongTokenIsToldAsSuch() throws IOException {
        try (Cluster cluster = as("token: wrong")) {
            assertThatThrownBy(() -> cluster.get(NAMESPACE))
                    .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(401))
                    .hasMessageContaining("does not accept the credentials (401, Unauthorized)."
                            + " Log in again, or choose another context.");
        }
    }

    @Test
    void aTokenThatHasExpiredIsRenewedByItsProgram() throws IOException {
        Path count = folder.resolve("count");
        Path program = folder.resolve("login");
        Files.writeString(
                program,
                """
                #!/bin/sh
                if [ -f %s ]; then token=%s; else token=expired; fi
                echo once >> %s
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'$token'"}}'
                """
                        .formatted(count, token(), count));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

        try (Cluster cluster = as("exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,"
                + " command: \"" + program + "\"}")) {
            assertThat(cluster.version()).startsWith("v1.");
            assertThat(cluster.version()).startsWith("v1.");
        }
        assertThat(Files.readString(count, StandardCharsets.UTF_8)).isEqualTo("once\nonce\n");
    }

    private String token() {
        String answer = server.client()
                .raw(
                        "/api/v1/namespaces/default/serviceaccounts/default/token",
                        "POST",
                        Map.of("spec", Map.of("expirationSeconds", 600)));
        return Tree.parseJson(answer).at("status", "token").text().orElseThrow();
    }

    /** A client that somebody hands in may use HTTP/2, whose frame Java 17 takes for a broken connection. */
    @Test
    void aWrongTokenOfAnotherClientLeadsToTheCredentialsToo() {
        Config real = server.client().getConfiguration();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(real.getMasterUrl())
                .withCaCertData(real.getCaCertData())
                .withCaCertFile(real.getCaCertFile())
                .withOauthToken("wrong")
                .build();

        try (KubernetesClient client =
                        new KubernetesClientBuilder().withConfig(config).build();
                Cluster cluster = Cluster.over(client)) {
            assertThatThrownBy(() -> cluster.list(Selection.all(ObjectKind.POD, "default")))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("does not accept the credentials");
        }
    }
}
