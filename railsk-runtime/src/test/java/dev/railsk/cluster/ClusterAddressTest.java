package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server's URL as people see it. */
class ClusterAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example:6443, https://api.example:6443, https://api.example:6443",
        "https://api.example/k8s/c-1, https://api.example/k8s/c-1, https://api.example:443/k8s/c-1",
        "https://me:t0p-s3cret@api.example, https://api.example, https://api.example:443",
        "https://me:t0p@s3cret@api.example/k8s@1, https://api.example/k8s@1, https://api.example:443/k8s@1",
        "https://api.example?token=t0p-s3cret, https://api.example, https://api.example:443",
        "https://api.example/x#t0p-s3cret, https://api.example/x, https://api.example:443/x",
        "me:t0p-s3cret@api.example, api.example, api.example",
        "fake://in-memory, fake://in-memory, fake://in-memory"
    })
    void aServerIsToldWithoutWhatMayBeSecret(String written, String server, String withPort) {
        ClusterAddress address = new ClusterAddress("x", written, "");

        assertThat(address.server()).isEqualTo(server);
        assertThat(address.serverWithPort()).isEqualTo(withPort);
        assertThat(address.toString()).doesNotContain("s3cret");
    }
}
