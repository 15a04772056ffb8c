package dev.railsk.manifest.edit;

import static java.util.Objects.requireNonNull;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.InvalidValueException;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change of a rendered object, in one of three ways of writing it.
 *
 * <pre>{@code
 * Edit.typed(Deployment.class, deployment -> deployment.getSpec().setPaused(true));
 * Edit.jsonPatch("[{op: remove, path: /spec/strategy}]");
 * Edit.merge("spec: {template: {spec: {containers: [{name: web, tty: true}]}}}");
 * }</pre>
 *
 * <p>An edited manifest is carried as a tree: what the model does not know, nulls and empty lists reach the cluster. An edit never
 * changes which object it is, and one that changes nothing is a mistake.
 */
public sealed interface Edit {

    /** Change an object, or with {@link #applyToPods} a pod template, through the client's model. */
    static <T extends KubernetesResource> Edit typed(Class<T> type, Consumer<? super T> change) {
        return new Typed<>(requireNonNull(type, "type"), requireNonNull(change, "change"));
    }

    /**
     * Change by the operations of a JSON Patch (RFC 6902), written in JSON or YAML.
     *
     * @throws InvalidValueException when the text is no JSON Patch
     */
    static Edit jsonPatch(String yamlOrJson) {
        return new JsonPatch(PatchText.operations(requireNonNull(yamlOrJson, "yamlOrJson")));
    }

    /**
     * Merge a partial object into it, written in YAML or JSON, as {@code kubectl patch} and Kustomize do: null deletes a field;
     * items of lists that have a key, such as containers by name, are merged with the item of that key, and new ones come before
     * the others; {@code $patch: delete} and {@code $patch: replace} act on an item, a map or a list. Other lists are replaced,
     * as are all lists of kinds that Kubernetes does not bring itself. An item that is there keeps its place, as with {@code kubectl
     * patch}; Kustomize moves it to the front.
     *
     * @throws InvalidValueException when the text is not a map
     */
    static Edit merge(String yamlOrJson) {
        return merge(PatchText.read("merge patch", requireNonNull(yamlOrJson, "yamlOrJson")));
    }

    /**
     * Merge a partial object into it, as {@link #merge(String)} does.
     *
     * @throws InvalidValueException when it is not a map
     */
    static Edit merge(Tree patch) {
        return new Merge(PatchText.map("merge patch", requireNonNull(patch, "patch")));
    }

    /**
     * The manifest with this change.
     *
     * @throws ManifestException when the change matches nothing, changes nothing, or changes which object it is
     */
    default Manifest apply(Manifest manifest) {
        return Editing.whole(this, manifest);
    }

    /**
     * The manifest with this change of its pod template.
     *
     * @throws ManifestException as with {@link #apply}, and when the object has no pod template
     */
    default Manifest applyToPods(Manifest manifest) {
        return Editing.pods(this, manifest);
    }

    /** A change through the client's model. */
    record Typed<T extends KubernetesResource>(Class<T> type, Consumer<? super T> change) implements Edit {}

    /** The operations of a JSON Patch. */
    record JsonPatch(List<PatchOperation> operations) implements Edit {
        public JsonPatch {
            operations = List.copyOf(operations);
        }
    }

    /** A partial object. */
    record Merge(Tree patch) implements Edit {}
}
