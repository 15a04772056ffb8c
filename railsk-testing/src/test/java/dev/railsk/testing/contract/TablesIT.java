package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The fake's tables have the columns of a real API server's. */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class TablesIT {

    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static final List<String> LISTS = List.of(
            "/api/v1/pods",
            "/apis/apps/v1/deployments",
            "/apis/apps/v1/replicasets",
            "/apis/apps/v1/statefulsets",
            "/apis/batch/v1/jobs",
            "/apis/batch/v1/cronjobs",
            "/api/v1/services",
            "/apis/networking.k8s.io/v1/ingresses",
            "/apis/networking.k8s.io/v1/networkpolicies",
            "/api/v1/configmaps",
            "/api/v1/secrets",
            "/api/v1/namespaces",
            "/api/v1/serviceaccounts",
            "/api/v1/events",
            "/apis/policy/v1/poddisruptionbudgets",
            "/apis/rbac.authorization.k8s.io/v1/roles",
            "/apis/rbac.authorization.k8s.io/v1/rolebindings",
            "/apis/coordination.k8s.io/v1/leases",
            "/api/v1/limitranges");

    private static final FakeCluster FAKE = FakeCluster.start();
    private static @Nullable RealServer server;

    @BeforeAll
    static void open() {
        server = RealServer.open();
    }

    @AfterAll
    static void close() {
        FAKE.close();
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> hasTheColumnsOfARealServer() {
        return LISTS.stream()
                .map(list -> DynamicTest.dynamicTest(
                        list, () -> assertThat(columns(fake(list))).isEqualTo(columns(real(list)))));
    }

    private static Tree fake(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(FAKE.serve().url() + path))
                .header("Accept", TABLE)
                .build();
        return Tree.parseJson(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    private static Tree real(String path) throws InterruptedException, ExecutionException {
        var client = java.util.Objects.requireNonNull(server, "opened").client();
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceAll("/$", "") + path + "?limit=1")
                .header("Accept", TABLE)
                .build();
        return Tree.parseJson(
                client.getHttpClient().sendAsync(request, String.class).get().body());
    }

    private static List<String> columns(Tree table) {
        return table.at("columnDefinitions").items().stream()
                .map(column -> column.at("name").value() + " "
                        + column.at("type").value() + " " + column.at("format").value() + " "
                        + column.at("priority").value())
                .toList();
    }
}
