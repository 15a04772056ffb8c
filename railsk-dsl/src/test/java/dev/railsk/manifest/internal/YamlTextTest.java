package dev.railsk.manifest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.Yaml;

/** Any string, anywhere in a manifest, is read as that string, by YAML 1.1 and YAML 1.2. */
class YamlTextTest {

    @Example
    void knownTrapsAreReadAsText() {
        for (String text : NastyText.known()) {
            assertReadersAgree(text);
        }
    }

    @Property(tries = 2000)
    void mixturesAreReadAsText(@ForAll("nasty") String text) {
        assertReadersAgree(text);
    }

    @Property(tries = 2000)
    void anyStringIsReadAsText(@ForAll("wellFormed") String text) {
        assertReadersAgree(text);
    }

    @Example
    void localeAndTimeZoneDoNotMatter() {
        Manifest manifest = manifest("1.5 \u00e9\u0131\u0130 yes");
        String text = manifest.toYaml();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(manifest.toYaml()).isEqualTo(text);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(manifest.toYaml()).isEqualTo(text);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Example
    void bytesAreUtf8() {
        ManifestSet set = ManifestSet.of(List.of(manifest("\u00e9 \u65e5 \ud83d\ude00")));

        assertThat(set.toYamlBytes()).isEqualTo(set.toYaml().getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.randomValue(random -> NastyText.next(random) + NastyText.next(random));
    }

    @Provide
    Arbitrary<String> wellFormed() {
        return Arbitraries.strings()
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .filter(text -> text.codePoints().noneMatch(point -> point > 0xFFFF && (point & 0xFFFE) == 0xFFFE));
    }

    private static void assertReadersAgree(String text) {
        Manifest manifest = manifest(text);
        String yaml = manifest.toYaml();

        assertThat(Tree.of(new Load(LoadSettings.builder().build()).loadFromString(yaml)))
                .as("YAML 1.2: %s", yaml)
                .isEqualTo(manifest.tree());
        assertThat(Tree.of(new Yaml().load(yaml))).as("YAML 1.1: %s", yaml).isEqualTo(manifest.tree());
        assertThat(ManifestSet.parse(yaml)).as("our own: %s", yaml).containsExactly(manifest);
    }

    private static Manifest manifest(String text) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("apiVersion", "v1");
        map.put("kind", "ConfigMap");
        map.put("metadata", Map.of("name", "x"));
        map.put("value", text);
        map.put("list", List.of(text, List.of(text, List.of(), Map.of(text, text)), text));
        map.put("map", Map.of(text, Map.of("inner", text)));
        map.put("listOfMaps", List.of(Map.of(text, List.of(text)), Map.of()));
        map.put("last", text);
        return Manifest.of(Tree.of(map));
    }
}
