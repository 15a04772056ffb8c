package dev.railsk.manifest;

import dev.railsk.manifest.internal.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Finds the manifests in a text. */
final class ManifestText {

    private ManifestText() {}

    /** All manifests of a text, which is called {@code source} in messages, if that is not empty. */
    static List<Manifest> read(String yamlOrJson, String source) {
        List<Manifest> manifests = new ArrayList<>();
        for (YamlReader.Document document : YamlReader.read(yamlOrJson, source)) {
            String file = source.isEmpty() ? "" : source + ", ";
            add(
                    Tree.of(document.value()),
                    file + "document " + document.number() + ", line " + document.line(),
                    manifests);
        }
        return manifests;
    }

    private static void add(Tree tree, String place, List<Manifest> manifests) {
        if (!(tree.value() instanceof java.util.Map)) {
            throw new ManifestException(
                    "a manifest must be a map with apiVersion, kind and metadata, but this is something else",
                    place,
                    "Look for a missing key or a wrong indent.");
        }
        String kind = tree.at("kind").text().orElse("");
        if (!kind.endsWith("List") || !(tree.at("items").value() instanceof List)) {
            manifests.add(manifest(tree, place));
            return;
        }
        int number = 0;
        for (Tree item : tree.at("items").items()) {
            add(item, place + ", item " + ++number, manifests);
        }
    }

    private static Manifest manifest(Tree tree, String place) {
        try {
            return Manifest.of(tree);
        } catch (ManifestException incomplete) {
            throw incomplete.within(place);
        }
    }
}
