package dev.railsk.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** What an app renders is what Kustomize makes of a tree that says the same. */
@AddLifecycleHook(NeedsKustomize.class)
class KustomizeProperties {

    @Provide
    Arbitrary<AnyApp> apps() {
        return AnyApp.any();
    }

    @Property(tries = 40)
    void rendersWhatKustomizeMakesOfTheSame(@ForAll("apps") AnyApp app) throws IOException, InterruptedException {
        Map<String, String> files = app.tree().files();
        for (Map.Entry<String, AnyOverlay> overlay : app.overlays().entrySet()) {
            ManifestSet built =
                    ManifestSet.parse(Kustomize.build(files, overlay.getValue().folder()));
            ManifestSet rendered = app.definition()
                    .environment(overlay.getKey())
                    .render(overlay.getValue().revision());

            assertThat(built.differenceTo(rendered).differences())
                    .as(overlay.getKey())
                    .isEmpty();
            assertThat(kinds(rendered)).isEqualTo(kinds(built));
            assertThat(inOrder(rendered)).isEqualTo(built.toYaml());
        }
    }

    private static List<String> kinds(ManifestSet set) {
        List<String> kinds = new ArrayList<>();
        set.forEach(manifest -> kinds.add(manifest.kind()));
        return kinds;
    }

    /** As Kustomize orders it: kinds as they are, in each by name, and in each object the fields by name. */
    private static String inOrder(ManifestSet set) {
        List<String> kinds = kinds(set);
        List<Manifest> sorted = new ArrayList<>(set.manifests());
        sorted.sort(Comparator.<Manifest>comparingInt(manifest -> kinds.indexOf(manifest.kind()))
                .thenComparing(manifest -> manifest.id().name()));
        List<Manifest> manifests = new ArrayList<>();
        for (Manifest manifest : sorted) {
            manifests.add(Manifest.of(
                    dev.railsk.manifest.Tree.of(inOrder(manifest.tree().value()))));
        }
        return ManifestSet.of(manifests).toYaml();
    }

    private static @Nullable Object inOrder(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, field) -> sorted.put((String) key, inOrder(field)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(inOrder(item)));
            return items;
        }
        return value;
    }
}
