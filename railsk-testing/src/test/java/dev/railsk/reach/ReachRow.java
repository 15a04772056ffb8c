package dev.railsk.reach;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.task.DeployTask;
import dev.railsk.testing.ManifestSetAssert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A concept of production deployments, written as a user would write it.
 *
 * @param concept its name
 * @param apps how many of 56 public apps need it; 0 where only few do, uncounted
 * @param definition what is written, besides the image and the namespace
 * @param leaves what must be rendered of it, by environment
 */
record ReachRow(
        String concept, int apps, Consumer<AppSpec> definition, Map<String, Consumer<ManifestSetAssert>> leaves) {

    private static final Revision REVISION = Revision.of("abcd123");

    /** A concept that one environment shows. */
    static ReachRow of(String concept, int apps, Consumer<AppSpec> definition, Consumer<ManifestSetAssert> leaves) {
        return new ReachRow(concept, apps, definition, Map.of(RailsApp.DEFAULT_ENVIRONMENT, leaves));
    }

    /** A concept that environments differ in. */
    static ReachRow in(
            String environment,
            String concept,
            int apps,
            Consumer<AppSpec> definition,
            Consumer<ManifestSetAssert> leaves) {
        return new ReachRow(concept, apps, definition, Map.of(environment, leaves));
    }

    /** The same, with what another environment must show. */
    ReachRow and(String environment, Consumer<ManifestSetAssert> more) {
        Map<String, Consumer<ManifestSetAssert>> all = new LinkedHashMap<>(leaves);
        all.put(environment, more);
        return new ReachRow(concept, apps, definition, all);
    }

    /** What an environment renders into a namespace, with the Jobs of first attempts. */
    ManifestSet render(String environment, String namespace) {
        Environment shop = RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").namespace(namespace);
                    definition.accept(app);
                })
                .environment(environment);
        List<Manifest> all = new ArrayList<>(shop.render(REVISION).manifests());
        shop.migration().ifPresent(migration -> all.add(shop.renderTask(migration.task(), REVISION, 1)));
        for (DeployTask task : shop.tasks()) {
            all.add(shop.renderTask(task.task(), REVISION, 1));
        }
        return ManifestSet.of(all);
    }

    @Override
    public String toString() {
        return apps == 0 ? concept : concept + " (" + apps + " apps)";
    }
}
