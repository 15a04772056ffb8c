package dev.railsk.cluster;

import static dev.railsk.cluster.KubeconfigTest.TWO_CONTEXTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a kubeconfig may not hold, and how large it may be. */
class KubeconfigValuesTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token: s3cret-token | token: 1e5 | token must be text, but is a number",
                "token: s3cret-token | token: [s3cret] | token must be text, but is a list",
                "token: s3cret-token | username: bob, password: 12345678 | password must be text, but is a number",
                "token: s3cret-token | tokenFile: {a: s3cret} | tokenFile must be text, but is a map",
                "token: s3cret-token | client-key-data: true | client-key-data must be text, but is true or false",
            })
    void whatMustBeTextIsNotRepaired(String written, String instead, String fact) throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace(written, instead));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(fact + "\n  at user \"me\" in " + file + "\n  ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cluster: {server: \"https://east | cluster: {tls-servr-name: a, server: \"https://east | cluster | tls-servr-name | tls-server-name",
                "token: s3cret-token | toknFile: t | user | toknFile | tokenFile",
                "token: s3cret-token | exec: {command: a, argz: []} | user | exec.argz | args",
                "context: {cluster: east | context: {usr: me, cluster: east | context | usr | user",
            })
    void aFieldThatNobodyKnowsIsRefused(String written, String instead, String section, String field, String meant)
            throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace(written, instead));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(
                        "the " + section + " has \"" + field + "\", which is no field of a kubeconfig\n")
                .hasMessageEndingWith("Did you mean \"" + meant + "\"? Remove it, or correct its name.");
    }

    @Test
    void aSwitchMustBeTrueOrFalse() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("6443/\"", "6443/\", insecure-skip-tls-verify: \"true\""));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .hasMessage("insecure-skip-tls-verify must be true or false, but is text\n  at cluster \"east\" in "
                        + file + "\n  Write it without quotes.");
    }

    @Test
    void whoTrustsAnybodyMustNotNameAnAuthority(@TempDir Path stores) throws IOException {
        String authority = TestAuthority.named(stores, "dns:east.example").certificateData();
        Path file = write(
                "config",
                TWO_CONTEXTS.replace(
                        "6443/\"",
                        "6443/\", insecure-skip-tls-verify: true, certificate-authority-data: " + authority));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).address())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("insecure-skip-tls-verify must not stand beside a certificate-authority, but does\n"
                        + "  at cluster \"east\" in " + file
                        + "\n  Remove insecure-skip-tls-verify, or the authority that nobody would look at.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://bob:hunter2@east.example | must not have a user or a password in its URL, but has",
                "https://east.example/?token=hunter2 | must end with its path, but a ? or # follows",
                "https://east.example/#hunter2 | must end with its path, but a ? or # follows",
                "https://bob:hun ter2@east.example | must be an https:// URL, but is not",
                "bob:hunter2@east.example | must be an https:// URL, but is not",
                "https:east.example?token=hunter2 | must be an https:// URL, but is not",
            })
    void aCredentialInTheServersUrlIsRefusedAndNotRepeated(String server, String fact) throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("https://east.example:6443/", server));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).address())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("the cluster's server " + fact + "\n  at cluster \"east\" in " + file)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("ter2")
                .hasNoCause();
    }

    @Test
    void thePortOfTheServerMustBeOne() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("east.example:6443", "east.example:99999"));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).address())
                .hasMessage(
                        "the port of the cluster's server must be 1 to 65535, but is 99999\n  at cluster \"east\" in "
                                + file + "\n  Write it as https://HOST:PORT.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokenFile", "client-key", "client-certificate", "certificate-authority"})
    void aPathMustBeOne(String key) throws IOException {
        String written = key + ": \"a\\0b\"";
        Path file = write(
                "config",
                key.startsWith("certificate")
                        ? TWO_CONTEXTS.replace("6443/\"", "6443/\", " + written)
                        : TWO_CONTEXTS.replace("token: s3cret-token", written));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(key + " must be a path, but is not: Nul character not allowed\n  at ");
    }

    @Test
    void variablesMustHoldPaths() {
        assertThatThrownBy(() -> in(Map.of("KUBECONFIG", "a\0b")).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("KUBECONFIG must hold paths, but does not: Nul character not allowed\n"
                        + "  at KUBECONFIG in the environment\n  Correct it.");
    }

    @Test
    void aliasesStandForWhatTheirAnchorsHold() throws IOException {
        Path file = write(
                "config",
                TWO_CONTEXTS
                        .replace("staging\ncontexts", "staging\nx-server: &east https://anchor.example\ncontexts")
                        .replace("\"https://east.example:6443/\"", "*east"));

        assertThat(in(Map.of()).withFile(file).address().server()).isEqualTo("https://anchor.example");
    }

    @Test
    void aLargeFileIsNotRead() throws IOException {
        Path file = write("config", TWO_CONTEXTS + "# comment\n".repeat(900_000));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("a kubeconfig must be at most 8 MiB, all of its files together, but is larger\n  at " + file
                        + "\n  Check that this is the right file, and keep certificates in files of their own.");
    }

    @Test
    void aLongValueIsNotRead() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("s3cret-token", "t".repeat(5 << 20)));

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(
                        () -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("could not read the kubeconfig: a value must have at most ")
                .hasMessageEndingWith("line 20\n  Check the file with: kubectl config view"));
    }

    @Test
    void aDeepFileIsNotRead() throws IOException {
        Path file = write("config", "a: " + "[".repeat(100_000));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("could not read the kubeconfig: values must lie at most ");
    }

    @Test
    void aLargeCredentialIsNotRead() throws IOException {
        Path file = write("config", TWO_CONTEXTS.replace("token: s3cret-token", "tokenFile: large"));
        Path token = write("large", "t".repeat(2 << 20));

        assertThatThrownBy(() -> in(Map.of()).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("the token file of the user \"me\" must be a small file, but is larger than 1 MiB: " + token
                        + "\n  at " + file + "\n  Check the path.");
    }

    @Test
    void thereMustNotBeTooManyFiles() {
        StringBuilder list = new StringBuilder();
        for (int number = 0; number < 101; number++) {
            list.append(home.resolve("config-" + number)).append(File.pathSeparator);
        }

        assertThatThrownBy(() -> in(Map.of("KUBECONFIG", list.toString())).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("a kubeconfig must be at most 100 files, but is 101\n  at KUBECONFIG in the environment\n"
                        + "  Merge them with: kubectl config view --flatten");
    }

    @Test
    void aCredentialInThePlaceOfAPathIsNotRepeated() throws IOException {
        Path pasted = write(
                "config",
                TWO_CONTEXTS.replace(
                        "{token: s3cret-token}",
                        "{client-key: \"-----BEGIN KEY-----\\nabc\", tokenFile: " + "eyJhbGciOiJub25lIn0.s3cret}"));

        assertThatThrownBy(() -> in(Map.of()).withFile(pasted).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("could not read the client-key of the user \"me\": (hidden)\n");
    }
}
