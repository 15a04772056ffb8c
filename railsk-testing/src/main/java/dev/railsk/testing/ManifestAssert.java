package dev.railsk.testing;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

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
        if (!Tree.of(value).equals(found)) {
            throw refuse(path, "wanted  " + show(Tree.of(value)) + "\n  found   " + show(found));
        }
        return this;
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

    /** Go on with a container. */
    public ContainerAssert container(String name) {
        return container("containers", name);
    }

    /** Go on with an init container. */
    public ContainerAssert initContainer(String name) {
        return container("initContainers", name);
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
