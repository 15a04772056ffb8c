package dev.railsk.testing.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What a kubeconfig says is done, by the word of a real API server on who came: or refused with a word, and never left out. */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class KubeconfigFidelityIT {

    private static final String ACCOUNT = "system:serviceaccount:default:default";

    @TempDir
    Path folder;

    private RealServer server;
    private Config admin;
    private String token;

    @BeforeEach
    void open() throws IOException {
        server = RealServer.open();
        admin = server.client().getConfiguration();
        token = Tree.parseJson(server.client()
                        .raw(
                                "/api/v1/namespaces/default/serviceaccounts/default/token",
                                "POST",
                                Map.of("spec", Map.of("expirationSeconds", 600))))
                .at("status", "token")
                .text()
                .orElseThrow();
        Files.write(folder.resolve("ca.crt"), authority());
        Files.write(folder.resolve("admin.crt"), bytes(admin.getClientCertData(), admin.getClientCertFile()));
        Files.write(folder.resolve("admin.key"), bytes(admin.getClientKeyData(), admin.getClientKeyFile()));
        Files.writeString(folder.resolve("token"), token + "\n");
        program(
                "by-token",
                "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{\"token\":\"'$(cat "
                        + folder.resolve("token") + ")'\"}}'");
        Files.writeString(
                folder.resolve("credential"),
                Tree.of(Map.of(
                                "apiVersion", "client.authentication.k8s.io/v1",
                                "kind", "ExecCredential",
                                "status",
                                        Map.of(
                                                "clientCertificateData", Files.readString(folder.resolve("admin.crt")),
                                                "clientKeyData", Files.readString(folder.resolve("admin.key")))))
                        .toJsonLine());
        program("by-certificate", "cat " + folder.resolve("credential"));
        program(
                "by-cluster",
                "case \"$KUBERNETES_EXEC_INFO\" in *" + admin.getMasterUrl().replaceAll("/$", "")
                        + "*certificate-authority-data*) exec " + folder.resolve("by-token") + ";; esac; exit 7");
        program("by-variable", "test \"$WHO$1\" = me-read || exit 8; exec " + folder.resolve("by-token"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private byte[] authority() throws IOException {
        return bytes(admin.getCaCertData(), admin.getCaCertFile());
    }

    private static byte[] bytes(String data, String file) throws IOException {
        return data != null ? Base64.getDecoder().decode(data) : Files.readAllBytes(Path.of(requireNonNull(file)));
    }

    private String data(String file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(file)));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String exec(String rest) {
        return "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, " + rest + "}";
    }

    private String atHost(String host) {
        return admin.getMasterUrl().replace("127.0.0.1", host);
    }

    /** Who one is by this kubeconfig. */
    private String whoAmI(String url, String cluster, String user) throws IOException {
        Path file = Files.writeString(
                folder.resolve("config"),
                """
                current-context: real
                contexts: [{name: real, context: {cluster: real, user: me}}]
                clusters: [{name: real, cluster: {server: "%s", %s}}]
                users: [{name: me, user: {%s}}]
                """
                        .formatted(url, cluster, user));
        Kubeconfig kubeconfig =
                Kubeconfig.of(Map.of("PATH", System.getenv("PATH")), folder).withFile(file);
        try (Cluster opened = kubeconfig.open()) {
            return opened.create(
                            Manifest.of(Tree.of(Map.of(
                                    "apiVersion", "authentication.k8s.io/v1",
                                    "kind", "SelfSubjectReview",
                                    "metadata", Map.of("name", "me")))),
                            WriteOptions.write())
                    .content()
                    .at("status", "userInfo", "username")
                    .text()
                    .orElseThrow();
        }
    }

    private Map<String, String> honoured() throws IOException {
        Map<String, String> users = new LinkedHashMap<>();
        users.put("token: \"" + token + "\"", ACCOUNT);
        users.put("tokenFile: token", ACCOUNT);
        users.put("tokenFile: token, token: wrong", ACCOUNT);
        users.put("token: \"" + token + "\", " + exec("command: /nowhere"), ACCOUNT);
        users.put("client-certificate: admin.crt, client-key: admin.key", "admin");
        users.put(
                "client-certificate-data: " + data("admin.crt") + ", client-key-data: " + data("admin.key")
                        + ", client-certificate: absent, client-key: absent",
                "admin");
        users.put(exec("command: ./by-token"), ACCOUNT);
        users.put(exec("command: \"" + folder.resolve("by-certificate") + "\""), "admin");
        users.put(exec("command: ./by-cluster, provideClusterInfo: true"), ACCOUNT);
        users.put(exec("command: ./by-variable, args: [-read], env: [{name: WHO, value: me}]"), ACCOUNT);
        users.put("client-certificate: admin.crt, client-key: admin.key, as: jane, as-groups: [team]", "jane");
        return users;
    }

    @TestFactory
    Stream<DynamicTest> theUserIsWhoTheKubeconfigSays() throws IOException {
        return honoured().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey().replace(token, "TOKEN").replaceAll("-data: [^,]*", "-data: .."),
                        () -> assertThat(whoAmI(admin.getMasterUrl(), "certificate-authority: ca.crt", row.getKey()))
                                .isEqualTo(row.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> theServerIsTrustedAsTheKubeconfigSays() throws IOException {
        String data = "certificate-authority-data: " + data("ca.crt");
        return Stream.of(
                        List.of(admin.getMasterUrl(), "certificate-authority: ca.crt"),
                        List.of(admin.getMasterUrl(), data + ", certificate-authority: absent"),
                        List.of(admin.getMasterUrl(), data + ", tls-server-name: kubernetes.default.svc"),
                        List.of(atHost("localhost"), data),
                        List.of(admin.getMasterUrl(), "insecure-skip-tls-verify: true"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + " " + row.get(1).replaceAll("-data: [^,]*", "-data: .."),
                        () -> assertThat(whoAmI(row.get(0), row.get(1), "tokenFile: token"))
                                .isEqualTo(ACCOUNT)));
    }

    private ClusterException refusal(String url, String cluster, String user) {
        return catchThrowableOfType(ClusterException.class, () -> whoAmI(url, cluster, user));
    }

    @Test
    void aServerOfAnotherNameOrAuthorityIsNotBelieved() throws IOException {
        String data = "certificate-authority-data: " + data("ca.crt");

        assertThat(refusal(admin.getMasterUrl(), data + ", tls-server-name: other.example", "tokenFile: token"))
                .hasMessageContaining("check server and tls-server-name in the kubeconfig");
        assertThat(refusal(admin.getMasterUrl(), "disable-compression: true", "tokenFile: token"))
                .hasMessageContaining("certificate");
    }

    @Test
    void whatCannotBeHonouredIsRefusedBeforeAnythingIsSent() throws IOException {
        Map<String, String> users = new LinkedHashMap<>();
        users.put("auth-provider: {name: gcp}", "the user logs in by an auth-provider (\"gcp\")");
        users.put(exec("command: ./by-token").replace("/v1,", "/v1alpha1,"), "which nobody understands any more");
        users.put(exec("command: ./by-token").replace("Never", "Always"), "always wants to talk to a person");
        users.put("client-certificate: admin.crt", "a client certificate must come with its key");
        users.put("as-groups: [team]", "as-groups must come with as");
        users.put("toknFile: token", "the user has \"toknFile\"");
        users.put(exec("command: ./by-token, pluginPolicy: x"), "the user has \"exec.pluginPolicy\"");
        for (Map.Entry<String, String> user : users.entrySet()) {
            assertThat(refusal("https://nowhere.invalid:1", "certificate-authority: ca.crt", user.getKey()))
                    .hasMessageContaining(user.getValue());
        }
        assertThat(refusal("https://nowhere.invalid:1", "certificate-authorty: ca.crt", "tokenFile: token"))
                .hasMessageContaining("the cluster has \"certificate-authorty\"");
        assertThat(refusal("https://nowhere.invalid:1", "proxy-url: \"socks5://a:1\"", "tokenFile: token"))
                .hasMessageContaining("socks5");
    }

    /** In a process of its own, as a script has it: Java takes a proxy's password only where that is said before its first connection. */
    @Test
    void aProxyGetsThePasswordOfTheKubeconfig() throws IOException, InterruptedException {
        try (PasswordProxy proxy = new PasswordProxy("me", "s3cret/pass")) {
            String url = "http://me:%s@127.0.0.1:" + proxy.port();

            assertThat(status(url.formatted("s3cret%2Fpass"))).startsWith("0 ");
            assertThat(status(url.formatted("another-pass")))
                    .startsWith("6 ")
                    .contains("407")
                    .doesNotContain("another-pass");
            assertThat(proxy.asked()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT 127.0.0.1:"));
        }
    }

    private String status(String proxy) throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("proxied"),
                """
                current-context: real
                contexts: [{name: real, context: {cluster: real, user: me}}]
                clusters: [{name: real, cluster: {server: "%s", proxy-url: "%s", tls-server-name: localhost,
                  certificate-authority: ca.crt}}]
                users: [{name: me, user: {client-certificate: admin.crt, client-key: admin.key}}]
                """
                        .formatted(admin.getMasterUrl(), proxy));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StatusProgram.class.getName(),
                        "status",
                        "--kubeconfig",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
