package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client certificate that a plugin brings, and brings anew when the server does not accept it any more. */
class RenewedCertificateTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private HttpsServer server;
    private TestAuthority own;
    private String expired;

    /** Lets every client in, so that its certificate is judged as an API server does it: by an answer. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        own = TestAuthority.named(folder, "ip:127.0.0.1");
        TestAuthority first = TestAuthority.named(folder, "dns:first.example");
        TestAuthority second = TestAuthority.named(folder, "dns:second.example");
        expired = first.certificateData();
        Files.writeString(folder.resolve("login1"), credential(first));
        Files.writeString(folder.resolve("login2"), credential(second));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.keys().toArray(new KeyManager[0]), new TrustManager[] {new Anybody()}, new SecureRandom());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", this::serve);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] der;
        try {
            der = ((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerCertificates()[0]
                    .getEncoded();
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(unreadable);
        }
        String pem = new String(Base64.getDecoder().decode(expired), StandardCharsets.UTF_8);
        boolean isExpired = pem.replace("\n", "").contains(Base64.getEncoder().encodeToString(der));
        seen.add(isExpired ? "expired" : "renewed");
        byte[] answer = (isExpired
                        ? "{\"kind\":\"Status\",\"code\":401,\"reason\":\"Unauthorized\"}"
                        : "{\"gitVersion\":\"v1\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isExpired ? 401 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String credential(TestAuthority authority) {
        return "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{"
                + "\"clientCertificateData\":\"" + pem(authority.certificateData()) + "\",\"clientKeyData\":\""
                + pem(authority.keyData()) + "\"}}";
    }

    private static String pem(String data) {
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8).replace("\n", "\\n");
    }

    private Cluster open() throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.equalsIgnoreCase("PATH"));
        environment.put("PATH", JAVA.toString());
        String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
        Path file = Files.writeString(
                folder.resolve("config"),
                """
                current-context: tls
                contexts: [{name: tls, context: {cluster: tls, user: me}}]
                clusters: [{name: tls, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}]
                users: [{name: me, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: java,
                  interactiveMode: Never, args: ["-cp", "%s", %s, numbered, "%s"]}}}]
                """
                        .formatted(
                                server.getAddress().getPort(),
                                own.certificateData(),
                                classPath,
                                PluginProgram.class.getName(),
                                folder.resolve("login").toString().replace("\\", "\\\\")));
        return Kubeconfig.of(environment, folder).withFile(file).open();
    }

    @Test
    void isUsedForNewConnectionsOnceItIsRenewed() throws IOException {
        try (Cluster cluster = open()) {
            assertThat(cluster.version()).isEqualTo("v1");
            assertThat(cluster.version()).isEqualTo("v1");
        }
        assertThat(seen).containsExactly("expired", "renewed", "renewed");
    }
}
