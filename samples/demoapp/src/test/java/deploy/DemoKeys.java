package deploy;

import dev.railsk.manifest.Tree;
import java.util.Map;

/** The lists of the demo's manifests whose items Kubernetes knows by a key. */
final class DemoKeys {

    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "env", "name",
            "volumes", "name",
            "imagePullSecrets", "name",
            "volumeMounts", "mountPath");

    private DemoKeys() {}

    /** The key of an item of a list; empty where items are known by their place. */
    static String keyOf(String list, Tree item) {
        if (list.equals("ports")) {
            return item.at("containerPort").isPresent() ? "containerPort" : "port";
        }
        return KEYS.getOrDefault(list, "");
    }
}
