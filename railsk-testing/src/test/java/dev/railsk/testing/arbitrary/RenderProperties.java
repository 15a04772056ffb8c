package dev.railsk.testing.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.manifest.ManifestSet;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A render is a function of the definition: the same everywhere, and what it writes is read back. */
class RenderProperties {

    @Property(tries = 100)
    void everyDefinitionIsValid(@ForAll AppDefinition definition) {
        assertThat(definition.app().environments()).isNotEmpty();
    }

    @Property(tries = 100)
    void rendersTheSameInAnyLocaleTimeZoneAndThread(@ForAll AppDefinition definition) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = text(definition.app());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(text(definition.app())).isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(text(definition.app())).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        RailsApp app = definition.app();
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> text(app));
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> text(app));
        assertThat(one.join()).isEqualTo(here);
        assertThat(other.join()).isEqualTo(here);
    }

    @Property(tries = 100)
    void whatIsWrittenIsReadBack(@ForAll AppDefinition definition) {
        for (ManifestSet set : Rendered.sets(definition.app())) {
            assertThat(ManifestSet.parse(set.toYaml())).containsExactlyElementsOf(set);
            assertThat(ManifestSet.parse(set.toJson())).containsExactlyElementsOf(set);
        }
    }

    private static String text(RailsApp app) {
        StringBuilder text = new StringBuilder();
        Rendered.sets(app).forEach(set -> text.append(set.toYaml()).append(set.toJson()));
        return text.toString();
    }
}
