package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a user's credentials reach the server. */
class CredentialsTest {

    private final ApiStub server = ApiStub.plain().answer(200, "{\"gitVersion\":\"v1.34.0\"}");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private Cluster open(String user) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig("", user));
        return Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    private ApiStub.Seen ask(String user) throws IOException {
        try (Cluster cluster = open(user)) {
            assertThat(cluster.version()).isEqualTo("v1.34.0");
        }
        return server.seen().get(0);
    }

    @Test
    void aTokenIsSent() throws IOException {
        assertThat(ask("token: abc").header("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void aTokenFileIsReadBesideItsKubeconfig() throws IOException {
        Files.writeString(folder.resolve("token"), "from-file\n");

        assertThat(ask("tokenFile: token, token: abc").header("Authorization")).isEqualTo("Bearer from-file");
    }

    @Test
    void aRenewedTokenFileIsReadAgainWhenTheOldTokenIsRefused() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "old");
        try (ApiStub renewing =
                ApiStub.plain().refuse(401, "Unauthorized", "no").answer(200, "{\"gitVersion\":\"v1\"}")) {
            Path file = Files.writeString(folder.resolve("config"), renewing.kubeconfig("", "tokenFile: token"));
            try (Cluster cluster =
                    Kubeconfig.of(Map.of(), folder).withFile(file).open()) {
                Files.writeString(token, "new");

                assertThat(cluster.version()).isEqualTo("v1");
            }
            assertThat(renewing.seen())
                    .extracting(seen -> seen.header("Authorization"))
                    .containsExactly("Bearer old", "Bearer new");
        }
    }

    @Test
    void anAbsentTokenFileIsNamed() {
        assertThatThrownBy(() -> open("tokenFile: token"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("could not read the token file of the user \"me\": " + folder.resolve("token") + "\n    at "
                        + folder.resolve("config") + "\n    Check the path, and that you may read the file.");
    }

    @Test
    void userAndPasswordAreSent() throws IOException {
        assertThat(ask("username: bob, password: 'a:b'").header("Authorization"))
                .isEqualTo("Basic Ym9iOmE6Yg==");
    }

    @Test
    void aUserMayActAsAnother() throws IOException {
        ApiStub.Seen seen = ask("token: abc, as: deploy, as-groups: [one, two]");

        assertThat(seen.header("Authorization")).isEqualTo("Bearer abc");
        assertThat(seen.header("Impersonate-user")).isEqualTo("deploy");
        assertThat(seen.headers().get("Impersonate-group")).containsExactly("one", "two");
    }

    @Test
    void aUserWithoutCredentialsSendsNone() throws IOException {
        assertThat(ask("").headers()).doesNotContainKey("Authorization");
    }
}
