package dev.railsk.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.internal.transport.MessageSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the messages of a program mean, in whatever pieces they come. */
class ExecChannelsTest {

    private static final MessageSocket SOCKET = new MessageSocket() {

        @Override
        public boolean isSending() {
            return false;
        }

        @Override
        public boolean send(ByteBuffer message) {
            return true;
        }

        @Override
        public void more() {}

        @Override
        public void close() {}
    };

    private final ExecChannels channels = new ExecChannels("");

    private void piece(String text, boolean isLast) {
        channels.piece(SOCKET, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), isLast);
    }

    @Test
    void anEndMayComeInPieces() {
        piece("\u0003", false);
        assertThat(channels.result()).isNotDone();
        piece("{\"status\":", false);
        piece("\"Success\"}", true);

        assertThat(channels.result().join().status().at("status").text()).contains("Success");
    }

    @Test
    void anEndMayComeInSeveralMessages() {
        piece("\u0003{\"status\":", true);
        assertThat(channels.result()).isNotDone();
        piece("\u0003\"Success\"}", true);

        assertThat(channels.result().join().status().at("status").text()).contains("Success");
    }
}
