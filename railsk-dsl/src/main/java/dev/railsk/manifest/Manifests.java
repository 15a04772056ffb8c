package dev.railsk.manifest;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.text.TextResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that somebody wrote by hand, to be rendered beside those of the definition.
 *
 * <pre>{@code
 * Manifests.resource(Deploy.class, "podmonitor.yaml");
 * }</pre>
 */
public final class Manifests {

    private Manifests() {}

    /**
     * The objects of a stream of YAML or JSON documents.
     *
     * @throws InvalidValueException when it is not well-formed, holds no object, or one of them twice
     */
    public static List<Manifest> text(String yamlOrJson) {
        return read(requireNonNull(yamlOrJson, "yamlOrJson"), "the text");
    }

    /**
     * The objects of a YAML or JSON file on the class path, in UTF-8.
     *
     * @param anchor a class beside which the file lies
     * @param name the file's name, relative to the class, or from the root with a leading slash
     * @throws InvalidValueException when it is missing, not well-formed, holds no object, or one of them twice
     */
    public static List<Manifest> resource(Class<?> anchor, String name) {
        requireNonNull(anchor, "anchor");
        requireNonNull(name, "name");
        return read(TextResource.read(anchor, name), name);
    }

    /**
     * An object of the client's model, as it is now.
     *
     * @throws InvalidValueException when it has no apiVersion, kind or name
     */
    public static List<Manifest> of(HasMetadata model) {
        requireNonNull(model, "model");
        try {
            return List.of(Manifest.of(model));
        } catch (ManifestException incomplete) {
            throw incomplete.inDefinition();
        }
    }

    /**
     * An object of any kind.
     *
     * @throws InvalidValueException when it has no apiVersion, kind or name
     */
    public static List<Manifest> tree(Tree tree) {
        requireNonNull(tree, "tree");
        try {
            return List.of(Manifest.of(tree));
        } catch (ManifestException incomplete) {
            throw incomplete.inDefinition();
        }
    }

    /**
     * An object of any kind: nested maps with string keys, lists, strings, numbers, booleans, nulls.
     *
     * @throws InvalidValueException when a part is of another type, or it has no apiVersion, kind or name
     */
    public static List<Manifest> tree(Map<String, ? extends @Nullable Object> map) {
        requireNonNull(map, "map");
        Tree tree;
        try {
            tree = Tree.of(map);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidValueException(String.valueOf(unfit.getMessage()), "Write it with these types only.");
        }
        return tree(tree);
    }

    private static List<Manifest> read(String text, String source) {
        List<Manifest> manifests;
        try {
            manifests = ManifestSet.parse(text, source).manifests();
        } catch (ManifestException unreadable) {
            throw unreadable.inDefinition();
        }
        if (manifests.isEmpty()) {
            throw new InvalidValueException(source + ": there is no object in it", "Write one, or leave this out.");
        }
        return manifests;
    }
}
