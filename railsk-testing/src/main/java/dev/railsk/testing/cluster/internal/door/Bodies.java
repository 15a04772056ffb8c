package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.DeleteOptions;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.Refusals;
import java.util.Locale;
import java.util.Map;

/** Bodies of requests. */
final class Bodies {

    private Bodies() {}

    /** What was sent: JSON, or YAML, which a real server takes too. */
    static Tree read(ApiCall call) {
        if (isProtobuf(call)) {
            throw Refusals.unknownFormat();
        }
        try {
            return call.body().stripLeading().startsWith("{")
                    ? Tree.parseJson(call.body())
                    : Tree.ofYaml(call.body(), "the request");
        } catch (ManifestException e) {
            throw Refusals.badRequest("the body could not be read: " + e.getMessage());
        }
    }

    /** Whether it has a char for each byte of a protobuf, and no text. */
    static boolean isProtobuf(ApiCall call) {
        return call.header("Content-Type").contains("protobuf");
    }

    /** What the body of a deletion says; without one, the object goes whatever it is, and what it owns after it. */
    static DeleteOptions deleteOptions(ApiCall call, boolean isDryRun) {
        Tree body = call.body().isBlank() ? Tree.of(Map.of()) : read(call);
        String propagation = body.at("propagationPolicy").text().orElse("Background");
        return new DeleteOptions(
                body.at("preconditions", "uid").text(),
                body.at("preconditions", "resourceVersion").text(),
                DeleteOptions.Propagation.valueOf(propagation.toUpperCase(Locale.ROOT)),
                isDryRun || !body.at("dryRun").items().isEmpty());
    }
}
