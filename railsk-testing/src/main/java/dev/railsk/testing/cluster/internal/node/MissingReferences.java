package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import java.util.Optional;

/** What a pod refers to and does not find, in the kubelet's words. */
final class MissingReferences {

    private final ApiServer server;
    private final String namespace;

    private MissingReferences(ApiServer server, String namespace) {
        this.server = server;
        this.namespace = namespace;
    }

    static Optional<String> inContainer(ApiServer server, String namespace, Tree container) {
        MissingReferences references = new MissingReferences(server, namespace);
        for (Tree source : container.at("envFrom").items()) {
            Optional<String> missing = references
                    .source(ObjectKind.SECRET, source.at("secretRef"))
                    .or(() -> references.source(ObjectKind.CONFIG_MAP, source.at("configMapRef")));
            if (missing.isPresent()) {
                return missing;
            }
        }
        for (Tree variable : container.at("env").items()) {
            Tree from = variable.at("valueFrom");
            Optional<String> missing = references
                    .key(ObjectKind.SECRET, from.at("secretKeyRef"))
                    .or(() -> references.key(ObjectKind.CONFIG_MAP, from.at("configMapKeyRef")));
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    static Optional<String> inVolumes(ApiServer server, String namespace, Tree podSpec) {
        MissingReferences references = new MissingReferences(server, namespace);
        for (Tree volume : podSpec.at("volumes").items()) {
            Optional<String> missing = references
                    .object(ObjectKind.SECRET, volume.at("secret"), "secretName")
                    .or(() -> references.object(ObjectKind.CONFIG_MAP, volume.at("configMap"), "name"));
            if (missing.isPresent()) {
                String name = volume.at("name").text().orElse("");
                return Optional.of("MountVolume.SetUp failed for volume \"" + name + "\" : " + missing.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> source(ObjectKind kind, Tree reference) {
        return object(kind, reference, "name");
    }

    private Optional<String> object(ObjectKind kind, Tree reference, String field) {
        Optional<String> name = reference.at(field).text();
        if (name.isEmpty()
                || reference.at("optional").isTrue()
                || find(kind, name.get()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(word(kind) + " \"" + name.get() + "\" not found");
    }

    private Optional<String> key(ObjectKind kind, Tree reference) {
        Optional<String> missing = object(kind, reference, "name");
        Optional<String> name = reference.at("name").text();
        if (missing.isPresent() || name.isEmpty() || reference.at("optional").isTrue()) {
            return missing;
        }
        String key = reference.at("key").text().orElse("");
        boolean isThere = find(kind, name.get())
                .map(object -> object.content().at("data", key).isPresent()
                        || object.content().at("binaryData", key).isPresent())
                .orElse(false);
        return isThere
                ? Optional.empty()
                : Optional.of("couldn't find key " + key + " in " + kind.kind() + " " + namespace + "/" + name.get());
    }

    private static String word(ObjectKind kind) {
        return kind.equals(ObjectKind.SECRET) ? "secret" : "configmap";
    }

    private Optional<LiveObject> find(ObjectKind kind, String name) {
        return server.find(new ObjectRef(kind, namespace, name));
    }
}
