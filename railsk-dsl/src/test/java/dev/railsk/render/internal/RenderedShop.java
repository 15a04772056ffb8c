package dev.railsk.render.internal;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The app {@code shop}, as a test writes it, rendered with the build {@code abcd123}. Parts are plain maps and lists. */
record RenderedShop(Environment environment, ManifestSet set) {

    private static final Revision REVISION = Revision.of("abcd123");

    static RenderedShop of(Consumer<AppSpec> definition) {
        RailsApp app = RailsApp.define("shop", spec -> definition.accept(spec.image("ghcr.io/acme/shop")));
        Environment environment = app.environment(RailsApp.DEFAULT_ENVIRONMENT);
        return new RenderedShop(environment, environment.render(REVISION));
    }

    static RenderedShop web(Consumer<WebSpec> definition) {
        return of(app -> app.web(definition));
    }

    static RenderedShop worker(Consumer<WorkerSpec> definition) {
        return of(app -> app.worker("sidekiq", definition));
    }

    /** The objects' kinds and names, in order. */
    List<String> objects() {
        return set.manifests().stream().map(Manifest::toString).toList();
    }

    Tree object(String kind, String name) {
        return set.get(kind, name).tree();
    }

    Tree only(String kind) {
        List<Manifest> all = set.ofKind(kind);
        if (all.size() != 1) {
            throw new AssertionError("wanted one " + kind + ", found " + all);
        }
        return all.get(0).tree();
    }

    /** A field of the only object of this kind; absent where it is not rendered. */
    Tree at(String kind, String... path) {
        return only(kind).at(path);
    }

    Tree podTemplate() {
        return at("Deployment", "spec", "template");
    }

    /** A field of the pods of the only workload. */
    Tree pod(String... path) {
        return podTemplate().at("spec").at(path);
    }

    /** A field of the main container of the only workload. */
    Tree container(String... path) {
        return pod("containers").items().get(0).at(path);
    }

    Tree initContainer(String... path) {
        return pod("initContainers").items().get(0).at(path);
    }

    /** The first attempt of the migration. */
    Tree job() {
        return environment
                .renderTask(environment.migration().orElseThrow().task(), REVISION, 1)
                .tree();
    }

    /** Read YAML as a plain value, to compare with a part. */
    static @Nullable Object yaml(String text) {
        String indented = text.strip().indent(2);
        return ManifestSet.parse("apiVersion: v1\nkind: Part\nmetadata: {name: part}\npart:\n" + indented)
                .manifests()
                .get(0)
                .tree()
                .at("part")
                .value();
    }
}
