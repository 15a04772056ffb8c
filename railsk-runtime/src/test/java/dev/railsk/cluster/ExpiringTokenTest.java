package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that expire while a cluster is used: every call has them renewed once, and goes on. */
class ExpiringTokenTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Selection PODS = Selection.all(ObjectKind.POD, "demo");
    private static final String EVENT = "{\"type\":\"MODIFIED\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\","
            + "\"metadata\":{\"name\":\"web-1\",\"namespace\":\"demo\",\"resourceVersion\":\"%s\"}}}\n";

    private final ApiStub server =
            ApiStub.plain().answer(404, "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    static Set<String> calls() {
        return PortCalls.all().keySet();
    }

    private Cluster open(ApiStub api, String user) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.equalsIgnoreCase("PATH"));
        environment.put("PATH", JAVA.toString());
        Path file = Files.writeString(folder.resolve("config"), api.kubeconfig("", user));
        return Kubeconfig.of(environment, folder).withFile(file).open();
    }

    private String plugin(String behaviour, String argument) {
        String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
        return "exec: {apiVersion: client.authentication.k8s.io/v1, command: java, interactiveMode: IfAvailable, args:"
                + " [\"-cp\", \"" + classPath + "\", " + PluginProgram.class.getName() + ", " + behaviour + ", \""
                + folder.resolve(argument).toString().replace("\\", "\\\\") + "\"]}";
    }

    private static List<String> sent(ApiStub api) {
        return api.seen().stream()
                .map(seen ->
                        seen.method() + " " + seen.target() + " " + seen.body() + " " + seen.header("Authorization"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallIsSentOnceMoreWithTheRenewedToken(String call) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "old");
        try (Cluster cluster = open(server.accept("new"), "tokenFile: token")) {
            Files.writeString(token, "new");

            Throwable end = catchThrowable(() -> PortCalls.named(call).on(cluster));

            assertThat(String.valueOf(end)).doesNotContain("401", "credentials");
        }
        List<String> sent = sent(server);
        assertThat(sent.get(0)).endsWith(" Bearer old");
        assertThat(sent.get(1)).isEqualTo(sent.get(0).replace("Bearer old", "Bearer new"));
        assertThat(sent.subList(1, sent.size())).allMatch(request -> request.endsWith("Bearer new"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsRefusedWithTheRenewedTokenTooIsTheEnd(String call) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "old");
        try (Cluster cluster = open(server.accept("another"), "tokenFile: token")) {
            Files.writeString(token, "new");

            Throwable end = catchThrowable(() -> PortCalls.named(call).on(cluster));

            assertThat(end).isInstanceOf(ClusterException.class).hasMessageContaining("401");
        }
        List<String> tokens =
                server.seen().stream().map(seen -> seen.header("Authorization")).toList();
        assertThat(tokens).startsWith("Bearer old", "Bearer new").hasSizeLessThanOrEqualTo(3);
        assertThat(tokens.subList(1, tokens.size())).containsOnly("Bearer new");
    }

    @Test
    void aWatchGoesOnWhereItWasWhenItsPluginHasRenewedTheToken() throws IOException, InterruptedException {
        try (ApiStub watched = ApiStub.plain()
                        .answer(200, EVENT.formatted("5"))
                        .answer(200, EVENT.formatted("6"))
                        .answer(200, "")
                        .accept("t1");
                Cluster cluster = open(watched, plugin("counter", "count"));
                WatchStream stream = cluster.watch(List.of(new WatchStart(PODS, "4")))) {
            assertThat(version(stream)).isEqualTo("5");
            watched.accept("t2");
            List<String> versions = new ArrayList<>();
            while (versions.isEmpty()) {
                versions.add(version(stream));
            }

            assertThat(versions).containsExactly("6");
            assertThat(Files.readString(folder.resolve("count"))).isEqualTo("2");
            assertThat(watched.seen())
                    .extracting(ApiStub.Seen::target)
                    .filteredOn(target -> target.contains("resourceVersion=5"))
                    .isNotEmpty();
        }
    }

    private static String version(WatchStream stream) throws InterruptedException {
        WatchEvent event = stream.next(Duration.ofMinutes(1)).orElseThrow();
        assertThat(event).isInstanceOf(WatchEvent.Changed.class);
        return ((WatchEvent.Changed) event).object().resourceVersion();
    }

    @Test
    void aFollowedLogGoesOnWithoutDoublesWhenItsPluginHasRenewedTheToken() throws IOException, InterruptedException {
        String running = "{\"status\":{\"phase\":\"Running\"}}";
        String ended = "{\"status\":{\"phase\":\"Succeeded\"}}";
        List<String> lines = new ArrayList<>();
        try (ApiStub logs = ApiStub.plain()
                        .answer(200, "")
                        .answer(200, "one\n")
                        .answer(200, running)
                        .answer(200, "one\ntwo\n")
                        .answer(200, ended)
                        .accept("t1");
                Cluster cluster = open(logs, plugin("counter", "count"));
                LogStream stream = cluster.follow(LogRequest.of("demo", "migrate-1", "main"))) {
            Instant limit = Instant.now().plusSeconds(60);
            while (!stream.isEnded()) {
                lines.addAll(stream.poll());
                if (lines.equals(List.of("one"))) {
                    logs.accept("t2");
                }
                assertThat(Instant.now()).isBefore(limit);
                cluster.time().sleep(Duration.ofMillis(20));
            }
        }
        assertThat(lines).containsExactly("one", "two");
        assertThat(Files.readString(folder.resolve("count"))).isEqualTo("2");
    }

    @Test
    void aPluginThatCannotRenewSaysWhy() throws IOException {
        Files.writeString(folder.resolve("count"), "0");
        try (Cluster cluster = open(server.accept("t9"), plugin("once", "count"))) {
            assertThatThrownBy(() -> cluster.list(PODS))
                    .isInstanceOf(KubeconfigException.class)
                    .hasMessageStartingWith("the exec plugin java ended with exit code 3: Your session has expired.");
        }
    }
}
