package dev.railsk.deploy.internal.preflight;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The Secrets that operators make of what a deploy applies, and that need not be there before. */
final class MadeSecrets {

    private MadeSecrets() {}

    /** Their names. */
    static Set<String> of(List<Manifest> manifests) {
        Set<String> names = new TreeSet<>();
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals("ExternalSecret")) {
                addExternal(manifest, names);
            } else if (manifest.kind().equals("SealedSecret")) {
                Tree name = manifest.tree().at("spec", "template", "metadata", "name");
                names.add(name.text().orElse(manifest.name()));
            }
        }
        return names;
    }

    private static void addExternal(Manifest manifest, Set<String> names) {
        Tree target = manifest.tree().at("spec", "target");
        String creation = target.at("creationPolicy").text().orElse("Owner");
        // With another policy the operator makes none, and adds keys to one that must be there at most.
        if (creation.equals("Owner") || creation.equals("Orphan")) {
            names.add(target.at("name").text().orElse(manifest.name()));
        }
    }
}
