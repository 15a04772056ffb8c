package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import java.util.LinkedHashSet;
import java.util.Set;

/** Takes Secrets away at the first write of a deploy: after the preflight has seen them. */
public final class SecretRemoval {

    private final ApiServer server;
    private final Fates fates;

    public SecretRemoval(ApiServer server, Fates fates) {
        this.server = server;
        this.fates = fates;
    }

    /** An object was applied for good. */
    public void applied(Tree manifest) {
        LiveObject object = LiveObject.of(manifest);
        if (fates.of(object).losesSecrets()) {
            Tree spec = manifest.at("spec", "template", "spec");
            References.secrets(spec).forEach(name -> remove(object.ref().namespace(), name));
        }
        fates.all().forEach((target, fate) -> {
            if (fate.losesSecrets()) {
                remove(object.ref().namespace(), target);
            }
        });
    }

    private void remove(String namespace, String name) {
        server.remove(new ObjectRef(ObjectKind.SECRET, namespace, name));
    }

    /** The Secrets that containers need to start. */
    static final class References {

        private References() {}

        static Set<String> secrets(Tree podSpec) {
            Set<String> names = new LinkedHashSet<>();
            for (Tree container : podSpec.at("containers").items()) {
                for (Tree source : container.at("envFrom").items()) {
                    source.at("secretRef", "name").text().ifPresent(names::add);
                }
                for (Tree variable : container.at("env").items()) {
                    variable.at("valueFrom", "secretKeyRef", "name").text().ifPresent(names::add);
                }
            }
            return names;
        }
    }
}
