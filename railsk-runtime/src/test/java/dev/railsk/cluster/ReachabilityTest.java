package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when no trusted server answers, and who is trusted. */
class ReachabilityTest {

    private static final String HINT =
            "; context stub names this server: see that it runs and can be reached from here,"
                    + " or choose another context";
    private static final String VERSION = "{\"gitVersion\":\"v1.34.0\"}";

    private static TestAuthority authority;
    private static TestAuthority elsewhere;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates(@TempDir Path stores) {
        authority = TestAuthority.named(stores, "ip:127.0.0.1");
        elsewhere = TestAuthority.named(stores, "dns:*.example");
    }

    private Cluster open(String kubeconfig) throws IOException {
        return open(kubeconfig, Map.of());
    }

    private Cluster open(String kubeconfig, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), kubeconfig);
        return Kubeconfig.of(environment, folder).withFile(file).open();
    }

    private static String at(String server) {
        return """
                current-context: stub
                contexts: [{name: stub, context: {cluster: stub}}]
                clusters: [{name: stub, cluster: {server: "%s"}}]
                """
                .formatted(server);
    }

    private static void assertUnreachable(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ClusterUnreachableException.class).hasMessage(message);
    }

    @Test
    void aClosedPortIsARefusedConnection() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String server = "https://127.0.0.1:" + port;

        try (Cluster cluster = open(at(server))) {
            assertUnreachable(
                    () -> cluster.list(Selection.all(ObjectKind.POD, "demo")),
                    "could not reach the API server " + server + ": connection refused" + HINT);
        }
    }

    @Test
    void anUnknownHostIsNamed() throws IOException {
        try (Cluster cluster = open(at("https://api.shop.invalid"))) {
            assertUnreachable(
                    cluster::version,
                    "could not reach the API server https://api.shop.invalid:443: unknown host api.shop.invalid"
                            + HINT);
        }
    }

    @Test
    void aServerWithoutTlsIsTold() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Cluster cluster = open(at("https://127.0.0.1:" + plain.getLocalPort()))) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerInClear(plain));

            assertUnreachable(
                    cluster::version,
                    "could not reach the API server https://127.0.0.1:" + plain.getLocalPort()
                            + ": it does not speak TLS; check whether its URL starts with http://");
            assertThat(answered).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    private static void answerInClear(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.0 400 Bad Request\r\n\r\nClient sent no HTTP\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aServerThatIsNoApiServerIsTold() throws IOException {
        try (ApiStub portal = ApiStub.plain().answer(200, "<html>Please log in</html>");
                Cluster cluster = open(portal.kubeconfig("", ""))) {
            String message = "could not reach the API server " + portal.url()
                    + ": what answers there is no Kubernetes API server; check server and proxy in the kubeconfig";

            assertUnreachable(cluster::version, message);
            assertUnreachable(() -> cluster.list(Selection.all(ObjectKind.POD, "demo")), message);
        }
    }

    @Test
    void anInterruptedCallEndsAndLeavesTheThreadInterrupted() throws IOException {
        try (ApiStub server = ApiStub.plain().answer(200, VERSION);
                Cluster cluster = open(server.kubeconfig("", ""))) {
            Thread.currentThread().interrupt();

            assertUnreachable(
                    cluster::version,
                    "could not reach the API server " + server.url() + ": interrupted while waiting for its answer");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aCertificateOfNobodyKnownIsNotTrusted() throws IOException {
        try (ApiStub server = ApiStub.tls(authority.context(), false);
                Cluster cluster = open(server.kubeconfig("", ""))) {
            assertUnreachable(
                    cluster::version,
                    "could not reach the API server " + server.url()
                            + ": its certificate is not trusted: no known authority signed it, or it is out of date;"
                            + " check certificate-authority in the kubeconfig");
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void theAuthorityOfTheKubeconfigIsTrusted() throws IOException {
        try (ApiStub server = ApiStub.tls(authority.context(), false).answer(200, VERSION);
                Cluster cluster =
                        open(server.kubeconfig("certificate-authority-data: " + authority.certificateData(), ""))) {
            assertThat(cluster.version()).isEqualTo("v1.34.0");
        }
    }

    @Test
    void aCertificateForOtherNamesIsNotTrusted() throws IOException {
        try (ApiStub server = ApiStub.tls(elsewhere.context(), false);
                Cluster cluster =
                        open(server.kubeconfig("certificate-authority-data: " + elsewhere.certificateData(), ""))) {
            assertThatThrownBy(cluster::version)
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessageStartingWith("could not reach the API server " + server.url()
                            + ": its certificate is for other names than this: ")
                    .hasMessageEndingWith("; check server and tls-server-name in the kubeconfig");
        }
    }

    @Test
    void theServersNameCanBeGivenApartFromItsAddress() throws IOException {
        String trust = "certificate-authority-data: " + elsewhere.certificateData() + ", tls-server-name: ";

        try (ApiStub server = ApiStub.tls(elsewhere.context(), false).answer(200, VERSION)) {
            try (Cluster cluster = open(server.kubeconfig(trust + "api.example", ""))) {
                assertThat(cluster.version()).isEqualTo("v1.34.0");
            }
            try (Cluster cluster = open(server.kubeconfig(trust + "other.test", ""))) {
                assertThatThrownBy(cluster::version)
                        .isInstanceOf(ClusterUnreachableException.class)
                        .hasMessageContaining("the certificate has no name other.test");
            }
        }
    }

    @Test
    void trustCanBeSwitchedOffInWriting() throws IOException {
        try (ApiStub server = ApiStub.tls(elsewhere.context(), false).answer(200, VERSION);
                Cluster cluster = open(server.kubeconfig("insecure-skip-tls-verify: true", ""))) {
            assertThat(cluster.version()).isEqualTo("v1.34.0");
        }
    }

    @Test
    void aClientCertificateIsShown() throws IOException {
        String trust = "certificate-authority-data: " + authority.certificateData();
        String user =
                "client-certificate-data: " + authority.certificateData() + ", client-key-data: " + authority.keyData();

        try (ApiStub server = ApiStub.tls(authority.context(), true).answer(200, VERSION)) {
            try (Cluster cluster = open(server.kubeconfig(trust, user))) {
                assertThat(cluster.version()).isEqualTo("v1.34.0");
            }
            try (Cluster cluster = open(server.kubeconfig(trust, ""))) {
                assertThatThrownBy(cluster::version).isInstanceOf(ClusterUnreachableException.class);
            }
        }
    }

    @Test
    void aKeyThatIsNoneIsToldWithoutItsContent() {
        String user = "client-certificate-data: aGVsbG8=, client-key-data: czNjcmV0";

        assertThatThrownBy(() -> open(at("https://127.0.0.1:1").replace("cluster: stub}", "cluster: stub, user: me}")
                        + "users: [{name: me, user: {" + user + "}}]"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessage(
                        "client-certificate and client-key must be a PEM certificate and its private key, but are not\n"
                                + "  at user \"me\" in " + folder.resolve("config")
                                + "\n  Log in again, or correct the files. A key with a pass phrase is not supported.")
                .hasNoCause();
    }

    @Test
    void aKeyOfAnotherCertificateIsTold(@TempDir Path stores) {
        String rsa = TestAuthority.named(stores, "dns:a.example", "RSA").certificateData();
        String otherRsa = TestAuthority.named(stores, "dns:b.example", "RSA").keyData();

        for (String key : List.of(otherRsa, authority.keyData())) {
            String user = "client-certificate-data: " + rsa + ", client-key-data: " + key;
            assertThatThrownBy(
                            () -> open(at("https://127.0.0.1:1").replace("cluster: stub}", "cluster: stub, user: me}")
                                    + "users: [{name: me, user: {" + user + "}}]"))
                    .isInstanceOf(KubeconfigException.class)
                    .hasMessageStartingWith(
                            "client-certificate and client-key must be a PEM certificate and its private"
                                    + " key, but are not\n  at user \"me\" in ");
        }
    }

    @Test
    void theProxyOfTheKubeconfigIsUsed() throws IOException {
        try (ApiStub proxy = ApiStub.plain().answer(200, VERSION);
                Cluster cluster = open(
                        """
                        current-context: stub
                        contexts: [{name: stub, context: {cluster: stub}}]
                        clusters: [{name: stub, cluster: {server: "http://api.shop.invalid", proxy-url: "%s"}}]
                        """
                                .formatted(proxy.url()))) {
            assertThat(cluster.version()).isEqualTo("v1.34.0");
            assertThat(proxy.seen()).singleElement().satisfies(seen -> assertThat(seen.target())
                    .isEqualTo("http://api.shop.invalid/version"));
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://me:t0p-s3cret@127.0.0.1:" + port);

        try (Cluster cluster = open(at("http://api.shop.invalid"), environment)) {
            assertUnreachable(
                    () -> cluster.list(Selection.all(ObjectKind.POD, "demo")),
                    "could not reach the API server http://api.shop.invalid:80: connection refused by the proxy"
                            + " 127.0.0.1:" + port + "; check the proxy in the kubeconfig or the environment");
        }
    }

    @Test
    void theProxyOfTheEnvironmentIsUsed() throws IOException {
        try (ApiStub proxy = ApiStub.plain().answer(200, VERSION);
                Cluster cluster = open(at("http://api.shop.invalid"), Map.of("HTTP_PROXY", proxy.url()))) {
            assertThat(cluster.version()).isEqualTo("v1.34.0");
        }
    }

    @Test
    void noOtherThreadKeepsTheProgramAliveAfterClose() throws IOException {
        ApiStub server = ApiStub.plain().answer(200, VERSION);
        var before = Thread.getAllStackTraces().keySet();
        try (Cluster cluster = open(server.kubeconfig("", ""))) {
            cluster.version();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread ->
                            !before.contains(thread) && !thread.getName().startsWith("pool-"))
                    .allMatch(Thread::isDaemon);
        } finally {
            server.close();
        }
    }
}
