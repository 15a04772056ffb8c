package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.config.Configs;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.Names;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.Nearest;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether all secrets and configs are there, with the keys that are needed. Of secrets it says names and keys only. */
final class ReferenceCheck {

    private static final int FORBIDDEN = 403;

    private final DeployRun run;
    private final String namespace;
    private final NamespaceState state;
    private final Map<ObjectRef, Wanted> wanted = new LinkedHashMap<>();

    /** What is wanted of one object. */
    private static final class Wanted {
        private final Set<String> keys = new LinkedHashSet<>();
        private final Set<String> places = new LinkedHashSet<>();
        private boolean isPull;
    }

    ReferenceCheck(DeployRun run, NamespaceState state) {
        this.run = run;
        this.state = state;
        this.namespace = run.environment().namespace();
    }

    void check(List<Finding> findings) {
        collect();
        List<String> unchecked = new ArrayList<>();
        Set<String> resources = new TreeSet<>();
        Set<String> made = MadeSecrets.of(run.manifests());
        new Fan(run::isCancelled).each(List.copyOf(wanted.keySet()), this::content, answer -> {
            ObjectRef object = answer.item();
            if (answer.failure().isPresent()) {
                throwUnlessForbidden(answer.failure().get());
                unchecked.add(object.toString());
                resources.add(object.kind().plural());
            }
            answer.answer().ifPresent(content -> {
                hide(object, content);
                if (!isMade(object, made)) {
                    judge(object, want(object.kind(), object.name()), content, findings);
                }
            });
        });
        if (!unchecked.isEmpty()) {
            run.warn("not checked: no right to get " + String.join(" or ", resources) + " in namespace " + namespace
                    + ", so whether these are there with their keys: " + String.join(", ", unchecked)
                    + "; nor can the values of these be hidden, should a log or a message show one");
        }
    }

    private static void throwUnlessForbidden(RuntimeException failure) {
        if (!(failure instanceof ClusterRefusedException refusal) || refusal.code() != FORBIDDEN) {
            throw failure;
        }
    }

    private static boolean isMade(ObjectRef object, Set<String> made) {
        return object.kind().equals(ObjectKind.SECRET) && made.contains(object.name());
    }

    private void collect() {
        List<Manifest> all = new ArrayList<>(run.manifests());
        for (Task task : run.plan().all()) {
            all.add(run.environment().renderTask(task, run.order().revision(), 1));
        }
        for (Manifest manifest : all) {
            for (Reference reference : References.of(manifest)) {
                Wanted want = want(reference.kind(), reference.name());
                reference.key().ifPresent(want.keys::add);
                want.places.add(reference.place());
                want.isPull |= reference.isPull();
            }
        }
        if (!run.set().isRecorded()) {
            collectDeclared();
        }
    }

    private void collectDeclared() {
        Names names = Names.of(run.environment().parts());
        for (Secrets secret : run.environment().parts().secrets().values()) {
            // One whose values are in the set is found by those that refer to it: its name may end in a hash.
            if (!(secret instanceof PlainTextSecret || secret instanceof FetchedSecret)) {
                Wanted want = want(ObjectKind.SECRET, names.secret(secret));
                want.keys.addAll(secret.requiredKeys());
                want.places.add("declared at " + secret.origin());
            }
        }
        for (Configs config : run.environment().parts().existingConfigs().values()) {
            Wanted want = want(ObjectKind.CONFIG_MAP, config.name());
            want.keys.addAll(config.requiredKeys());
            want.places.add("declared at " + config.origin());
        }
    }

    private Wanted want(ObjectKind kind, String name) {
        return wanted.computeIfAbsent(new ObjectRef(kind, namespace, name), none -> new Wanted());
    }

    private Optional<Tree> content(ObjectRef object) {
        Optional<Tree> content = inSet(object);
        return content.isPresent() ? content : inCluster(object);
    }

