package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kubeconfig counts, and what is said when it does not do. */
class KubeconfigTest {

    static final String TWO_CONTEXTS =
            """
            apiVersion: v1
            kind: Config
            current-context: staging
            contexts:
            - name: staging
              context: {cluster: east, user: me, namespace: shop-staging}
            - name: production
              context: {cluster: west, user: me}
            - name: orphan
              context: {cluster: north, user: me}
            - name: nameless
              context: {cluster: east, user: nobody}
            clusters:
            - name: east
              cluster: {server: "https://east.example:6443/"}
            - name: west
              cluster: {server: "https://west.example/k8s/clusters/c-1"}
            users:
            - name: me
              user: {token: s3cret-token}
            """;

    @TempDir
    Path home;

    private Kubeconfig in(Map<String, String> environment) {
        return Kubeconfig.of(environment, home);
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.writeString(file, text);
    }

    @Test
    void theHomeFolderHasTheUsualOne() throws IOException {
        write(".kube/config", TWO_CONTEXTS);

        assertThat(in(Map.of()).address())
                .isEqualTo(new ClusterAddress("staging", "https://east.example:6443", "shop-staging"));
    }

    @Test
    void anotherContextCanBeNamed() throws IOException {
        write(".kube/config", TWO_CONTEXTS);

        assertThat(in(Map.of()).withContext("production").address())
                .isEqualTo(new ClusterAddress("production", "https://west.example/k8s/clusters/c-1", ""));
    }

    @Test
    void theVariableNamesSeveralFilesOfWhichTheFirstCounts() throws IOException {
        Path first = write(
                "first",
                "{current-context: production, clusters: [{name: west, cluster: {server: 'https://new.example'}}]}");
        Path second = write("second", TWO_CONTEXTS);
        Path absent = home.resolve("absent");
        String list = first + File.pathSeparator + absent + File.pathSeparator + second;

        assertThat(in(Map.of("KUBECONFIG", list)).address())
                .isEqualTo(new ClusterAddress("production", "https://new.example", ""));
    }

    @Test
    void aNamedFileCountsBeforeTheVariable() throws IOException {
        Path named = write("named", TWO_CONTEXTS.replace("current-context: staging", "current-context: production"));
        Path other = write("other", TWO_CONTEXTS);

        assertThat(in(Map.of("KUBECONFIG", other.toString()))
                        .withFile(named)
                        .address()
                        .context())
                .isEqualTo("production");
    }

