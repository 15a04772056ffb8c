package dev.railsk.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final Lines lines = new Lines();

    private void add(String text) {
        lines.add(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aLineMayComeInPieces() {
        byte[] bytes = "größer\nnext".getBytes(StandardCharsets.UTF_8);
        lines.add(List.of(ByteBuffer.wrap(Arrays.copyOf(bytes, 3))));
        lines.add(List.of(ByteBuffer.wrap(Arrays.copyOfRange(bytes, 3, bytes.length))));

        assertThat(lines.take()).containsExactly("größer");
        assertThat(lines.take()).isEmpty();
    }

    @Test
    void theLastLineNeedsNoEnd() {
        add("one\r\n\ntwo");
        lines.finish();

        assertThat(lines.take()).containsExactly("one", "", "two");
        assertThat(lines.isEmpty()).isTrue();
    }

    @Test
    void whatIsKnownIsNotGivenTwiceAfterARestart() {
        add("one\ntwo\nthr");
        assertThat(lines.take()).containsExactly("one", "two");

        lines.restart();
        add("one\ntwo\nthree\n");

        assertThat(lines.take()).containsExactly("three");
    }
}
