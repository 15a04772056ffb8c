package dev.railsk.testing;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.SoftAssertions;

/** Assertions on one object. */
public final class ManifestAssert extends AbstractAssert<ManifestAssert, Manifest> {

    ManifestAssert(Manifest actual) {
        super(actual, ManifestAssert.class);
    }

    /**
     * Expect a value at a path of map keys and {@code name=value} list selectors, such as {@code
     * spec.template.spec.containers[name=web].image}. Numbers and booleans are compared as such.
     */
    public ManifestAssert has(String path, Object value) {
        Tree found = TreePath.of(path).in(actual, this::refuse);
        return isSame(path, value, found);
    }

    /** Expect nothing at a path; the part before its last key must be there. */
    public ManifestAssert hasNo(String path) {
        TreePath all = TreePath.of(path);
        Tree parent = all.parent().in(actual, this::refuse);
        if (!parent.isPresent()) {
            throw refuse(path, "selects nothing: even the part before the last key is not there");
        }
        Tree found = all.in(actual, this::refuse);
        if (found.isPresent()) {
            throw refuse(path, "wanted  nothing\n  found   " + show(found));
        }
        return this;
    }

    /** Expect this many replicas. */
    public ManifestAssert hasReplicas(int replicas) {
        return has("spec.replicas", replicas);
    }

    /** Expect an autoscaler, Kubernetes' or KEDA's, to keep the number of pods within these bounds. */
    public ManifestAssert scalesBetween(int min, int max) {
        boolean isKeda = actual.kind().equals("ScaledObject");
        return has(isKeda ? "spec.minReplicaCount" : "spec.minReplicas", min)
                .has(isKeda ? "spec.maxReplicaCount" : "spec.maxReplicas", max);
    }

    /** Expect the pods to run only on nodes with this label. */
    public ManifestAssert runsOnNodes(String key, String value) {
        Tree selector = PodTemplates.podSpec(actual).at("nodeSelector");
        return hasEntry("nodeSelector", selector, key, value);
    }

    /** Expect the pods to put up with a taint of this key, or with every taint. */
    public ManifestAssert tolerates(String key) {
        List<String> keys = new ArrayList<>();
        for (Tree toleration : PodTemplates.podSpec(actual).at("tolerations").items()) {
            keys.add(toleration.at("key").text().orElse("(every taint)"));
        }
        if (!keys.contains(key) && !keys.contains("(every taint)")) {
            throw refuse("tolerations[key=" + key + "]", "there is no such toleration\n  there are: " + keys);
        }
        return this;
    }

    /** Expect the pods to be spread over the values of this label of nodes. */
    public ManifestAssert spreadsOver(String topologyKey) {
        List<String> keys = new ArrayList<>();
        for (Tree constraint :
                PodTemplates.podSpec(actual).at("topologySpreadConstraints").items()) {
            keys.add(constraint.at("topologyKey").text().orElse("(no key)"));
        }
        if (!keys.contains(topologyKey)) {
            throw refuse(
                    "topologySpreadConstraints[topologyKey=" + topologyKey + "]",
                    "there is no such constraint\n  there are: " + keys);
        }
        return this;
    }

    /** Expect a label of the object itself. */
    public ManifestAssert hasLabel(String key, String value) {
        return hasEntry("metadata.labels", actual.tree().at("metadata", "labels"), key, value);
    }

    /** Expect an annotation of the object itself. */
    public ManifestAssert hasAnnotation(String key, String value) {
        return hasEntry("metadata.annotations", actual.tree().at("metadata", "annotations"), key, value);
    }

    /** Expect a label of the pods. */
    public ManifestAssert hasPodLabel(String key, String value) {
        return hasEntry(
                "spec.template.metadata.labels",
                actual.tree().at("spec", "template", "metadata", "labels"),
                key,
                value);
    }

    /** Expect an Ingress or HTTPRoute to lead this path of this host to this Service; no host is written as {@code *}. */
    public ManifestAssert routes(String host, String path, String service) {
        List<String> found = Routes.of(actual);
        String wanted = host + path + " -> " + service;
        if (!found.contains(wanted)) {
            throw refuse("routes", "wanted  " + wanted + "\n  found   " + found);
        }
        return this;
    }

