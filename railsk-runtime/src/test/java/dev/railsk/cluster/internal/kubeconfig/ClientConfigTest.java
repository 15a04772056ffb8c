package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ApiStub;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.TestAuthority;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.CertUtils;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the client would do with a Config that we filled, and what we do. Where one of the first kind fails after an update of
 * the client, the decision in ARCHITECTURE.md to build the transport without a Config can be taken anew.
 */
class ClientConfigTest {

    private static final String VERSION = "{\"gitVersion\":\"v1\"}";

    @TempDir
    Path folder;

    private final Map<String, Optional<String>> before = new HashMap<>();

    private void plant(String property, String value) {
        before.put(property, Optional.ofNullable(System.getProperty(property)));
        System.setProperty(property, value);
    }

    @AfterEach
    void restore() {
        before.forEach((property, value) -> value.ifPresentOrElse(
                text -> System.setProperty(property, text), () -> System.clearProperty(property)));
    }

    private void plantSettings() {
        plant("kubernetes.master", "https://planted.invalid");
        plant("kubernetes.auth.token", "planted");
        plant("kubernetes.auth.basic.username", "planted");
        plant("kubernetes.auth.basic.password", "planted");
        plant("kubernetes.namespace", "planted");
        plant("kubernetes.user.agent", "planted");
        plant("kubernetes.impersonate.username", "planted");
        plant("kubernetes.trust.certificates", "true");
        plant("kubernetes.keystore.file", "/planted");
        plant("kubernetes.truststore.file", "/planted");
        plant("https.proxy", "http://planted.invalid:1");
        plant("http.proxy", "http://planted.invalid:1");
        plant("all.proxy", "http://planted.invalid:1");
        plant("http.proxyHost", "planted.invalid");
        plant("https.proxyHost", "planted.invalid");
        plant("javax.net.ssl.keyStore", "/planted");
        plant("user.home", "/planted");
    }

    @Test
    void aConfigMadeWithoutAutoConfigurationTakesNothingFromTheProcess() {
        plantSettings();

        Config config = Config.empty();

        assertThat(config.getMasterUrl()).isEqualTo("https://kubernetes.default.svc/");
        assertThat(config)
                .extracting(
                        Config::getOauthToken,
                        Config::getUsername,
                        Config::getPassword,
                        Config::getNamespace,
                        Config::getImpersonateUsername,
                        Config::getKeyStoreFile,
                        Config::getTrustStoreFile,
                        Config::getHttpsProxy,
                        Config::getHttpProxy)
                .containsOnlyNulls();
        assertThat(config.isTrustCerts()).isFalse();
    }

    @Test
    void weTakeNothingFromTheProcessEither() throws IOException {
        plantSettings();
        try (ApiStub server = ApiStub.plain().answer(200, VERSION)) {
            Path file = Files.writeString(folder.resolve("config"), server.kubeconfig("", "token: abc"));
            KubeconfigSource source =
                    new KubeconfigSource(Map.of(), folder, Optional.of(file), Optional.empty(), ServiceAccount.FOLDER);
            try (Cluster cluster = source.open()) {
                assertThat(cluster.version()).isEqualTo("v1");
                assertThat(cluster.address().namespace()).isEqualTo("demo");
            }
            assertThat(server.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.header("Authorization")).isEqualTo("Bearer abc");
                assertThat(seen.header("User-agent")).doesNotContain("planted");
                assertThat(seen.headers()).doesNotContainKey("Impersonate-user");
            });
        }
    }

    @Test
    void aClientOfAConfigCarriesTheTokenAlongARedirect() throws Exception {
        try (ApiStub other = ApiStub.plain().answer(200, VERSION);
                ApiStub first = ApiStub.plain().answer(302, "", Map.of("Location", other.url() + "/version"))) {
            Config config = Config.empty();
            config.setMasterUrl(first.url());
            config.setOauthToken("abc");
            try (HttpClient client =
                    new JdkHttpClientFactory().newBuilder(config).build()) {
                client.sendAsync(
                                client.newHttpRequestBuilder()
                                        .uri(URI.create(first.url() + "/version"))
                                        .build(),
                                String.class)
                        .get();
            }

            assertThat(other.seen()).singleElement().satisfies(seen -> assertThat(seen.header("Authorization"))
                    .isEqualTo("Bearer abc"));
        }
    }

    @Test
    void aClientOfAConfigBelievesEveryPublicAuthorityBesideTheGivenOne() throws Exception {
        TestAuthority authority = TestAuthority.named(folder, "ip:127.0.0.1");
        Config config = Config.empty();
        config.setCaCertData(authority.certificateData());

        X509TrustManager clients = (X509TrustManager) SSLUtils.trustManagers(config)[0];
        assertThat(clients.getAcceptedIssuers()).hasSizeGreaterThan(50);

        Entry cluster = new Entry(
                "cluster",
                "east",
                dev.railsk.manifest.Tree.of(Map.of("certificate-authority-data", authority.certificateData())),
                folder);
        X509TrustManager ours = (X509TrustManager) Trust.of(cluster).managers().get(0);
        assertThat(ours.getAcceptedIssuers()).hasSize(1);
    }

    @Test
    void aClientOfAConfigDoesNotCheckTheGivenServerName() throws Exception {
        TestAuthority authority = TestAuthority.named(folder, "ip:127.0.0.1");
        try (ApiStub server = ApiStub.tls(authority.context(), false).answer(200, VERSION)) {
            Config config = Config.empty();
            config.setMasterUrl(server.url());
            config.setCaCertData(authority.certificateData());
            config.setTlsServerName("other.test");
            try (HttpClient client =
                    new JdkHttpClientFactory().newBuilder(config).build()) {
                URI version = URI.create(server.url() + "/version");
                assertThat(client.sendAsync(
                                        client.newHttpRequestBuilder()
                                                .uri(version)
                                                .build(),
                                        String.class)
                                .get()
                                .code())
                        .isEqualTo(200);
            }
            Path file = Files.writeString(
                    folder.resolve("config"),
                    server.kubeconfig(
                            "tls-server-name: other.test, certificate-authority-data: " + authority.certificateData(),
                            ""));
            KubeconfigSource source =
                    new KubeconfigSource(Map.of(), folder, Optional.of(file), Optional.empty(), ServiceAccount.FOLDER);
            try (Cluster ours = source.open()) {
                assertThatThrownBy(ours::version).isInstanceOf(ClusterUnreachableException.class);
            }
        }
    }

    @Test
    void theClientsReaderOfKeysWantsToKnowTheAlgorithmOfANewKey() {
        assertThat(Config.getKeyAlgorithm(null, PrivateKeysTest.EC_NEW)).isNull();
        assertThatThrownBy(() -> CertUtils.createKeyStore(
                        null, null, null, PrivateKeysTest.EC_NEW, null, "changeit", null, null))
                .isInstanceOf(Exception.class);
    }
}
