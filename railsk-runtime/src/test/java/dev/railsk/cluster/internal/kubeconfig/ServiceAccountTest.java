package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ApiStub;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.KubeconfigException;
import dev.railsk.cluster.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountTest {

    @TempDir
    Path folder;

    private KubeconfigSource source(Map<String, String> environment) {
        return new KubeconfigSource(environment, folder, Optional.empty(), Optional.empty(), folder.resolve("account"));
    }

    @Test
    void aPodUsesItsOwnAccount() throws IOException {
        TestAuthority authority = TestAuthority.named(folder, "ip:127.0.0.1");
        Path account = Files.createDirectories(folder.resolve("account"));
        Files.writeString(account.resolve("token"), "pod-token\n");
        Files.writeString(account.resolve("namespace"), "tools\n");
        Files.write(account.resolve("ca.crt"), Base64.getDecoder().decode(authority.certificateData()));

        try (ApiStub server = ApiStub.tls(authority.context(), false).answer(200, "{\"gitVersion\":\"v1\"}");
                Cluster cluster = source(Map.of(
                                "KUBERNETES_SERVICE_HOST",
                                "127.0.0.1",
                                "KUBERNETES_SERVICE_PORT",
                                String.valueOf(server.port())))
                        .open()) {
            assertThat(cluster.address()).isEqualTo(new ClusterAddress("in-cluster", server.url(), "tools"));
            assertThat(cluster.version()).isEqualTo("v1");
            assertThat(server.seen().get(0).header("Authorization")).isEqualTo("Bearer pod-token");
        }
    }

    @Test
    void aKubeconfigThatIsNamedAndAbsentIsNotReplacedByTheAccount() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("account")).resolve("token"), "pod-token\n");
        Path absent = folder.resolve("nope");
        KubeconfigSource source =
                source(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBECONFIG", absent.toString()));

        assertThatThrownBy(source::open)
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("could not find a kubeconfig\n  at " + absent
                        + " (named by KUBECONFIG)\n  Name a file with --kubeconfig or KUBECONFIG, or log in with"
                        + " your provider's command line to get one.");
    }

    @Test
    void anAddressOfThePodThatIsNoneIsToldByItsPlace() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("account")).resolve("token"), "pod-token\n");
        KubeconfigSource source =
                source(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBERNETES_SERVICE_PORT", "none"));

        assertThatThrownBy(source::open)
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(
                        "the cluster's server must be an https:// URL, but is not\n  at cluster \"in-cluster\" in ");
    }

    @Test
    void aPodWithoutAnAccountHasNoKubeconfig() {
        KubeconfigSource source = source(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"));

        assertThatThrownBy(source::open)
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("could not find a kubeconfig\n");
    }
}
