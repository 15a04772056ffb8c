package dev.railsk.manifest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KustomizeHashTest {

    @Test
    void isKustomizesForTheDemosConfig() {
        Map<String, String> data = Map.of(
                "K8S_ENV", "canary",
                "RAILS_LOG_TO_STDOUT", "true",
                "RAILS_SERVE_STATIC_FILES", "true");

        assertThat(KustomizeHash.ofConfigMap(data, Map.of())).isEqualTo("bh5gg262h9");
    }

    /** The names that kubectl kustomize (Kustomize 5.5) gave to generated objects of random content. */
    @Test
    void isKustomizesForRandomContent() throws IOException {
        Tree cases = Tree.of(
                YamlReader.read(resource("kustomize-hashes.yaml"), "").get(0).value());

        assertThat(cases.items()).hasSizeGreaterThan(40);
        for (Tree one : cases.items()) {
            assertThat(hash(one))
                    .as(one.value() + "")
                    .isEqualTo(one.at("hash").text().orElseThrow());
        }
    }

    @Test
    void dependsOnNothingButKeysAndValues() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("B", "2");
        data.put("A", "1");

        assertThat(KustomizeHash.ofConfigMap(data, Map.of()))
                .isEqualTo(KustomizeHash.ofConfigMap(Map.of("A", "1", "B", "2"), Map.of()))
                .isNotEqualTo(KustomizeHash.ofConfigMap(Map.of("A", "2", "B", "1"), Map.of()));
    }

    @Test
    void replacesHalfASurrogatePairAsGoDoes() {
        assertThat(KustomizeHash.ofConfigMap(Map.of("A", "x\ud800y"), Map.of()))
                .isEqualTo(KustomizeHash.ofConfigMap(Map.of("A", "x\udc00y"), Map.of()));
    }

    private static String hash(Tree one) {
        if (one.at("kind").text().orElseThrow().equals("Secret")) {
            return KustomizeHash.ofSecret(one.at("type").text().orElseThrow(), strings(one.at("data")));
        }
        return KustomizeHash.ofConfigMap(strings(one.at("data")), strings(one.at("binaryData")));
    }

    private static Map<String, String> strings(Tree map) {
        Map<String, String> strings = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> strings.put(key, value.text().orElseThrow()));
        return strings;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = KustomizeHashTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
