package dev.railsk.cluster;

import dev.railsk.manifest.Tree;
import java.util.Map;

/**
 * An object as the API server holds it. The content of a Secret is in the tree: it must reach no text, event or exception.
 *
 * @param ref what it is
 * @param uid the server's identity of this very object
 * @param resourceVersion the version of its content
 * @param content the whole object
 */
public record LiveObject(ObjectRef ref, String uid, String resourceVersion, Tree content) {

    /** Read kind, names and version from an object's content. */
    public static LiveObject of(Tree content) {
        Tree metadata = content.at("metadata");
        ObjectKind kind = new ObjectKind(
                content.at("apiVersion").text().orElse(""),
                content.at("kind").text().orElse(""));
        return new LiveObject(
                new ObjectRef(
                        kind,
                        metadata.at("namespace").text().orElse(""),
                        metadata.at("name").text().orElse("")),
                metadata.at("uid").text().orElse(""),
                metadata.at("resourceVersion").text().orElse(""),
                content);
    }

    /** Its labels. */
    public Map<String, Tree> labels() {
        return content.at("metadata", "labels").entries();
    }

    /** Says kind, name and version only: the content may be a Secret's. */
    @Override
    public String toString() {
        return ref + " at " + resourceVersion;
    }
}
