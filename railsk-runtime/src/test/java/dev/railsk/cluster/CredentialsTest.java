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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                .hasMessage("could not read the token file of the user \"me\": " + folder.resolve("token") + "\n  at "
                        + folder.resolve("config") + "\n  Check the path, and that you may read the file.");
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

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\\n\"", "\"abc\\r\\n\"", "\" abc \"", "\"\\uFEFFabc\""})
    void blanksAndLineBreaksAroundATokenAreNotSent(String written) throws IOException {
        assertThat(ask("token: " + written).header("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void aTokenFileWithAByteOrderMarkIsRead() throws IOException {
        Files.writeString(folder.resolve("token"), "\uFEFFfrom-file\r\n");

        assertThat(ask("tokenFile: token").header("Authorization")).isEqualTo("Bearer from-file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"s3cret\\ntoken\" | a line break",
                "\"s3cret token\" | a blank",
                "\"s3cret\\u0007token\" | a control character",
                "\"s3cret\\u00e4token\" | none of ASCII",
            })
    void aTokenThatNoHeaderTakesIsNotRepeated(String written, String kind) {
        assertThatThrownBy(() -> open("token: " + written))
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("token must be one line of plain characters, but its character 7 is " + kind
                        + "\n  at user \"me\" in " + folder.resolve("config")
                        + "\n  Write it again without that character, or log in again.")
                .hasNoCause();
    }

    @Test
    void anEmptyTokenIsNotAnonymousAccess() {
        assertThatThrownBy(() -> open("token: \"\\n\""))
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("token is empty\n  at user \"me\" in " + folder.resolve("config") + "\n  Log in again.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as: \"a\\nb\" | as must be one line of plain characters, but its character 2 is a line break",
                "as: deploy, as-groups: [\"one\", \"a\\rb\"] | as-groups must be one line of plain characters, but its character 2 is a line break",
                "as: deploy, as-user-extra: {reason: [\" x\"]} | as-user-extra must have neither blanks around it nor be empty",
                "as-groups: [one] | as-groups must come with as, but there is none",
            })
    void whomAUserActsAsMustFitIntoAHeader(String other, String fact) {
        assertThatThrownBy(() -> open("token: abc, " + other))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(fact + "\n  at user \"me\" in ");
    }

    @Test
    void uidAndExtrasAreSentToo() throws IOException {
        ApiStub.Seen seen = ask("token: abc, as: deploy, as-uid: u-1, as-user-extra: {\"Reason/why\": [\"a b\"]}");

        assertThat(seen.header("Impersonate-uid")).isEqualTo("u-1");
        assertThat(seen.header("Impersonate-extra-reason%2fwhy")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: s3cret",
                "username: bob, password: s3cret",
                "as: deploy",
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: s3cret-plugin}",
            })
    void credentialsAreNotSentInClear(String user) throws IOException {
        Path file = Files.writeString(
                folder.resolve("config"),
                server.kubeconfig("", user).replace(server.url(), "http://api.shop.invalid:8080"));

        assertThatThrownBy(() -> Kubeconfig.of(Map.of(), folder).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("credentials must not go over plain http, but the cluster's server is"
                        + " http://api.shop.invalid:8080\n  at context \"stub\"\n"
                        + "  Write the server as https://HOST:PORT, or take the user out of the context.");
    }

    @Test
    void credentialsForThisMachineAreNotSentInClearToAProxyElsewhere() throws IOException {
        Path file = Files.writeString(
                folder.resolve("config"), server.kubeconfig("proxy-url: 'http://proxy.invalid:3128'", "token: abc"));

        assertThatThrownBy(() -> Kubeconfig.of(Map.of(), folder).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("credentials must not go over plain http, ");
    }

    @Test
    void aTokenDoesNotFollowARedirect() throws IOException {
        try (ApiStub other = ApiStub.plain().answer(200, "{\"gitVersion\":\"v1\"}");
                ApiStub first = ApiStub.plain().answer(302, "", Map.of("Location", other.url() + "/version"))) {
            Path file = Files.writeString(folder.resolve("config"), first.kubeconfig("", "token: abc"));
            try (Cluster cluster =
                    Kubeconfig.of(Map.of(), folder).withFile(file).open()) {
                assertThatThrownBy(cluster::version).isInstanceOf(ClusterException.class);
            }
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void aUserWithoutCredentialsSendsNone() throws IOException {
        assertThat(ask("").headers()).doesNotContainKey("Authorization");
    }
}
