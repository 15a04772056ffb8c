package dev.railsk.deploy.internal.owner;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Helm releases that objects say they are of: Helm acts on them by its own memory, whoever owns their fields. */
public final class HelmReleases {

    private final Map<Release, List<ObjectRef>> objects = new LinkedHashMap<>();

    private record Release(String name, String namespace) {}

    /** Note an object that a release may have made. */
    public void note(LiveObject object) {
        Tree annotations = object.content().at("metadata", "annotations");
        String name = annotations.at("meta.helm.sh/release-name").text().orElse("");
        if (!name.isEmpty()) {
            String namespace = annotations
                    .at("meta.helm.sh/release-namespace")
                    .text()
                    .orElse(object.ref().namespace());
            objects.computeIfAbsent(new Release(name, namespace), none -> new ArrayList<>())
                    .add(object.ref());
        }
    }

    /** What remains to be done about each of them. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        objects.forEach((release, made) -> {
            String more = made.size() == 1 ? "" : " and " + (made.size() - 1) + " more";
            warnings.add(
                    "Helm release " + release.name() + " in namespace " + release.namespace() + " made " + made.get(0)
                            + more
                            + ": helm upgrade would still change them, and helm uninstall delete them. Once all is deployed by"
                            + " railsk, delete Helm's memory of the release, and that only: kubectl delete secret --namespace "
                            + release.namespace() + " --selector owner=helm,name=" + release.name());
        });
        return warnings;
    }
}
