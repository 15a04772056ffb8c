package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Running a program in a container, as the server's side of the socket sees it. */
@Timeout(60)
class ExecTest {

    private static final String UPGRADE =
            "{\"kind\":\"Status\",\"code\":400,\"reason\":\"BadRequest\",\"message\":\"Upgrade request required\"}";
    private static final ExecRequest ECHO = ExecRequest.of("demo", "web-1", "web", "echo", "a b");
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;
    private static final int STATUS = 3;

    @TempDir
    Path folder;

    /** What happens on the socket. */
    private interface Program {
        void run(InputStream in, OutputStream out) throws Exception;
    }

    private static RawServer running(Program program) {
        return RawServer.playing((request, in, out) -> {
            if (!request.headers().containsKey("Sec-WebSocket-Key")) {
                RawServer.answer(out, 400, UPGRADE);
                return;
            }
            RawServer.write(
                    out,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Protocol: " + request.headers().get("Sec-WebSocket-Protocol")
                            + "\r\nSec-WebSocket-Accept: "
                            + accept(request.headers().get("Sec-WebSocket-Key")) + "\r\n\r\n");
            program.run(in, out);
        });
    }

    private static String accept(String key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(digest);
    }

    private static void send(OutputStream out, int channel, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length + 1;
        out.write(0x82);
        if (length < 126) {
            out.write(length);
        } else {
            out.write(126);
            out.write(length >> 8);
            out.write(length);
        }
        out.write(channel);
        out.write(bytes);
        out.flush();
    }

    private static byte[] receive(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        data.readUnsignedByte();
        int length = data.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = data.readUnsignedShort();
        }
        byte[] mask = data.readNBytes(4);
        byte[] bytes = data.readNBytes(length);
        for (int index = 0; index < length; index++) {
            bytes[index] ^= mask[index % 4];
        }
        return bytes;
    }

    private Cluster open(RawServer server) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig());
        return Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    @Test
    void aProgramThatEndsWellBringsItsOutput() throws IOException {
        Program program = (in, out) -> {
            send(out, OUTPUT, "a ");
            send(out, ERRORS, "careful\n");
            send(out, OUTPUT, "b\n");
            send(out, STATUS, "{\"metadata\":{},\"status\":\"Success\"}");
            in.read();
        };

        try (RawServer server = running(program);
                Cluster cluster = open(server)) {
            assertThat(cluster.exec(ECHO)).isEqualTo(new ExecResult(0, "a b\n", "careful\n"));
            assertThat(server.seen())
                    .extracting(RawServer.Request::target)
                    .containsOnly("/api/v1/namespaces/demo/pods/web-1/exec?container=web&stdout=true&stderr=true"
                            + "&stdin=false&command=echo&command=a%20b");
            assertThat(server.seen().get(1).headers()).containsEntry("Sec-WebSocket-Protocol", "v5.channel.k8s.io");
        }
    }

    @Test
    void itsConnectionEndsWithTheProgram() throws Exception {
        Program program = (in, out) -> {
            send(out, STATUS, "{\"status\":\"Success\"}");
            // A server that does not say goodbye in turn: only the end of the connection ends this.
            in.transferTo(OutputStream.nullOutputStream());
        };

        try (RawServer server = running(program);
                Cluster cluster = open(server)) {
            assertThat(cluster.exec(ECHO).isSuccess()).isTrue();
            for (int tries = 0; server.connections() > 0 && tries < 500; tries++) {
                ClusterTime.system().sleep(Duration.ofMillis(10));
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anExitCodeIsNoFailureOfOurs() throws IOException {
        Program program = (in, out) -> {
            send(
                    out,
                    STATUS,
                    "{\"status\":\"Failure\",\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":["
                            + "{\"reason\":\"ExitCode\",\"message\":\"3\"}]}}");
            in.read();
        };

        try (RawServer server = running(program);
                Cluster cluster = open(server)) {
            assertThat(cluster.exec(ECHO).exitCode()).isEqualTo(3);
        }
    }

    @Test
    void aProgramReadsItsInputToTheEnd() throws IOException {
        String input = "select 1;\n".repeat(10_000);
        AtomicReference<String> read = new AtomicReference<>("");
        Program program = (in, out) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] message = receive(in);
            while (message[0] == 0) {
                bytes.write(message, 1, message.length - 1);
                message = receive(in);
            }
            assertThat(message).containsExactly(255, 0);
            read.set(bytes.toString(StandardCharsets.UTF_8));
            send(out, STATUS, "{\"status\":\"Success\"}");
            in.read();
        };

        try (RawServer server = running(program);
                Cluster cluster = open(server)) {
            ExecRequest request = new ExecRequest("demo", "web-1", "web", List.of("psql"), input);

            assertThat(cluster.exec(request).isSuccess()).isTrue();
            assertThat(read.get()).isEqualTo(input);
        }
    }

    @Test
    void aProgramThatCannotBeStartedIsRefusedInTheServersWords() throws IOException {
        Program program = (in, out) -> {
            send(
                    out,
                    STATUS,
                    "{\"status\":\"Failure\",\"code\":500,\"reason\":\"InternalError\",\"message\":\"no such file\"}");
            in.read();
        };

        try (RawServer server = running(program);
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> cluster.exec(ECHO))
                    .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(500))
                    .hasMessage("could not run echo in container web of Pod web-1 in namespace demo: no such file");
        }
    }

    @Test
    void aConnectionThatEndsBeforeTheProgramIsTold() throws IOException {
        try (RawServer server = running((in, out) -> {
                    // Java 17 may lose an end that comes together with the first message: then the keep-alive finds it.
                    send(out, OUTPUT, "a");
                });
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> cluster.exec(ECHO))
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessage("could not reach the API server " + server.url()
                            + ": the connection was closed before an answer came");
        }
    }

    @Test
    void theOutputOfAProgramHasABound() throws IOException {
        String piece = "x".repeat(30_000);
        Program program = (in, out) -> {
            while (true) {
                send(out, OUTPUT, piece);
            }
        };

        try (RawServer server = running(program);
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> cluster.exec(ECHO))
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessage("could not reach the API server " + server.url() + ": it sends more than 16 MiB of a"
                            + " program's output. Write it to a file in the container, or let the program write less");
        }
    }

    @Test
    void aProgramThatHangsIsInterrupted() throws Exception {
        try (RawServer server = running((in, out) -> new CountDownLatch(1).await());
                Cluster cluster = open(server)) {
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                try {
                    cluster.exec(ECHO);
                } catch (ClusterUnreachableException interrupted) {
                    outcome.set(interrupted);
                }
            });
            caller.start();
            while (server.seen().size() < 2) {
                ClusterTime.system().sleep(Duration.ofMillis(10));
            }

            caller.interrupt();
            caller.join(1_000);

            assertThat(caller.isAlive()).isFalse();
            assertThat(outcome.get()).hasMessageEndingWith("interrupted while waiting for its answer");
        }
    }

    @Test
    void aProgramMustBeNamed() throws IOException {
        try (RawServer server = running((in, out) -> {});
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> cluster.exec(ExecRequest.of("demo", "web-1", "web")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a program must be named to be run in container web of Pod web-1, but the command is"
                            + " empty. Name the program and its arguments.");
        }
    }
}
