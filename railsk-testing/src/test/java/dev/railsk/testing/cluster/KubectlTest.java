package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl looks at a fake cluster, where it is installed. */
@Timeout(120)
@EnabledIf(value = "hasKubectl", disabledReason = "no kubectl is on the PATH")
class KubectlTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .web(web -> web.host("shop.example").replicas(2))
                    .worker("sidekiq", worker -> worker.replicas(1)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private static final FakeCluster FAKE = FakeCluster.ready(SHOP);

    @TempDir
    static Path folder;

    static boolean hasKubectl() {
        for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(place, "kubectl"))) {
                return true;
            }
        }
        return false;
    }

    @BeforeAll
    static void deploy() throws IOException {
        FAKE.workload("sidekiq", Outcome.crashLoop("connecting", "no Redis"));
        try {
            Deployer.on(FAKE).deploy(SHOP, Revision.of("abcd123"));
        } catch (RolloutFailedException wanted) {
            assertThat(wanted).hasMessageContaining("crash-loop");
        }
        FAKE.deny("create", "pods/exec").deny("delete", "deployments").deny("deletecollection", "deployments");
        FAKE.serve().kubeconfig(folder.resolve("kubeconfig"));
    }

    @AfterAll
    static void close() {
        FAKE.close();
    }

    private static Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig",
                folder.resolve("kubeconfig").toString(),
                "--cache-dir",
                folder.resolve("cache").toString(),
                "--namespace",
                "shop"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static List<String> kubectl(String... words) throws Exception {
        Process process = start(words);
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("end of kubectl %s", List.of(words))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return said();
    }

    private static List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("said")).stream()
                .map(String::stripTrailing)
                .filter(line -> !line.startsWith("Defaulted container"))
                .toList();
    }

    private static void assertLines(List<String> lines, String... patterns) {
        assertThat(lines).hasSize(patterns.length);
        for (int i = 0; i < patterns.length; i++) {
            assertThat(lines.get(i)).matches(Pattern.compile(patterns[i]));
        }
    }

    @Test
    void getsPods() throws Exception {
        assertLines(
                kubectl("get", "pods"),
                "NAME +READY +STATUS +RESTARTS +AGE",
                "shop-sidekiq-\\w+-\\w+ +0/1 +(CrashLoopBackOff|Error) +\\d+ .*",
                "shop-web-\\w+-\\w+ +1/1 +Running +0 +\\w+",
                "shop-web-\\w+-\\w+ +1/1 +Running +0 +\\w+");
    }

    @Test
    void getsByShortNamesLabelsAndAll() throws Exception {
        assertLines(
                kubectl("get", "deploy", "shop-web"),
                "NAME +READY +UP-TO-DATE +AVAILABLE +AGE",
                "shop-web +2/2 +2 +2 +\\w+");
        assertLines(
                kubectl("get", "svc", "-o", "wide"),
                "NAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\\(S\\) +AGE +SELECTOR",
                "shop-web +ClusterIP +[\\d.]+ +<none> +\\d+/TCP +\\w+ +app.kubernetes.io/component=web,app.kubernetes.io/name=shop");
        assertLines(
                kubectl("get", "ing"),
                "NAME +CLASS +HOSTS +ADDRESS +PORTS +AGE",
                "shop-web +<none> +shop.example +80.*");
        assertThat(kubectl("get", "pods", "-A", "-l", "app.kubernetes.io/component=web", "-o", "name"))
                .hasSize(2);
        assertThat(kubectl("get", "all", "-o", "name")).contains("deployment.apps/shop-web", "service/shop-web");
        assertThat(kubectl("get", "pods", "nobody"))
                .containsExactly("Error from server (NotFound): pods \"nobody\" not found");
    }

    @Test
    void describes() throws Exception {
        assertThat(kubectl("describe", "pods", "-l", "app.kubernetes.io/component=sidekiq"))
                .anyMatch(line -> line.matches("Name: +shop-sidekiq-.*"))
                .anyMatch(line -> line.matches(" +Reason: +(CrashLoopBackOff|Error)"))
                .anyMatch(line -> line.matches(" +Warning +BackOff .*"));
        assertThat(kubectl("describe", "deployment", "shop-web"))
                .anyMatch(line -> line.matches(
                        "Replicas: +2 desired \\| 2 updated \\| 2 total \\| 2 available \\| 0 unavailable"))
                .anyMatch(line -> line.matches("NewReplicaSet: +shop-web-\\w+ \\(2/2 replicas created\\)"))
                .anyMatch(line -> line.contains("ScalingReplicaSet"));
    }

    @Test
    void readsLogs() throws Exception {
        assertThat(kubectl("logs", "deploy/shop-sidekiq", "--previous")).containsExactly("connecting", "no Redis");
        assertThat(kubectl("logs", "-l", "app.kubernetes.io/component=sidekiq", "--previous", "--tail", "1"))
                .containsExactly("no Redis");
    }

    @Test
    void followsALogToItsEnd() throws Exception {
        assertThat(kubectl("logs", "-f", "deploy/shop-sidekiq")).contains("no Redis");
    }

    @Test
    void watches() throws Exception {
        FAKE.put(config("{a: b}"));
        Process process = start("get", "configmap", "seen", "-w");
        try {
            awaitLine("seen +1 .*");
            FAKE.put(config("{a: b, c: d}"));
            awaitLine("seen +2 .*");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitLine(String pattern) throws Exception {
        for (int turn = 0; turn < 200; turn++) {
            if (said().stream().anyMatch(line -> line.matches(pattern))) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(said()).anyMatch(line -> line.matches(pattern));
    }

    private static Tree config(String data) {
        return Tree.ofYaml(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: seen, namespace: shop}, data: " + data + "}",
                "config");
    }

    @Test
    void waitsAndTellsTheVersion() throws Exception {
        assertThat(kubectl("wait", "--for=condition=Available", "deploy/shop-web"))
                .containsExactly("deployment.apps/shop-web condition met");
        assertThat(kubectl("rollout", "status", "deploy/shop-web"))
                .containsExactly("deployment \"shop-web\" successfully rolled out");
        assertThat(kubectl("version")).contains("Server Version: v1.34.3");
    }

    @Test
    void asksWhatItMayDo() throws Exception {
        assertThat(kubectl("auth", "can-i", "get", "pods")).containsExactly("yes");
        assertThat(kubectl("auth", "can-i", "create", "pods", "--subresource", "exec"))
                .containsExactly("no");
        assertThat(kubectl("auth", "can-i", "--list"))
                .anyMatch(line -> line.matches("deployments.apps +\\[] +\\[] +\\[get list watch create update patch]"))
                .noneMatch(line -> line.startsWith("pods/exec"));
    }

    @Test
    void findsTheKindsThatThereAre() throws Exception {
        assertThat(kubectl("api-resources"))
                .anyMatch(line -> line.matches("deployments +deploy +apps/v1 +true +Deployment"));
        assertThat(kubectl("api-versions")).contains("v1", "apps/v1");
    }

    @Test
    void appliesOnTheServerSideAndDeletes() throws Exception {
        Path file = Files.writeString(
                folder.resolve("config.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mine}\ndata: {a: b}\n");

        assertThat(kubectl("apply", "--server-side", "--validate=ignore", "-f", file.toString()))
                .containsExactly("configmap/mine serverside-applied");
        assertThat(kubectl("delete", "configmap", "mine")).containsExactly("configmap \"mine\" deleted");
    }
}
