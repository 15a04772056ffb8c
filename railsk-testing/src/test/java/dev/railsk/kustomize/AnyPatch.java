package dev.railsk.kustomize;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A patch of one of the objects.
 *
 * @param object what it patches
 * @param text the patch
 * @param isMerge whether it is a strategic merge, not a JSON patch
 */
record AnyPatch(Manifest object, String text, boolean isMerge) {

    static Arbitrary<AnyPatch> any() {
        return Arbitraries.of(PatchedObjects.all().manifests())
                .flatMap(object -> Arbitraries.oneOf(merges(object), merges(object), operations(object)));
    }

    private static Arbitrary<AnyPatch> merges(Manifest object) {
        return Arbitraries.of(PatchStep.of(object.tree().map()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(steps -> new AnyPatch(object, merge(object, steps), true));
    }

    private static String merge(Manifest object, List<PatchStep> steps) {
        PlainObject patch = PlainObject.of(object.apiVersion(), object.kind(), "x");
        List<PatchStep> taken = new ArrayList<>();
        for (PatchStep step : steps) {
            if (taken.stream().noneMatch(step::meets)) {
                step.into(patch);
                taken.add(step);
            }
        }
        return patch.toString();
    }

    private static Arbitrary<AnyPatch> operations(Manifest object) {
        return Arbitraries.of(JsonSteps.of(object.tree().map()))
                .map(step -> new AnyPatch(object, PlainYaml.of(List.of(step)), false));
    }

    /** The object by this name, patched by railsk, with its lists in Kustomize's order. */
    Manifest edited(String name) {
        Edit edit = isMerge ? Edit.merge(text) : Edit.jsonPatch(text);
        Map<String, Object> edited = edit.apply(object).tree().map();
        if (isMerge) {
            edited = PatchOrder.ofKustomize(
                    edited, ManifestSet.parse(text).manifests().get(0).tree().map());
        }
        return PatchedObjects.named(Manifest.of(Tree.of(edited)), name);
    }

    /** How Kustomize is told to patch the object by this name. */
    Map<String, Object> entry(String name) {
        return Map.of("target", Map.of("kind", object.kind(), "name", name), "patch", text);
    }

    @Override
    public String toString() {
        return "\n" + object + (isMerge ? " merged with\n" : " patched by\n") + text;
    }
}
