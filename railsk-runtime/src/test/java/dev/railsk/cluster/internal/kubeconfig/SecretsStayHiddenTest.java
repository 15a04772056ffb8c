package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ApiStub;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.PluginProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Plants credentials wherever a kubeconfig and its environment may hold one, damages the file, and reads every text that results. */
class SecretsStayHiddenTest {

    /** Kubeconfigs with SECRET in a place for one; HOST is a server that answers. */
    private static final List<String> USERS = List.of(
            "token: \"SECRET\"",
            "token: SECRET",
            "token: \"SECRET\\nSECRET\"",
            "token: \"SECRET\\u0000\"",
            "token: [\"SECRET\"]",
            "token: {\"SECRET\": \"SECRET\"}",
            "username: me, password: \"SECRET\"",
            "username: \"SECRET\\n\", password: \"SECRET\\r\"",
            "tokenFile: secret-file",
            "tokenFile: \"xSECRET\\n\"",
            "client-key: \"-----BEGIN PRIVATE KEY-----SECRET\"",
            "client-certificate-data: \"SECRET\", client-key-data: \"SECRET\"",
            "client-certificate-data: \"ENCODED\", client-key-data: \"ENCODED\"",
            "client-certificate-data: \"SECRET!\", client-key-data: \"?SECRET\"",
            "token: \"SECRET\", as: \"a\\n\"",
            "auth-provider: {name: oidc, config: {id-token: \"SECRET\", client-secret: \"SECRET\"}}",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: none, args: [\"SECRET\"], env: [{name: A, value: \"SECRET\"}]}",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: none, args: [\"--x=SECRET\\u0000\"]}",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: none, env: [{name: \"A=SECRET\", value: b}]}",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: none, env: [{name: A, value: {\"SECRET\": b}}]}",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: \"none --token SECRET\"}",
            "exec: {apiVersion: v0, command: \"none\\tSECRET\", args: \"SECRET\"}");

    private static final List<String> CLUSTERS = List.of(
            "server: \"HOST\"",
            "server: \"HOST\", proxy-url: \"http://me:SECRET@127.0.0.1:1\"",
            "server: \"HOST\", proxy-url: \"http://me:SECRET@127.0.0.1:99999\"",
            "server: \"HOST\", proxy-url: \"me:SECRET@127.0.0.1\"",
            "server: \"HOST\", proxy-url: \"https://SECRET@127.0.0.1\"",
            "server: \"HOST\", proxy-url: \"http://me:SE CRET:SECRET@x\"",
            "server: \"https://me:SECRET@127.0.0.1:1\"",
            "server: \"https://SECRET@127.0.0.1:1\"",
            "server: \"me:SECRET@127.0.0.1:1\"",
            "server: \"ftp://me:SECRET@127.0.0.1:1\"",
            "server: \"https://127.0.0.1:1/?token=SECRET\"",
            "server: \"https://127.0.0.1:1/#SECRET\"",
            "server: \"https://me:SECRET@x y\"",
            "server: [\"https://me:SECRET@127.0.0.1\"]",
            "server: \"https://127.0.0.1:1\", certificate-authority-data: \"SECRET\"",
            "server: \"https://127.0.0.1:1\", certificate-authority-data: \"ENCODED\"",
            "server: \"http://api.invalid\"");

    private static final List<String> DAMAGE = List.of(
            "\"", "'", "[", "}", ":", ": ", "\t", "\n", "\n ", "\0", "&a ", "*a ", "!x ", "@", "%", "<<: ", "- ",
            "\u2028", "/");

    private Path folder = Path.of("");
    private ApiStub server = ApiStub.plain();

    @BeforeProperty
    void start() throws IOException {
        folder = Files.createTempDirectory("railsk-secrets");
        server.refuse(401, "Unauthorized", "no");
    }

    @AfterProperty
    void stop() throws IOException {
        server.close();
        for (String name : List.of("config", "secret-file")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    /** Where the damage is done: a part of the text's length. */
    record Damage(String text, double at, boolean cuts) {
        String to(String whole) {
            int index = (int) (at * whole.length());
            return whole.substring(0, index) + text + (cuts ? "" : whole.substring(index));
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withChars("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ")
                .ofLength(24);
    }

    @Provide
    Arbitrary<Damage> damages() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.of(DAMAGE),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 9).map(number -> number == 0))
                .as(Damage::new);
    }

    @Provide
    Arbitrary<String> users() {
        return Arbitraries.of(USERS);
    }

    @Provide
    Arbitrary<String> clusters() {
        return Arbitraries.of(CLUSTERS);
    }

    @Property(tries = 3000, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void noTextHoldsACredentialOfADamagedKubeconfig(
            @ForAll @From("secrets") String secret,
            @ForAll @From("users") String user,
            @ForAll @From("clusters") String cluster,
            @ForAll @Size(max = 2) List<@From("damages") Damage> damages)
            throws IOException {
        String text = kubeconfig(cluster, user, secret);
        for (Damage damage : damages) {
            text = damage.to(text);
        }
        Files.writeString(folder.resolve("secret-file"), "x\n" + secret + "\n");
        Path file = Files.writeString(folder.resolve("config"), text);
        KubeconfigSource source = new KubeconfigSource(
                Map.of(
                        "HTTPS_PROXY", "http://me:" + secret + "@127.0.0.1:1",
                        "HTTP_PROXY", secret + "@proxy.invalid",
                        "AWS_SECRET_ACCESS_KEY", secret),
                folder,
                Optional.of(file),
                Optional.empty(),
                folder);

        assertHidden(secret, texts(source), text);
    }

    private String kubeconfig(String cluster, String user, String secret) {
        String encoded = Base64.getEncoder()
                .encodeToString(("-----BEGIN CERTIFICATE-----\n" + secret).getBytes(StandardCharsets.UTF_8));
        return """
                current-context: c
                contexts: [{name: c, context: {cluster: k, user: u}}]
                clusters: [{name: k, cluster: {CLUSTER}}]
                users: [{name: u, user: {USER}}]
                """
                .replace("CLUSTER", cluster)
                .replace("USER", user)
                .replace("HOST", server.url())
                .replace("SECRET", secret)
                .replace("ENCODED", encoded);
    }

    /** Everything that people may come to see. */
    private List<String> texts(KubeconfigSource source) {
        List<String> texts = new ArrayList<>();
        texts.add(source.toString());
        try {
            Target target = source.target();
            texts.add(target.toString());
            texts.add(target.credentials().toString());
            texts.add(target.trust().toString());
            texts.add(target.address().toString());
            call(source, target, texts);
        } catch (ClusterException failure) {
            add(failure, texts);
        }
        return texts;
    }

    /** Asks only a server that is there, and not through a proxy that may not be: both would be waited for. */
    private void call(KubeconfigSource source, Target target, List<String> texts) {
        try (Cluster cluster = source.open()) {
            texts.add(cluster.toString());
            texts.add(cluster.address().toString());
            if (target.server().toString().equals(server.url())
                    && target.proxyUrl().isEmpty()) {
                texts.add(cluster.version());
            }
        }
    }

    private static void add(Throwable failure, List<String> texts) {
        for (Throwable here = failure; here != null; here = here.getCause()) {
            texts.add(here.toString());
            for (Throwable suppressed : here.getSuppressed()) {
                texts.add(suppressed.toString());
            }
        }
    }

    /** Damage may have cut a credential in two: no longer part of it may be seen. */
    private static void assertHidden(String secret, List<String> texts, String given) {
        for (String text : texts) {
            for (int start = 0; start + 16 <= secret.length(); start++) {
                assertThat(text).as(given).doesNotContain(secret.substring(start, start + 16));
            }
        }
    }

    @Property(tries = 8, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void noWordOfAPluginHoldsWhatItWasGiven(
            @ForAll @From("secrets") String argument, @ForAll @From("secrets") String variable) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        String user =
                """
                exec: {apiVersion: client.authentication.k8s.io/v1, command: 'COMMAND', args: ["-cp", 'PATH', PROGRAM, repeat,
                "--password=ARGUMENT", "ARGUMENT \\"quoted\\" and /more", "two\\nlines ARGUMENT"],
                env: [{name: MODE, value: VARIABLE}, {name: MINE, value: "{\\"key\\": \\"VARIABLE\\"}"}]}
                """
                        .replace("COMMAND", java)
                        .replace("PATH", classPath)
                        .replace("PROGRAM", PluginProgram.class.getName())
                        .replace("ARGUMENT", argument)
                        .replace("VARIABLE", variable);
        Path file = Files.writeString(folder.resolve("config"), kubeconfig("server: \"HOST\"", user, argument));
        KubeconfigSource source = new KubeconfigSource(
                Map.of("DATABASE_URL", "postgres://me:" + variable + "@db/x", "MY_TOKEN", argument),
                folder,
                Optional.of(file),
                Optional.empty(),
                folder);

        List<String> texts = texts(source);

        assertThat(texts).anyMatch(text -> text.contains("ended with exit code 4: "));
        assertHidden(argument, texts, "argument");
        assertHidden(variable, texts, "variable");
    }
}
