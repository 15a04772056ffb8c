package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServedClusterTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .web(web -> web.replicas(1)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private static final ObjectRef SETTINGS = new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "settings");

    private final FakeCluster fake = FakeCluster.ready(SHOP);
    private final ServedCluster served = fake.serve();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        fake.close();
    }

    private Cluster open() throws IOException {
        Path file = served.kubeconfig(folder.resolve("kubeconfig"));
        return dev.railsk.cluster.Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    private HttpURLConnection get(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(served.url() + path).toURL().openConnection();
        connection.setReadTimeout(20_000);
        return connection;
    }

    private static Tree read(HttpURLConnection connection) throws IOException {
        boolean isGood = connection.getResponseCode() < 400;
        byte[] body = (isGood ? connection.getInputStream() : connection.getErrorStream()).readAllBytes();
        return Tree.parseJson(new String(body, StandardCharsets.UTF_8));
    }

    private static String text(Tree tree, String... path) {
        return String.valueOf(tree.at(path).value());
    }

    private void apply(String name, Map<String, String> data) {
        fake.apply(Objects.config(name, data), WriteOptions.write());
    }

    @Test
    void isDeployedToThroughAKubeconfig() throws IOException {
        try (Cluster cluster = open()) {
            DeployReport report = Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123"));

            assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        }
    }

    @Test
    void failsOnTheWire() throws IOException {
        served.fail(Calls.version().times(1), Fault.busy(429, Duration.ofSeconds(1)))
                .fail(Calls.list().about(ObjectKind.POD).after(1).times(2), Fault.busy(500))
                .fail(
                        Calls.apply()
                                .named("shop-web")
                                .about(ObjectKind.DEPLOYMENT)
                                .times(1),
                        Fault.cut())
                .fail(Calls.watch().about(ObjectKind.POD).times(1), Fault.expired());
        try (Cluster cluster = open()) {
            DeployReport report = Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123"));

            assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        }
        served.requireAllHappened();
    }

    @Test
    void saysHowLongItWantsToBeLeftAlone() throws IOException {
        served.fail(Calls.get().named("settings"), Fault.busy(429, Duration.ofSeconds(7)));

        HttpURLConnection connection = get("/api/v1/namespaces/shop/configmaps/settings");

        assertThat(connection.getResponseCode()).isEqualTo(429);
        assertThat(connection.getHeaderField("Retry-After")).isEqualTo("7");
        assertThat(text(read(connection), "reason")).isEqualTo("TooManyRequests");
    }

    @Test
    void cutsTheConnectionOnceItHasDoneWhatWasAsked() throws IOException {
        served.fail(Calls.delete().named("settings"), Fault.cut());
        apply("settings", Map.of());
        HttpURLConnection connection = get("/api/v1/namespaces/shop/configmaps/settings");
        connection.setRequestMethod("DELETE");

        assertThatThrownBy(connection::getResponseCode).isInstanceOf(IOException.class);
        assertThat(fake.get(SETTINGS)).isEmpty();
    }

    @Test
    void refusesFaultsThatNeverHappened() {
        served.fail(Calls.get().named("setings"), Fault.cut());

        assertThatThrownBy(served::requireAllHappened).isInstanceOf(AssertionError.class);
    }

    @Test
    void streamsAWatch() throws IOException {
        apply("settings", Map.of("A", "1"));
        HttpURLConnection connection =
                get("/api/v1/namespaces/shop/configmaps?watch=1&fieldSelector=metadata.name%3Dsettings");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("{\"type\":\"ADDED\"").contains("\"A\":\"1\"");
            apply("other", Map.of());
            apply("settings", Map.of("A", "2"));
            assertThat(lines.readLine()).startsWith("{\"type\":\"MODIFIED\"").contains("\"A\":\"2\"");
            fake.delete(SETTINGS);
            assertThat(lines.readLine()).startsWith("{\"type\":\"DELETED\"");
            fake.dropWatches();
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void tellsWhatLeavesASelectionAsGone() throws IOException {
        fake.put(labelled("a"));
        HttpURLConnection connection = get("/api/v1/configmaps?watch=1&labelSelector=tier%20in%20(a%2Cb)");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("{\"type\":\"ADDED\"");
            fake.put(labelled("c"));
            assertThat(lines.readLine()).startsWith("{\"type\":\"DELETED\"");
            fake.put(labelled("b"));
            assertThat(lines.readLine()).startsWith("{\"type\":\"ADDED\"");
        }
    }

    private static Tree labelled(String tier) {
        return Tree.ofYaml(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop, labels: {tier: " + tier
                        + "}}}",
                "config");
    }

    @Test
    void endsAWatchFromAForgottenVersionWith410() throws IOException {
        apply("settings", Map.of("A", "1"));
        fake.compact();

        HttpURLConnection connection = get("/api/v1/namespaces/shop/configmaps?watch=1&resourceVersion=2");

        Tree event = read(connection);
        assertThat(text(event, "type")).isEqualTo("ERROR");
        assertThat(text(event, "object", "code")).isEqualTo("410");
    }

    @Test
    void tellsBookmarks() throws IOException {
        HttpURLConnection connection =
                get("/apis/batch/v1/namespaces/shop/jobs?watch=1&allowWatchBookmarks=true&resourceVersion=5");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("{\"type\":\"BOOKMARK\",\"object\":{");
        }
    }

    @Test
    void choosesByLabelsAndFields() throws IOException {
        fake.put(labelled("a"));
        apply("other", Map.of());
        fake.time();

        for (String choice : List.of(
                "labelSelector=tier%3Da",
                "labelSelector=tier%3D%3Da",
                "labelSelector=tier",
                "labelSelector=tier%20notin%20(b%2Cc)%2Ctier",
                "labelSelector=tier!%3Db%2Ctier",
                "fieldSelector=metadata.name%3Dsettings")) {
            Tree list = read(get("/api/v1/namespaces/shop/configmaps?" + choice));
            assertThat(list.at("items").items()).as(choice).hasSize(1);
            assertThat(text(list.at("items").items().get(0), "metadata", "name"))
                    .isEqualTo("settings");
        }
        Tree refusal = read(get("/api/v1/namespaces/shop/configmaps?fieldSelector=data.A%3D1"));
        assertThat(text(refusal, "message")).isEqualTo("field label not supported: data.A");
    }

    @Test
    void refusesWhatItDoesNotServe() throws IOException {
        HttpURLConnection connection = get("/api/v1/namespaces/shop/configmaps/settings");
        connection.setRequestMethod("POST");

        assertThat(text(read(connection), "message"))
                .isEqualTo(
                        "the fake cluster does not serve POST /api/v1/namespaces/shop/configmaps/settings. It serves get,"
                                + " list, watch, create, update, delete, logs and server-side apply.");
        assertThat(text(read(get("/openapi/v2")), "message"))
                .isEqualTo(
                        "the server could not find the requested resource: the fake cluster serves nothing at /openapi/v2");
    }

    @Test
    void servesOnlyOnceAndOnLoopback() {
        assertThat(fake.serve(1)).isSameAs(served);
        assertThat(served.url()).startsWith("http://127.0.0.1:");
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        HttpURLConnection connection = get("/api/v1/configmaps?watch=1");
        connection.getResponseCode();

        fake.close();

        for (int turn = 0; turn < 100 && isServing(); turn++) {
            Thread.sleep(50);
        }
        assertThat(isServing()).isFalse();
    }

    private static boolean isServing() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("fake-cluster-"));
    }

    @Test
    void servesDefinedKinds() throws IOException {
        fake.put(FakeDefinitionTest.definition("buckets"));
        fake.apply(
                Manifest.of(Tree.ofYaml(
                        "{apiVersion: acme.example/v1, kind: Bucket, metadata: {name: b, namespace: shop}, spec: {size: 1}}",
                        "bucket")),
                WriteOptions.write());

        assertThat(read(get("/apis/acme.example/v1/buckets")).at("items").items())
                .hasSize(1);
        assertThat(text(read(get("/apis/acme.example")), "preferredVersion", "version"))
                .isEqualTo("v1");
    }
}
