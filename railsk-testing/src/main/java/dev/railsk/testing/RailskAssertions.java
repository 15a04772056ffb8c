package dev.railsk.testing;

import dev.railsk.app.RailsApp;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;

/**
 * Where assertions on apps and manifests start.
 *
 * <pre>{@code
 * assertThat(app).inEnvironment("staging", "abcd123")
 *         .deployment("shop-web")
 *         .hasReplicas(1)
 *         .container("web")
 *         .hasEnv("RAILS_MAX_THREADS", "5");
 * }</pre>
 */
public final class RailskAssertions {

    private RailskAssertions() {}

    /** Assert something of an app. */
    public static RailsAppAssert assertThat(RailsApp app) {
        return new RailsAppAssert(app);
    }

    /** Assert something of a set of manifests. */
    public static ManifestSetAssert assertThat(ManifestSet set) {
        return new ManifestSetAssert(set);
    }

    /** Assert something of one manifest. */
    public static ManifestAssert assertThat(Manifest manifest) {
        return new ManifestAssert(manifest);
    }
}
