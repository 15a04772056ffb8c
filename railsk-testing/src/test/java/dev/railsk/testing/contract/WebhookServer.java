package dev.railsk.testing.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A webhook on loopback, over HTTPS with a certificate that it signed itself. */
final class WebhookServer implements AutoCloseable {

    private static final String PASSWORD = "password";
    private static final String ALIAS = "webhook";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String authority;
    private volatile boolean isAsked;

    /** What is answered to an object. */
    private interface Review {
        Map<String, Object> answer(Tree object);
    }

    private WebhookServer(Review review) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore keys = keys();
        authority = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getCertificate(ALIAS).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, new SecureRandom());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, review));
        server.start();
    }

    /** One that judges. */
    static WebhookServer judging(Function<Tree, Optional<String>> denial) throws InterruptedException {
        return open(object -> {
            Optional<String> why = denial.apply(object);
            return why.isPresent()
                    ? Map.of("allowed", false, "status", Map.of("message", why.get()))
                    : Map.of("allowed", true);
        });
    }

    /** One that changes. */
    static WebhookServer changing(UnaryOperator<Tree> change) throws InterruptedException {
        return open(object -> {
            String patch = Tree.of(Map.of("patch", patch(object, change.apply(object))))
                    .at("patch")
                    .toJsonLine();
            return Map.of(
                    "allowed",
                    true,
                    "patchType",
                    "JSONPatch",
                    "patch",
                    Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static WebhookServer open(Review review) throws InterruptedException {
        try {
            return new WebhookServer(review);
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Whole parts at the top, such as {@code data}. */
    private static List<Object> patch(Tree before, Tree after) {
        List<Object> changes = new ArrayList<>();
        Map<String, @Nullable Object> known = before.map();
        after.map().forEach((part, value) -> {
            if (!Objects.equals(known.get(part), value) && value != null) {
                changes.add(Map.of("op", "add", "path", "/" + part, "value", value));
            }
        });
        return changes;
    }

    private static KeyStore keys() throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("railsk-webhook");
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", ALIAS, "-keyalg", "EC"));
        command.addAll(List.of("-dname", "CN=railsk test", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed: " + said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        Files.delete(file);
        Files.delete(folder);
        return store;
    }

    private void answer(HttpExchange exchange, Review review) throws IOException {
        try (exchange) {
            Tree asked = Tree.parseJson(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Object> response = new LinkedHashMap<>(review.answer(asked.at("request", "object")));
            response.put("uid", asked.at("request", "uid").text().orElse(""));
            byte[] answer = Tree.of(Map.of(
                            "apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "response", response))
                    .toJsonLine()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            isAsked = true;
        }
    }

    /** Whether it has answered anything yet. */
    boolean isAsked() {
        return isAsked;
    }

    /** How an API server reaches it, as a configuration says. */
    Map<String, Object> address() {
        return Map.of(
                "url",
                "https://127.0.0.1:" + server.getAddress().getPort() + "/",
                "caBundle",
                Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
