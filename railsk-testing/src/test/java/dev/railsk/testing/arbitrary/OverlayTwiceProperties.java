package dev.railsk.testing.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Overlay;
import dev.railsk.app.RailsApp;
import dev.railsk.manifest.ManifestSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An overlay that only sets says the same when it is said again. */
class OverlayTwiceProperties {

    @Property(tries = 150)
    void anOverlayThatOnlySetsIsTheSameTwice(@ForAll("overlaid") Apps.Overlaid overlaid) {
        ManifestSet once = render(overlaid, overlaid.overlay());
        ManifestSet twice = render(overlaid, overlaid.overlay().then(overlaid.overlay()));

        assertThat(twice.toYaml()).isEqualTo(once.toYaml());
    }

    private static ManifestSet render(Apps.Overlaid overlaid, Overlay overlay) {
        RailsApp app = RailsApp.define("shop", spec -> {
            overlaid.definition().accept(spec);
            spec.overlay("one", overlay);
        });
        return Rendered.sets(app).get(0);
    }

    @Provide
    Arbitrary<Apps.Overlaid> overlaid() {
        return Apps.withOverlay();
    }
}
