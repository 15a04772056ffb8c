package dev.railsk.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** A patch by hand does what the same patch does in a kustomization. */
@AddLifecycleHook(NeedsKustomize.class)
class PatchProperties {

    @Provide
    Arbitrary<List<AnyPatch>> patches() {
        return AnyPatch.any().list().ofMinSize(1).ofMaxSize(40).withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 20)
    void editsDoWhatPatchesDo(@ForAll("patches") List<AnyPatch> patches) throws IOException, InterruptedException {
        List<Manifest> before = new ArrayList<>();
        List<Manifest> edited = new ArrayList<>();
        PlainObject kustomization = PlainObject.empty().set("resources", List.of("all.yaml"));
        for (int at = 0; at < patches.size(); at++) {
            AnyPatch patch = patches.get(at);
            before.add(PatchedObjects.named(patch.object(), "x" + at));
            edited.add(patch.edited("x" + at));
            kustomization.list("patches").add(patch.entry("x" + at));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("all/kustomization.yaml", kustomization.toString());
        files.put("all/all.yaml", ManifestSet.of(before).toYaml());
        ManifestSet built = ManifestSet.parse(Kustomize.build(files, "all"));

        for (int at = 0; at < patches.size(); at++) {
            Manifest ours = edited.get(at);
            Manifest theirs = built.find(ours.id()).orElseThrow();
            assertThat(theirs.differenceTo(ours).differences())
                    .as(patches.get(at).toString())
                    .isEmpty();
            assertThat(ours.tree()).as(patches.get(at).toString()).isEqualTo(theirs.tree());
        }
    }
}
