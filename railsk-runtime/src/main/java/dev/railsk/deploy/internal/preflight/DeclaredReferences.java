package dev.railsk.deploy.internal.preflight;

import dev.railsk.app.Environment;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.config.Configs;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The secrets and configs that a definition declares as made elsewhere, whether a pod refers to them or not. */
final class DeclaredReferences {

    private DeclaredReferences() {}

    static List<Reference> of(Environment environment) {
        List<Reference> declared = new ArrayList<>();
        Names names = Names.of(environment.parts());
        for (Secrets secret : environment.parts().secrets().values()) {
            // One whose values are in the set is found by those that refer to it: its name may end in a hash.
            if (!(secret instanceof PlainTextSecret || secret instanceof FetchedSecret)) {
                declared.add(new Reference(
                        ObjectKind.SECRET,
                        names.secret(secret),
                        Optional.empty(),
                        "declared at " + secret.origin(),
                        false));
            }
        }
        for (Configs config : environment.parts().existingConfigs().values()) {
            declared.add(new Reference(
                    ObjectKind.CONFIG_MAP, config.name(), Optional.empty(), "declared at " + config.origin(), false));
        }
        return declared;
    }
}
