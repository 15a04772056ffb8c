package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credential plugins; the plugin is a Java program, so that the test runs everywhere. */
class ExecPluginTest {

    private static final String V1 = "client.authentication.k8s.io/v1";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final ApiStub server = ApiStub.plain().answer(200, "{\"gitVersion\":\"v1.34.0\"}");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.equalsIgnoreCase("PATH"));
        environment.put("PATH", JAVA.toString());
        return environment;
    }

    private Cluster open(String exec) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig("", "exec: {" + exec + "}"));
        return Kubeconfig.of(environment(), folder).withFile(file).open();
    }

    private static String java(String... arguments) {
        String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
        return "apiVersion: " + V1 + ", command: java, interactiveMode: IfAvailable, args: [\"-cp\", \"" + classPath
                + "\", " + PluginProgram.class.getName() + ", " + String.join(", ", List.of(arguments)) + "]";
    }

    @Test
    void theTokenOfThePluginIsSent() throws IOException {
        try (Cluster cluster = open(java("token", "abc"))) {
            cluster.version();
            cluster.version();
        }

        assertThat(server.seen())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer abc-1", "Bearer abc-1");
    }

    @Test
    void aRefusedTokenIsRenewedOnce() throws IOException {
        try (ApiStub strict =
                ApiStub.plain().refuse(401, "Unauthorized", "expired").answer(200, "{\"gitVersion\":\"v1\"}")) {
            Path file = Files.writeString(
                    folder.resolve("config"), strict.kubeconfig("", "exec: {" + java("counter", counter()) + "}"));
            try (Cluster cluster =
                    Kubeconfig.of(environment(), folder).withFile(file).open()) {
                assertThat(cluster.version()).isEqualTo("v1");
            }
            assertThat(strict.seen())
                    .extracting(seen -> seen.header("Authorization"))
                    .containsExactly("Bearer t1", "Bearer t2");
        }
    }

    private String counter() {
        return "\"" + folder.resolve("count").toString().replace("\\", "\\\\") + "\"";
    }

    @Test
    void thePluginSeesItsVariablesAndTheCluster() throws IOException {
        String exec = java("echo", "MODE") + ", provideClusterInfo: true, env: [{name: MODE, value: deploy}]";
        try (Cluster cluster = open(exec)) {
            cluster.version();
        }

        assertThat(server.seen().get(0).header("Authorization"))
                .isEqualTo("Bearer deploy," + server.url() + ",interactive=false");
    }

    @Test
    void aMissingPluginIsNamedWithTheWayToInstallIt() {
        assertThatThrownBy(() ->
                        open("apiVersion: " + V1 + ", command: railsk-login, installHint: 'Install it with: brew'"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessage(
                        "could not find the exec plugin railsk-login that brings the user's credentials\n  at user \"me\" in "
                                + folder.resolve("config") + "\n  Install it with: brew");
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void aMissingPluginWithoutAHintIsNamedToo() {
        assertThatThrownBy(() -> open("apiVersion: " + V1 + ", command: ./railsk-login"))
                .hasMessageEndingWith("Install it, or add its folder to PATH, as an absolute path.");
    }

    @Test
    void aFailingPluginIsQuotedWithoutItsTokens() {
        assertThatThrownBy(() -> open(java("fail")))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageMatching(
                        "(?s)the exec plugin java(\\.exe|\\.EXE)? ended with exit code 3: Your session has expired\\.\n?\r?\n?"
                                + "token=\\(hidden\\) and \\(hidden\\)\n  at user \"me\" in .*\n"
                                + "  Log in again, or run it by hand to see more\\.");
    }

    @Test
    void aPluginMustBringCredentials() {
        assertThatThrownBy(() -> open(java("nothing")))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("could not use what the exec plugin java brought:"
                        + " it brought neither a token nor a client certificate with its key\n");
        assertThatThrownBy(() -> open(java("garbage")))
                .hasMessageStartingWith("could not use what the exec plugin java brought: its output is not JSON\n")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aPluginOfAnOldProtocolIsNotRun() {
        assertThatThrownBy(() -> open("apiVersion: client.authentication.k8s.io/v1alpha1, command: java"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("the exec plugin java speaks \"client.authentication.k8s.io/v1alpha1\","
                        + " which nobody understands any more\n");
    }

    @Test
    void aPluginThatNeedsATerminalIsNotRun() {
        assertThatThrownBy(() -> open("apiVersion: " + V1 + ", command: java, interactiveMode: Always"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("the exec plugin java always wants to talk to a person at a terminal\n");
    }

    @Test
    void blanksAndLineBreaksAroundItsTokenAreNotSent() throws IOException {
        try (Cluster cluster = open(java("token-line", "abc"))) {
            cluster.version();
        }

        assertThat(server.seen().get(0).header("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void aTokenThatNoHeaderTakesIsNotRepeated() {
        assertThatThrownBy(() -> open(java("broken-token", "s3cret")))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("the token of the exec plugin java must be one line of plain characters,"
                        + " but its character 7 is a line break\n")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void anExpiredTokenDoesNotMakeItRunForEveryRequest() throws IOException {
        try (Cluster cluster = open(java("expired", counter()))) {
            cluster.version();
            cluster.version();
        }

        assertThat(server.seen())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer e1", "Bearer e1");
    }

    @Test
    void whatItWasGivenIsNotRepeated() {
        assertThatThrownBy(() -> open(java("repeat", "--secret=hunter2hunter2", "pass-phrase-1")
                        + ", env: [{name: MODE, value: mode-value-1}, {name: MINE, value: 'two words'}]"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(" ended with exit code 4: ")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("pass-phrase-1")
                .hasMessageNotContaining("mode-value-1")
                .hasMessageNotContaining("two words");
    }

    @Test
    void endlessOutputIsNotKept() {
        assertThatThrownBy(() -> open(java("flood")))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageMatching("(?s)the exec plugin java(\\.exe|\\.EXE)? printed more than 1 MiB\n  at user .*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command: \"a\\0b\" | exec.command must not have a character NUL, but has",
                "command: java, args: [\"s3cret\\0\"] | exec.args must not have a character NUL, but has",
                "command: java, args: [8080] | exec.args[0] must be text, but is a number",
                "command: java, args: s3cret | exec.args must be a list, but is text",
                "command: java, env: [{name: A, value: \"s3cret\\0\"}] | exec.env must not have a character NUL, but has",
                "command: java, env: [{name: 'A=s3cret', value: b}] | a name in exec.env must not be one with an equals sign",
                "command: java, env: [{name: A, value: 1}] | exec.env.value must be text, but is a number",
                "command: java, provideClusterInfo: 'on' | exec.provideClusterInfo must be true or false, but is text",
            })
    void whatNoProgramTakesIsTold(String exec, String fact) {
        assertThatThrownBy(() -> open("apiVersion: " + V1 + ", " + exec))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(fact + "\n  at user \"me\" in " + folder.resolve("config") + "\n  ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void argumentsBehindTheCommandAreNotRepeated() {
        assertThatThrownBy(() -> open("apiVersion: " + V1 + ", command: 'railsk-login --token s3cret'"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("could not find the exec plugin railsk-login that brings ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aRelativeFolderOfThePathIsNotSearched() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Map<String, String> relative = environment();
        relative.put("PATH", here.relativize(JAVA.toAbsolutePath()) + File.pathSeparator + File.pathSeparator + ".");
        Path file = Files.writeString(
                folder.resolve("config"), server.kubeconfig("", "exec: {" + java("token", "abc") + "}"));

        assertThatThrownBy(() -> Kubeconfig.of(relative, folder).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessage(
                        "could not find the exec plugin java that brings the user's credentials\n  at user \"me\" in "
                                + file + "\n  Install it, or add its folder to PATH, as an absolute path.");
    }

    @Test
    void theGivenPathIsSearchedNotTheProcesss() throws IOException {
        Map<String, String> elsewhere = environment();
        elsewhere.put("PATH", folder + File.pathSeparator + folder.resolve("bin"));
        Path file = Files.writeString(
                folder.resolve("config"), server.kubeconfig("", "exec: {" + java("token", "abc") + "}"));

        assertThatThrownBy(() -> Kubeconfig.of(elsewhere, folder).withFile(file).open())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("could not find the exec plugin java ");
    }
}
