package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.CommandContext;
import dev.railsk.cli.Railsk;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.config.Secrets;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A whole command that fetches values from a file, a program and standard input, on a real API server. */
@EnabledIfEnvironmentVariable(named = "RAILSK_TEST_CONTEXT", matches = ".+")
class FetchedSecretsIT {

    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");

    @TempDir
    Path folder;

    private final String namespace = "railsk-fetched-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(CONTEXT))
            .build();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private RailsApp shop() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .namespace(namespace)
                .noMigration()
                .secret(Secrets.fetched(
                        "keys", keys -> keys.stdin("PIN").file("CA", "ca.pem").command("TOKEN", "./vault", "read")))
                .web(web -> web.replicas(1).env(env -> env.allFromSecret("keys"))));
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "planted-ca\n");
        vault("echo planted-token");
    }

    private void vault(String script) throws IOException {
        Path vault = Files.writeString(folder.resolve("vault"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void delete() {
        client.namespaces().withName(namespace).delete();
        client.close();
        cluster.close();
    }

    private int run(String pin, String... args) {
        CommandContext context = CommandContext.empty(folder)
                .withEnvironment(System.getenv())
                .withInput(new ByteArrayInputStream(pin.getBytes(StandardCharsets.UTF_8)));
        return Railsk.run(this::shop, args, said, said, context);
    }

    private List<LiveObject> secrets() {
        return cluster.list(Selection.all(ObjectKind.SECRET, namespace)).items().stream()
                .filter(secret -> secret.ref().name().startsWith("keys-"))
                .toList();
    }

    @Test
    void bringsThemToThePodsAndShowsNone() throws IOException {
        String[] deploy = {"deploy", "--revision", "a", "--context", CONTEXT, "--output", "json"};
        String[] diff = {"diff", "--revision", "a", "--context", CONTEXT};

        assertThat(run("planted-pin\n", deploy))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(secrets()).singleElement().satisfies(secret -> assertThat(
                        secret.content().at("data").map())
                .isEqualTo(
                        Map.of("PIN", "cGxhbnRlZC1waW4=", "CA", "cGxhbnRlZC1jYQ==", "TOKEN", "cGxhbnRlZC10b2tlbg==")));
        said.reset();
        assertThat(run("planted-pin\n", diff)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("to create: 0, to change: 0, unchanged: 5");
        vault("echo planted-pin is wrong >&2; exit 3");
        assertThat(run("planted-pin\n", deploy)).isEqualTo(3);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("it ended with exit code 3")
                .doesNotContain("planted-");
        assertThat(secrets()).hasSize(1);
        for (LiveObject record :
                cluster.list(Selection.all(ObjectKind.CONFIG_MAP, namespace)).items()) {
            assertThat(record.content().toJson()).doesNotContain("planted-", "cGxhbnRlZC");
        }
    }
}
