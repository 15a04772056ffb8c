package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster over somebody's client keeps what its owner has set up, and all that is promised of any cluster. */
@Timeout(60)
class OverAClientTest {

    private static final Selection PODS = Selection.all(ObjectKind.POD, "demo");

    private static KubernetesClient client(String url, String token) {
        Config config = Config.empty();
        config.setMasterUrl(url);
        config.setOauthToken(token);
        config.setNamespace("demo");
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    static Stream<String> calls() {
        return PortCalls.all().keySet().stream();
    }

    @Test
    void theClientsCredentialsAreSentAndItsClientStaysOpen() {
        try (ApiStub server = ApiStub.plain().answer(200, "{\"gitVersion\":\"v1\"}");
                KubernetesClient client = client(server.url(), "abc")) {
            try (Cluster cluster = Cluster.over(client)) {
                assertThat(cluster.version()).isEqualTo("v1");
                assertThat(cluster.address()).isEqualTo(new ClusterAddress("", server.url(), "demo"));
            }
            try (Cluster again = Cluster.over(client)) {
                assertThat(again.version()).isEqualTo("v1");
            }
            assertThat(server.seen()).hasSize(2).allSatisfy(seen -> assertThat(seen.header("Authorization"))
                    .isEqualTo("Bearer abc"));
        }
    }

    @Test
    void aRefusalIsTold() {
        try (ApiStub server = ApiStub.plain().refuse(403, "Forbidden", "pods is forbidden: User x cannot list");
                KubernetesClient client = client(server.url(), "abc");
                Cluster cluster = Cluster.over(client)) {
            assertThatThrownBy(() -> cluster.list(PODS))
                    .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(403));
        }
    }

    @Test
    void aTokenThatCannotBeSentIsNotTold() {
        try (ApiStub server = ApiStub.plain();
                KubernetesClient client = client(server.url(), "geheim\nnis");
                Cluster cluster = Cluster.over(client)) {
            assertThatThrownBy(cluster::version)
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessageContaining("the credentials have a character that no HTTP header may have")
                    .hasRootCauseMessage("a header of the request has a character that none may have");
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void anAnswerHasABound() {
        AtomicLong written = new AtomicLong();
        RawServer.Script endless = (request, in, out) -> {
            RawServer.head(out);
            RawServer.endless(out, " ".repeat(100_000), written);
        };
        try (RawServer server = RawServer.playing(endless);
                KubernetesClient client = client(server.url(), "abc");
                Cluster cluster = Cluster.over(client)) {
            assertThatThrownBy(cluster::version)
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessageEndingWith(
                            "it sends an answer of more than 16 MiB, which no Kubernetes API server does");
        }
    }

    @Test
    void aWatchIsToldEventByEvent() throws InterruptedException {
        RawServer.Script watched = (request, in, out) -> {
            RawServer.head(out);
            RawServer.write(out, "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"web-1\"}}}\n");
            in.read();
        };
        try (RawServer server = RawServer.playing(watched);
                KubernetesClient client = client(server.url(), "abc");
                Cluster cluster = Cluster.over(client);
                WatchStream stream = cluster.watch(List.of(new WatchStart(PODS, "1")))) {
            assertThat(stream.next(Duration.ofSeconds(5))).containsInstanceOf(WatchEvent.Changed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallOnASilentServerIsInterrupted(String name) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        RawServer.Script silent = (request, in, out) -> {
            asked.countDown();
            new CountDownLatch(1).await();
        };
        try (RawServer server = RawServer.playing(silent);
                KubernetesClient client = client(server.url(), "abc");
                Cluster cluster = Cluster.over(client)) {
            AtomicReference<Exception> outcome = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                try {
                    PortCalls.named(name).on(cluster);
                } catch (Exception failure) {
                    outcome.set(failure);
                }
            });
            caller.start();
            asked.await();

            caller.interrupt();
            caller.join(1_000);

            assertThat(caller.isAlive()).isFalse();
            assertThat(outcome.get()).isInstanceOfAny(ClusterUnreachableException.class, InterruptedException.class);
        }
    }
}
