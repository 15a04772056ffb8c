package dev.railsk.manifest;

/** One rendered Kubernetes object. Immutable and thread-safe. */
public final class Manifest {

    private final ManifestId id;
    private final Tree tree;

    private Manifest(ManifestId id, Tree tree) {
        this.id = id;
        this.tree = tree;
    }

    /** A manifest of a JSON-like tree. */
    public static Manifest of(Tree tree) {
        String namespace = tree.at("metadata", "namespace").text().orElse("");
        ManifestId id = new ManifestId(
                tree.at("apiVersion").text().orElseThrow(),
                tree.at("kind").text().orElseThrow(),
                namespace,
                tree.at("metadata", "name").text().orElseThrow());
        return new Manifest(id, tree);
    }

    /** What identifies it. */
    public ManifestId id() {
        return id;
    }

    /** Its content. */
    public Tree tree() {
        return tree;
    }
}