    private Optional<Tree> inSet(ObjectRef object) {
        return run.manifests().stream()
                .filter(manifest -> ObjectRef.of(manifest.id()).equals(object))
                .map(Manifest::tree)
                .findFirst();
    }

    private Optional<Tree> inCluster(ObjectRef object) {
        if (state == NamespaceState.TO_CREATE) {
            return Optional.empty();
        }
        return run.cluster().get(object).map(LiveObject::content);
    }

    private void hide(ObjectRef object, Optional<Tree> content) {
        if (object.kind().equals(ObjectKind.SECRET)) {
            content.ifPresent(run.mask()::learn);
        }
    }

    private void judge(ObjectRef object, Wanted want, Optional<Tree> content, List<Finding> findings) {
        if (content.isEmpty()) {
            findings.add(missing(object, want));
            return;
        }
        Set<String> keys = keys(content.get());
        for (String key : want.keys) {
            if (!keys.contains(key)) {
                findings.add(missingKey(object, want, key, keys));
            }
        }
        if (object.kind().equals(ObjectKind.SECRET)) {
            new SecretValues(object, content.get()).check(want.keys, places(want), findings, run::warn);
        }
    }

    private Finding missing(ObjectRef object, Wanted want) {
        boolean isSecret = object.kind().equals(ObjectKind.SECRET);
        String because = state == NamespaceState.TO_CREATE ? ", as the namespace is not there" : "";
        return new Finding(
                isSecret ? "missing-secret" : "missing-config",
                object + " is not there in namespace " + namespace + because + near(object),
                places(want),
                isSecret ? create(object, want) : "Deploy first, or create the ConfigMap.");
    }

    private String near(ObjectRef object) {
        // A list of Secrets brings the content of all of them, which nobody asked for.
        if (state == NamespaceState.TO_CREATE || object.kind().equals(ObjectKind.SECRET)) {
            return "";
        }
        try {
            List<String> names = run.cluster().list(Selection.all(object.kind(), namespace)).items().stream()
                    .map(item -> item.ref().name())
                    .toList();
            List<String> near = Nearest.alike(object.name(), names);
            return near.isEmpty() ? "" : "; there is " + String.join(", ", near);
        } catch (ClusterRefusedException notAllowed) {
            return "; no right to list what there is";
        }
    }

    private String create(ObjectRef object, Wanted want) {
        String first = state == NamespaceState.TO_CREATE ? "kubectl create namespace " + namespace + " && " : "";
        StringBuilder command = new StringBuilder("Run ").append(first).append("kubectl create secret ");
        command.append(want.isPull ? "docker-registry " : "generic ")
                .append(object.name())
                .append(" --namespace ")
                .append(namespace);
        if (want.isPull) {
            command.append(" --docker-server=... --docker-username=... --docker-password=...");
        } else if (want.keys.isEmpty()) {
            command.append(" --from-env-file=...");
        }
        if (!want.isPull) {
            want.keys.forEach(
                    key -> command.append(" --from-literal=").append(key).append("=..."));
        }
        return command.append('.').toString();
    }

    private Finding missingKey(ObjectRef object, Wanted want, String key, Set<String> keys) {
        List<String> near = Nearest.alike(key, keys);
        String there = near.isEmpty()
                ? "; its keys are " + (keys.isEmpty() ? "none" : String.join(", ", keys))
                : "; there is " + String.join(", ", near);
        return new Finding(
                "missing-key",
                object + " in namespace " + namespace + " has no key " + key + there,
                places(want),
                "Add the key " + key + ", or correct its name in the definition.");
    }

    private static Set<String> keys(Tree content) {
        Set<String> keys = new TreeSet<>(content.at("data").entries().keySet());
        keys.addAll(content.at("stringData").entries().keySet());
        keys.addAll(content.at("binaryData").entries().keySet());
        return keys;
    }

    private static String places(Wanted want) {
        return String.join("; ", want.places);
    }
}
