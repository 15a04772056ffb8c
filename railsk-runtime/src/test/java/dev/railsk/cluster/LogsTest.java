package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading and following a container's log. */
class LogsTest {

    private static final LogRequest LOG = LogRequest.of("demo", "migrate-1", "main");
    private static final String RUNNING =
            "{\"status\":{\"phase\":\"Running\",\"containerStatuses\":[{\"name\":\"main\",\"state\":{\"running\":{}}}]}}";
    private static final String ENDED = "{\"status\":{\"phase\":\"Running\",\"containerStatuses\":[{\"name\":\"main\","
            + "\"state\":{\"terminated\":{\"exitCode\":0}}}]}}";

    private final ApiStub server = ApiStub.plain();

    @TempDir
    Path folder;

    private Cluster cluster;

    @BeforeEach
    void open() throws IOException {
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig("", "token: abc"));
        cluster = Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    private List<String> follow() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try (LogStream stream = cluster.follow(LOG)) {
            Instant limit = Instant.now().plusSeconds(20);
            while (!stream.isEnded()) {
                lines.addAll(stream.poll());
                assertThat(Instant.now()).isBefore(limit);
                cluster.time().sleep(Duration.ofMillis(20));
            }
        }
        return lines;
    }

    @Test
    void theLogIsReadLineByLine() {
        server.answer(200, "one\ntwo\n");

        assertThat(cluster.log(new LogRequest("demo", "web-1", "web", true, 50)))
                .containsExactly("one", "two");
        assertThat(server.seen().get(0).target())
                .isEqualTo(
                        "/api/v1/namespaces/demo/pods/web-1/log?container=web&previous=true&tailLines=50&limitBytes=8388608");
    }

    @Test
    void aContainerThatHasNotStartedHasAnEmptyLog() {
        server.refuse(
                400, "BadRequest", "container \"main\" in pod \"migrate-1\" is waiting to start: ContainerCreating");

        assertThat(cluster.log(LOG)).isEmpty();
    }

    @Test
    void aLogThatMayNotBeReadIsSaidAtOnce() {
        server.refuse(
                403, "Forbidden", "pods \"migrate-1\" is forbidden: User \"bob\" cannot get resource \"pods/log\"");

        assertThatThrownBy(() -> cluster.follow(LOG))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessage(
                        "could not read the log of container main of Pod migrate-1 in namespace demo: no right to get"
                                + " pods/log in namespace demo. The server says: pods \"migrate-1\" is forbidden: User \"bob\" cannot"
                                + " get resource \"pods/log\"");
    }

    @Test
    void aFollowedLogEndsWithItsContainer() throws InterruptedException {
        server.answer(200, "").answer(200, "one\ntwo").answer(200, ENDED);

        assertThat(follow()).containsExactly("one", "two");
    }

    @Test
    void aConnectionThatEndsTooEarlyIsOpenedAgainWithoutDoubles() throws InterruptedException {
        server.answer(200, "")
                .answer(200, "one\ntwo\n")
                .answer(200, RUNNING)
                .answer(200, "one\ntwo\nthree\n")
                .answer(200, ENDED);

        assertThat(follow()).containsExactly("one", "two", "three");
    }

    @Test
    void anErrorIsNoLineOfTheLog() throws InterruptedException {
        server.answer(200, "")
                .refuse(400, "BadRequest", "container \"main\" is waiting to start: ContainerCreating")
                .answer(200, RUNNING)
                .answer(200, "one\n")
                .answer(200, ENDED);

        assertThat(follow()).containsExactly("one");
    }

    @Test
    void aPodThatIsGoneEndsItsLog() throws InterruptedException {
        server.answer(200, "").refuse(404, "NotFound", "pods \"migrate-1\" not found");

        assertThat(follow()).isEmpty();
    }
}
