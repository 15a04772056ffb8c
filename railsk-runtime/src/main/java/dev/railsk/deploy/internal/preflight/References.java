package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds all secrets and configs that the pods of a manifest cannot start without, or KEDA not scale them. */
public final class References {

    private final String owner;
    private final List<Reference> found = new ArrayList<>();

    private References(String owner) {
        this.owner = owner;
    }

    /** What the pods of this object need. */
    public static List<Reference> of(Manifest manifest) {
        Tree spec = manifest.tree().at("spec");
        Tree pod = manifest.kind().equals("CronJob")
                ? spec.at("jobTemplate", "spec", "template", "spec")
                : spec.at("template", "spec");
        References references = new References(ObjectRef.of(manifest.id()).toString());
        references.pod(pod);
        if (manifest.kind().equals("TriggerAuthentication")) {
            references.logins(spec);
        }
        return references.found;
    }

    private void logins(Tree spec) {
        for (Tree login : spec.at("secretTargetRef").items()) {
            String name = login.at("name").text().orElse("");
            found.add(new Reference(ObjectKind.SECRET, name, login.at("key").text(), owner, false));
        }
    }

    private void pod(Tree pod) {
        for (Tree secret : pod.at("imagePullSecrets").items()) {
            String name = secret.at("name").text().orElse("");
            found.add(new Reference(ObjectKind.SECRET, name, Optional.empty(), owner, true));
        }
        for (Tree volume : pod.at("volumes").items()) {
            volume(volume);
            for (Tree source : volume.at("projected", "sources").items()) {
                projected(source);
            }
        }
        pod.at("initContainers").items().forEach(this::container);
        pod.at("containers").items().forEach(this::container);
    }

    private void volume(Tree volume) {
        String place = owner + ", volume " + volume.at("name").text().orElse("");
        Tree secret = volume.at("secret");
        if (secret.isPresent()) {
            items(ObjectKind.SECRET, secret.at("secretName").text().orElse(""), secret, place);
        }
        Tree config = volume.at("configMap");
        if (config.isPresent()) {
            items(ObjectKind.CONFIG_MAP, config.at("name").text().orElse(""), config, place);
        }
    }

    private void projected(Tree source) {
        Tree secret = source.at("secret");
        if (secret.isPresent()) {
            items(ObjectKind.SECRET, secret.at("name").text().orElse(""), secret, owner);
        }
        Tree config = source.at("configMap");
        if (config.isPresent()) {
            items(ObjectKind.CONFIG_MAP, config.at("name").text().orElse(""), config, owner);
        }
    }

    private void items(ObjectKind kind, String name, Tree source, String place) {
        if (source.at("optional").isTrue()) {
            return;
        }
        found.add(new Reference(kind, name, Optional.empty(), place, false));
        for (Tree item : source.at("items").items()) {
            found.add(new Reference(kind, name, item.at("key").text(), place, false));
        }
    }

    private void container(Tree container) {
        String place = owner + ", container " + container.at("name").text().orElse("");
        for (Tree source : container.at("envFrom").items()) {
            add(ObjectKind.SECRET, source.at("secretRef"), place);
            add(ObjectKind.CONFIG_MAP, source.at("configMapRef"), place);
        }
        for (Tree variable : container.at("env").items()) {
            add(ObjectKind.SECRET, variable.at("valueFrom", "secretKeyRef"), place);
            add(ObjectKind.CONFIG_MAP, variable.at("valueFrom", "configMapKeyRef"), place);
        }
    }

    private void add(ObjectKind kind, Tree reference, String place) {
        if (reference.isPresent() && !reference.at("optional").isTrue()) {
            String name = reference.at("name").text().orElse("");
            found.add(new Reference(kind, name, reference.at("key").text(), place, false));
        }
    }
}
