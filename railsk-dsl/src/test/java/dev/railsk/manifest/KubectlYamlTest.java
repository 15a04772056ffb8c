package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.internal.NastyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a text is, kubectl reads it from our YAML as that text. */
class KubectlYamlTest {

    private static final String ALPHABET = "-+._0123456789xXoObBeEnNfFiIaA:~ ";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsKubectl() throws InterruptedException {
        Kubectl.required();
    }

    @Test
    void readsEveryTextAsThatText() throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>(NastyText.known());
        Random random = new Random(10);
        while (texts.size() < 5000) {
            String text = random.nextBoolean() ? NastyText.next(random) : numberLike(random);
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                texts.add(text);
            }
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        texts.forEach(text -> keys.put(text, text));
        Manifest widget = Manifest.of(Tree.of(Map.of(
                "apiVersion",
                "example.dev/v1",
                "kind",
                "Widget",
                "metadata",
                Map.of("name", "w"),
                "spec",
                Map.of("list", texts, "map", keys))));

        Tree read = Kubectl.patch(folder, "merge", widget.toYaml(), "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");

        assertThat(read.at("spec", "list").value()).isEqualTo(texts);
        assertThat(read.at("spec", "map").value()).isEqualTo(keys);
    }

    /** What numbers are made of, in any order. */
    private static String numberLike(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(7); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
