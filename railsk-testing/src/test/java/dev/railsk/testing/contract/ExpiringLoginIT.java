package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.NoConnectionException;
import dev.railsk.deploy.Step;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A login that ends while a deploy waits for its rollout. Its tokens are bound to Secrets: a real API server accepts them no longer, some
 * seconds after the Secret is gone.
 */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class ExpiringLoginIT {

    private static final String OBJECTS =
            """
            {apiVersion: v1, kind: Namespace, metadata: {name: NS}}
            ---
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: deployer, namespace: NS}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: deployer, namespace: NS}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{kind: ServiceAccount, name: deployer, namespace: NS}]
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: session-1, namespace: NS}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: session-2, namespace: NS}}
            """;

    @TempDir
    Path folder;

    private final String namespace = "railsk-expiring-" + Long.toString(System.nanoTime(), 36);
    private RealServer server;

    @BeforeEach
    void open() throws IOException {
        server = RealServer.open();
        for (Manifest manifest :
                ManifestSet.parse(OBJECTS.replace("NS", namespace)).manifests()) {
            server.cluster().create(manifest, WriteOptions.write());
        }
        Files.writeString(folder.resolve("token"), token("session-1"));
        Path login = Files.writeString(
                folder.resolve("login"),
                """
                #!/bin/sh
                echo once >> %1$s/count
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'$(cat %1$s/token)'"}}'
                """
                        .formatted(folder));
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void close() {
        server.client().namespaces().withName(namespace).delete();
        server.close();
    }

    private String token(String session) {
        String answer = server.client()
                .raw(
                        "/api/v1/namespaces/" + namespace + "/serviceaccounts/deployer/token",
                        "POST",
                        Map.of(
                                "spec",
                                Map.of(
                                        "expirationSeconds",
                                        600,
                                        "boundObjectRef",
                                        Map.of("kind", "Secret", "apiVersion", "v1", "name", session))));
        return Tree.parseJson(answer).at("status", "token").text().orElseThrow();
    }

    private Cluster asDeployer() throws IOException {
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
                users: [{name: me, user: {exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,
                  command: ./login}}}]
                """
                        .formatted(config.getMasterUrl(), authority));
        return Kubeconfig.of(Map.of("PATH", System.getenv("PATH")), folder)
                .withFile(file)
                .open();
    }

    private Environment shop() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace(namespace)
                        .noMigration()
                        .web(web -> web.replicas(1).minReady(Duration.ofSeconds(25))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(Cluster cluster, Runnable inTheMiddle) {
        DeployListener listener = event -> {
            if (event instanceof DeployEvent.StepStarted step && step.step().equals(Step.of(Step.Kind.AWAIT))) {
                server.client()
                        .secrets()
                        .inNamespace(namespace)
                        .withName("session-1")
                        .delete();
                inTheMiddle.run();
            }
        };
        return Deployer.on(cluster)
                .deploy(shop(), Revision.of("a"), DeployOptions.DEFAULT, listener, new Cancellation());
    }

    private void renew() {
        try {
            Files.writeString(folder.resolve("token"), token("session-2"));
        } catch (IOException full) {
            throw new AssertionError(full);
        }
    }

    private long logins() throws IOException {
        return Files.readAllLines(folder.resolve("count")).size();
    }

    @Test
    void isRenewedOnceAndTheDeployGoesOn() throws IOException {
        try (Cluster cluster = asDeployer()) {
            DeployReport report = deploy(cluster, this::renew);

            assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
            assertThat(report.warnings()).isEmpty();
        }
        assertThat(logins()).isEqualTo(2);
    }

    @Test
    void thatNobodyRenewsEndsTheDeployWithWhatIsKnown() throws IOException {
        try (Cluster cluster = asDeployer()) {
            NoConnectionException end =
                    catchThrowableOfType(NoConnectionException.class, () -> deploy(cluster, () -> {}));

            assertThat(end)
                    .hasMessageContaining("does not accept the credentials (401, Unauthorized)")
                    .hasMessageContaining("objects applied");
            assertThat(end.report().took()).isLessThan(Duration.ofSeconds(60));
            assertThat(catchThrowableOfType(ClusterException.class, cluster::version))
                    .hasMessageContaining("401");
        }
        DeployReport next = Deployer.on(server.cluster()).deploy(shop(), Revision.of("a"));

        assertThat(next.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(next.warnings())
                .contains("release 1 (deploy of a by a program (a place that it does not tell)) was interrupted in its"
                        + " step await. This one goes on from what it left");
    }
}
