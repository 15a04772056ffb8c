package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ApiStub;
import dev.railsk.cluster.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who asks a cluster of a kubeconfig needs nothing of the fabric8 client: it costs time, and loads slf4j, which prints three lines in
 * a program without a logging provider.
 */
class StatusLoadsNoClientTest {

    @Test
    void aClusterOfAKubeconfigIsAskedWithoutTheClientAndWithoutLogging(@TempDir Path folder) throws Exception {
        TestAuthority authority = TestAuthority.named(folder, "ip:127.0.0.1");
        try (ApiStub server = ApiStub.tls(authority.context(), false)
                .answer(200, "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}")) {
            Path file = Files.writeString(
                    folder.resolve("config"),
                    server.kubeconfig("certificate-authority-data: " + authority.certificateData(), "token: abc"));

            List<String> loaded = LoadedClasses.of(folder, "status", "staging", "--kubeconfig", file.toString());

            assertThat(server.seen()).isNotEmpty();
            assertThat(loaded)
                    .contains(
                            "dev.railsk.cluster.internal.transport.JdkTransport",
                            "dev.railsk.cluster.internal.transport.HeadStart");
            assertThat(loaded).noneMatch(StatusLoadsNoClientTest::isTooMuch);
        }
    }

    private static boolean isTooMuch(String name) {
        return name.startsWith("org.slf4j.")
                || name.startsWith("io.fabric8.kubernetes.client.")
                || name.startsWith("java.util.logging.");
    }
}