    /** Expect exactly this selector; keys and values in turn. */
    public ManifestAssert selects(String... keysAndValues) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            wanted.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        Tree selector = actual.tree().at("spec", "selector");
        Tree labels = selector.at("matchLabels").isPresent() ? selector.at("matchLabels") : selector;
        if (!labels.map().equals(wanted)) {
            throw refuse("spec.selector", "wanted  " + wanted + "\n  found   " + show(labels));
        }
        return this;
    }

    /** Expect the pods to be known by this account. */
    public ManifestAssert hasAccount(String name) {
        String found =
                PodTemplates.podSpec(actual).at("serviceAccountName").text().orElse("default");
        if (!found.equals(name)) {
            throw refuse("the account of its pods", "wanted  \"" + name + "\"\n  found   \"" + found + "\"");
        }
        return this;
    }

    /** Expect the pods to have a volume of this name and kind, by Kubernetes' word for it, such as {@code persistentVolumeClaim}. */
    public ManifestAssert hasVolume(String name, String kind) {
        List<String> found = new ArrayList<>();
        for (Tree volume : PodTemplates.podSpec(actual).at("volumes").items()) {
            for (String key : volume.map().keySet()) {
                if (!key.equals("name")) {
                    found.add(volume.at("name").text().orElse("") + " (" + key + ")");
                }
            }
        }
        if (!found.contains(name + " (" + kind + ")")) {
            throw refuse("volumes[name=" + name + "]", "there is no " + kind + " of that name\n  there are: " + found);
        }
        return this;
    }

    /** Expect the pods to have this long to stop. */
    public ManifestAssert hasGracePeriod(Duration time) {
        Tree found = PodTemplates.podSpec(actual).at("terminationGracePeriodSeconds");
        return isSame("terminationGracePeriodSeconds", time.toSeconds(), found);
    }

    /** Expect the pods to have this priority class. */
    public ManifestAssert hasPriority(String priorityClass) {
        return isSame(
                "priorityClassName", priorityClass, PodTemplates.podSpec(actual).at("priorityClassName"));
    }

    /** Expect the pods to run as this user and group, whatever their image says. */
    public ManifestAssert runsAs(long user, long group) {
        Tree context = PodTemplates.podSpec(actual).at("securityContext");
        return isSame("securityContext.runAsUser", user, context.at("runAsUser"))
                .isSame("securityContext.runAsGroup", group, context.at("runAsGroup"));
    }

    /** Expect a rolling update with this many pods more and fewer than wanted, as numbers or percentages. */
    public ManifestAssert rolls(String surge, String unavailable) {
        Tree rolling = actual.tree().at("spec", "strategy", "rollingUpdate");
        return isSame("spec.strategy.rollingUpdate.maxSurge", count(surge), rolling.at("maxSurge"))
                .isSame("spec.strategy.rollingUpdate.maxUnavailable", count(unavailable), rolling.at("maxUnavailable"));
    }

    private static Object count(String text) {
        return text.endsWith("%") ? text : (Object) Integer.valueOf(text);
    }

    /** Expect a NetworkPolicy to let its pods call others on this port. */
    public ManifestAssert letsCall(int port) {
        return letsThrough("egress", port);
    }

    /** Expect a NetworkPolicy to let somebody call its pods on this port. */
    public ManifestAssert letsIn(int port) {
        return letsThrough("ingress", port);
    }

    private ManifestAssert letsThrough(String direction, int port) {
        List<Object> found = new ArrayList<>();
        for (Tree rule : actual.tree().at("spec", direction).items()) {
            for (Tree open : rule.at("ports").items()) {
                found.add(open.at("port").value());
            }
        }
        if (!found.contains(Tree.of(port).value())) {
            throw refuse("spec." + direction, "wanted  port " + port + "\n  found   " + found);
        }
        return this;
    }

    /** Check all of these, and tell everything that fails at once. */
    @SafeVarargs
    public final ManifestAssert softly(Consumer<ManifestAssert>... checks) {
        SoftAssertions all = new SoftAssertions();
        for (Consumer<ManifestAssert> check : checks) {
            all.check(() -> check.accept(this));
        }
        all.assertAll();
        return this;
    }

    /** Expect a Role to allow exactly this with a resource, and no more; it must name the resource. */
    public ManifestAssert allows(String resource, String... verbs) {
        List<String> resources = new ArrayList<>();
        for (Tree rule : actual.tree().at("rules").items()) {
            for (Tree named : rule.at("resources").items()) {
                resources.add(named.text().orElse(""));
            }
            if (resources.contains(resource)) {
                if (!Tree.of(List.of(verbs)).equals(rule.at("verbs"))) {
                    throw refuse(
                            "the rights on " + resource,
                            "wanted  " + List.of(verbs) + "\n  found   " + show(rule.at("verbs")));
                }
                return this;
            }
        }
        throw refuse("the rights on " + resource, "selects nothing: there are rights on " + resources);
    }

    /** Go on with a container. */
    public ContainerAssert container(String name) {
        return container("containers", name);
    }

    /** Go on with an init container. */
    public ContainerAssert initContainer(String name) {
        return container("initContainers", name);
    }

    /** Go on with what is special to a Job, or to a CronJob and the Jobs that it makes. */
    public JobAssert job() {
        if (!actual.kind().equals("Job") && !actual.kind().equals("CronJob")) {
            throw refuse("kind", "is neither a Job nor makes any");
        }
        return new JobAssert(this, actual);
    }

    /** Assert something of a container, then go on with this object. */
    public ManifestAssert container(String name, Consumer<ContainerAssert> assertions) {
        assertions.accept(container(name));
        return this;
    }

    private ContainerAssert container(String list, String name) {
        List<String> names = new ArrayList<>();
        for (Tree container : PodTemplates.podSpec(actual).at(list).items()) {
            if (container.at("name").text().filter(name::equals).isPresent()) {
                return new ContainerAssert(this, list, container);
            }
            names.add(container.at("name").text().orElse("(no name)"));
        }
        throw refuse(list + "[name=" + name + "]", "there is no such container\n  there are: " + names);
    }

    private ManifestAssert isSame(String path, Object wanted, Tree found) {
        if (!Tree.of(wanted).equals(found)) {
            throw refuse(path, "wanted  " + show(Tree.of(wanted)) + "\n  found   " + show(found));
        }
        return this;
    }

    private ManifestAssert hasEntry(String path, Tree entries, String key, String value) {
        if (entries.map().isEmpty()) {
            throw refuse(path, "selects nothing: there are no entries, so no \"" + key + "\"");
        }
        if (!value.equals(entries.map().get(key))) {
            throw refuse(
                    path + "[" + key + "]",
                    "wanted  " + show(Tree.of(value)) + "\n  found   " + show(entries.at(key)) + "\n  there are: "
                            + entries.map().keySet());
        }
        return this;
    }

    AssertionError refuse(String path, String what) {
        String line = actual.origin().map(origin -> "\n  defined at " + origin).orElse("");
        return failure("%s", actual.id() + " " + path + "\n  " + what + line);
    }

    static String show(Tree found) {
        if (!found.isPresent()) {
            return "not set";
        }
        return found.text().map(text -> "\"" + text + "\"").orElseGet(() -> String.valueOf(found.value()));
    }
}
