package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.internal.KustomizeHash;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected values are Kustomize's (5.5.0) for the same content. */
class ConfigHashTest {

    @Test
    void isKustomizesForTheDemo() {
        assertThat(KustomizeHash.ofConfigMap(
                        Map.of("K8S_ENV", "canary", "RAILS_LOG_TO_STDOUT", "true", "RAILS_SERVE_STATIC_FILES", "true")))
                .isEqualTo("bh5gg262h9");
    }

    @Test
    void doesNotDependOnTheOrderOfSettings() {
        Map<String, String> oneWay = new LinkedHashMap<>();
        oneWay.put("A", "1");
        oneWay.put("B", "2");
        Map<String, String> otherWay = new LinkedHashMap<>();
        otherWay.put("B", "2");
        otherWay.put("A", "1");

        assertThat(KustomizeHash.ofConfigMap(oneWay)).isEqualTo(KustomizeHash.ofConfigMap(otherWay));
    }

    @Test
    void isKustomizesForNoSettings() {
        assertThat(KustomizeHash.ofConfigMap(Map.of())).isEqualTo("6ct58987ht");
    }

    @Test
    void isKustomizesForTextInManyScripts() {
        assertThat(KustomizeHash.ofConfigMap(Map.of("GREETING", "Gr\u00fc\u00dfe, \u043c\u0438\u0440 \ud83d\ude82")))
                .isEqualTo("84kt7cdf9f");
    }

    @Test
    void isKustomizesForWhatGoEscapes() {
        assertThat(
                        KustomizeHash.ofConfigMap(
                                Map.of(
                                        "TRICKY",
                                        "line1\tTab \\ \"quoted\" <a href=\"x\">&amp;</a>\r\nG\u00fc\u00dfe \ud83d\ude82 \u2028 \u2029 end")))
                .isEqualTo("mc8d2dkkc4");
    }

    @Test
    void isKustomizesForControlCharacters() {
        assertThat(KustomizeHash.ofConfigMap(Map.of(
                        "TRICKY",
                        "line1\tTab \\ \"quoted\" <a href=\"x\">&amp;</a>\r\nG\u00fc\u00dfe \ud83d\ude82 \u2028 \u2029 "
                                + "\u007f\u0001\b\f end")))
                .isEqualTo("hgc5t46bm2");
    }
}
