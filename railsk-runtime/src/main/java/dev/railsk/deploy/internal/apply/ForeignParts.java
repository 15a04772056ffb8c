package dev.railsk.deploy.internal.apply;

import dev.railsk.cluster.LiveObject;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What others have put into a workload's pods and the definition lacks: server-side apply leaves it there. A further container would
 * run beside ours, so it is refused; a volume or a variable is told.
 */
final class ForeignParts {

    private ForeignParts() {}

    static void check(DeployRun run, Manifest manifest, LiveObject result, List<Finding> findings) {
        if (result.content().at("metadata", "deletionTimestamp").isPresent()) {
            findings.add(new Finding(
                    "being-deleted",
                    result.ref() + " is being deleted, and waits for its finalizers",
                    place(manifest),
                    "Wait until it is gone, then deploy again."));
            return;
        }
        Tree wanted = manifest.tree().at("spec", "template", "spec");
        Tree found = result.content().at("spec", "template", "spec");
        if (!wanted.isPresent() || !found.isPresent()) {
            return;
        }
        for (String field : List.of("containers", "initContainers")) {
            for (String name : more(wanted.at(field), found.at(field))) {
                findings.add(new Finding(
                        "foreign-container",
                        result.ref() + " has a container \"" + name
                                + "\" that the definition lacks: it would run beside ours",
                        place(manifest),
                        "Name ours so with container(\"" + name + "\") or sidecar(\"" + name
                                + "\", ..), or remove it: kubectl edit "
                                + manifest.kind().toLowerCase(Locale.ROOT) + " " + manifest.name() + " --namespace "
                                + manifest.namespace() + "."));
            }
        }
        warn(run, result, "the volumes", more(wanted.at("volumes"), found.at("volumes")));
        for (Tree container : wanted.at("containers").items()) {
            String name = name(container);
            Tree live = named(found.at("containers"), name);
            warn(run, result, "in container " + name + " the variables", more(container.at("env"), live.at("env")));
        }
    }

    private static void warn(DeployRun run, LiveObject result, String what, Set<String> names) {
        if (!names.isEmpty()) {
            run.warn(result.ref() + " keeps " + what + " " + String.join(", ", names)
                    + ", which others set and the definition lacks");
        }
    }

    private static String place(Manifest manifest) {
        return "defined at " + manifest.origin().map(Object::toString).orElse("unknown line");
    }

    private static Set<String> more(Tree wanted, Tree found) {
        Set<String> names = new LinkedHashSet<>();
        for (Tree item : found.items()) {
            names.add(name(item));
        }
        for (Tree item : wanted.items()) {
            names.remove(name(item));
        }
        return names;
    }

    private static Tree named(Tree items, String name) {
        for (Tree item : items.items()) {
            if (name(item).equals(name)) {
                return item;
            }
        }
        return Tree.absent();
    }

    private static String name(Tree item) {
        return item.at("name").text().orElse("");
    }
}
