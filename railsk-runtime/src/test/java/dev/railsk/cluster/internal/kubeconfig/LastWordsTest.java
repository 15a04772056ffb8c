package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastWordsTest {

    private static String shown(String text, String... secrets) throws IOException {
        KnownSecrets known = new KnownSecrets();
        for (String secret : secrets) {
            known.add(secret);
        }
        return LastWords.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .without(known);
    }

    @Test
    void theEndIsShown() throws IOException {
        assertThat(shown("line\n".repeat(100_000) + "No session.\n"))
                .hasSize(2000)
                .endsWith("line\nNo session.");
    }

    @Test
    void aSecretWhoseBeginningWasCutDoesNotComeThrough() throws IOException {
        String secret = "correct horse battery staple";
        for (int length = 16_000; length < 16_500; length++) {
            String text = "x".repeat(40_000) + secret + "y".repeat(length);

            assertThat(shown(text, secret)).doesNotContain("staple").doesNotContain("battery");
        }
    }

    @Test
    void controlCharactersAreLeftOut() throws IOException {
        assertThat(shown("\u001b[31mNo\u0007 session\r\nLog in")).isEqualTo("[31mNo session\nLog in");
    }

    @Test
    void nothingIsShownWhereTooManySecretsAreKnown() throws IOException {
        String[] secrets = new String[6000];
        for (int index = 0; index < secrets.length; index++) {
            secrets[index] = "secret-" + index;
        }

        assertThat(shown("secret-5999 is wrong", secrets)).isEmpty();
    }
}