    @Test
    void anAbsentKubeconfigIsNotReplacedByAnything() {
        Path usual = home.resolve(".kube").resolve("config");

        assertThatThrownBy(() -> in(Map.of()).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("could not find a kubeconfig\n  at " + usual
                        + " (KUBECONFIG is not set)\n  Name a file with"
                        + " --kubeconfig or KUBECONFIG, or log in with your provider's command line to get one.");
    }

    @Test
    void allAbsentFilesAreNamed() {
        Path one = home.resolve("one");
        Path two = home.resolve("two");

        assertThatThrownBy(() ->
                        in(Map.of("KUBECONFIG", one + File.pathSeparator + two)).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(
                        "could not find a kubeconfig\n  at " + one + ", " + two + " (named by KUBECONFIG)\n");
        assertThatThrownBy(() -> in(Map.of()).withFile(two).open())
                .hasMessageStartingWith("could not find a kubeconfig\n  at " + two + " (named with --kubeconfig)\n");
    }

    @Test
    void aMalformedFileIsToldByItsLineOnly() throws IOException {
        Path file = write("broken", "apiVersion: v1\nusers:\n- name: me\n  user: {token: s3cret-token\nclusters: [\n");

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageMatching("(?s)could not read the kubeconfig: the text could not be read as YAML[^\n]*\n"
                        + "  at [^\n]*line [4-6], column \\d+\n  Check the file with: kubectl config view")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void aFileThatIsNoMappingIsMalformed() throws IOException {
        Path file = write("text", "hello\n");

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("a kubeconfig must be a YAML mapping, but this is not\n  at " + file
                        + "\n  Check the file with: kubectl config view");
    }

    @Test
    void aFileMustBeUtf8() throws IOException {
        Path file = Files.write(home.resolve("config"), TWO_CONTEXTS.getBytes(StandardCharsets.UTF_16));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("a kubeconfig must be UTF-8 text, but this is not\n  at " + file + "\n  Save it as UTF-8.");
    }

    @Test
    void theHomeOfTheEnvironmentCountsBeforeTheUsers() throws IOException {
        write("other/.kube/config", TWO_CONTEXTS.replace("current-context: staging", "current-context: production"));
        write(".kube/config", TWO_CONTEXTS);

        assertThat(in(Map.of("HOME", home.resolve("other").toString()))
                        .address()
                        .context())
                .isEqualTo("production");
        assertThat(in(Map.of("HOME", "")).address().context()).isEqualTo("staging");
    }

    @Test
    void ofManyContextsTheNearestAreNamed() throws IOException {
        StringBuilder text = new StringBuilder("contexts:\n");
        for (int number = 100; number < 200; number++) {
            text.append("- {name: shop-").append(number).append("}\n");
        }
        Path file = write("config", text.toString());

        assertThatThrownBy(
                        () -> in(Map.of()).withFile(file).withContext("shop-15").open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("the kubeconfig has no context \"shop-15\"\n  at " + file
                        + "\n  Known contexts: shop-150, shop-151, ")
                .hasMessageEndingWith(" and 80 more. Name one of them with --context.");
    }

    @Test
    void aFolderCannotBeRead() {
        assertThatThrownBy(() -> in(Map.of()).withFile(home).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("could not read the kubeconfig\n  at " + home + "\n  Check that you may read the file.");
    }

    @Test
    void anUnknownContextListsTheKnownOnesNearestFirst() throws IOException {
        Path file = write("config", TWO_CONTEXTS);

        assertThatThrownBy(() ->
                        in(Map.of()).withFile(file).withContext("prodution").open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("the kubeconfig has no context \"prodution\"\n  at " + file + "\n  Known contexts:"
                        + " production, orphan, staging, nameless. Name one of them with --context.");
    }

    @Test
    void aCurrentContextMustBeNamed() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("current-context: staging", ""));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("the kubeconfig names no current context\n  at " + file + "\n  Known contexts:"
                        + " orphan, staging, nameless, production. Choose one with --context.");
    }

    @Test
    void aCurrentContextMustExist() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("current-context: staging", "current-context: stagging"));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .hasMessageStartingWith(
                        "the kubeconfig's current context is \"stagging\", but it has no such context\n  at " + file);
    }

    @Test
    void anEmptyFileHasNoContexts() throws IOException {
        Path file = write("config", "");

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .hasMessage("the kubeconfig names no current context\n  at " + file
                        + "\n  It has no contexts at all. Choose one with --context.");
    }

    @Test
    void aContextMustNotNameAnAbsentCluster() throws IOException {
        Path file = write("config", TWO_CONTEXTS);

        assertThatThrownBy(
                        () -> in(Map.of()).withFile(file).withContext("orphan").open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage(
                        "the context names the cluster \"north\", but the kubeconfig has no such cluster\n  at context"
                                + " \"orphan\" in " + file
                                + "\n  Known clusters: east, west. Add it, or correct the context with"
                                + " kubectl config set-context.");
    }

    @Test
    void aContextMustNotNameAnAbsentUser() throws IOException {
        Path file = write("config", TWO_CONTEXTS);

        assertThatThrownBy(() ->
                        in(Map.of()).withFile(file).withContext("nameless").open())
                .hasMessage("the context names the user \"nobody\", but the kubeconfig has no such user\n  at context"
                        + " \"nameless\" in " + file + "\n  Known users: me. Add it, or correct the context with"
                        + " kubectl config set-context.");
    }

    @Test
    void aClusterMustSayWhereItIs() throws IOException {
        Path none = write("none", TWO_CONTEXTS.replace("server: \"https://east.example:6443/\"", ""));
        Path wrong = write("wrong", TWO_CONTEXTS.replace("https://east.example:6443/", "east.example"));

        assertThatThrownBy(() -> in(Map.of()).withFile(none).open())
                .hasMessage("the cluster has no server\n  at cluster \"east\" in " + none
                        + "\n  Write it as https://HOST:PORT.");
        assertThatThrownBy(() -> in(Map.of()).withFile(wrong).open())
                .hasMessage(
                        "the cluster's server must be an https:// URL, but is \"east.example\"\n  at cluster \"east\" in "
                                + wrong + "\n  Write it as https://HOST:PORT.");
    }

    @Test
    void anAuthorityThatIsAbsentIsNamed() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("6443/\"", "6443/\", certificate-authority: ca.crt"));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage(
                        "could not read the certificate-authority of the cluster \"east\": " + home.resolve("ca.crt")
                                + "\n  at " + file + "\n  Check the path, and that you may read the file.");
    }

    @Test
    void anAuthorityMustBeACertificate() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("6443/\"", "6443/\", certificate-authority-data: aGVsbG8="));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .hasMessage("certificate-authority must be PEM certificates, but is not\n  at cluster \"east\" in "
                        + file + "\n  Get the kubeconfig anew from your provider, or correct the file.");
    }

    @Test
    void aCertificateMustComeWithItsKey() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("token: s3cret-token", "client-certificate-data: aGVsbG8="));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .hasMessage(
                        "a client certificate must come with its key, but client-key is missing\n  at user \"me\" in "
                                + file + "\n  Add it, as a file or as data.");
    }

    @Test
    void anAuthProviderIsNotTakenForAnonymousAccess() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("{token: s3cret-token}", "{auth-provider: {name: gcp}}"));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(
                        "the user logs in by an auth-provider (\"gcp\"), which Kubernetes has replaced\n");
    }
}
