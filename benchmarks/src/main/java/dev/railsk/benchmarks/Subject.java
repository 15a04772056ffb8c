package dev.railsk.benchmarks;

import deploy.DemoApp;
import dev.railsk.app.Environment;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;

/** The canary of the demo app, rendered by railsk, and the same eight objects written by the client. */
final class Subject {

    private static final Revision REVISION = Revision.of("abcd123");

    private final Environment canary = DemoApp.app().environment("canary");
    private final KubernetesSerialization client = new KubernetesSerialization();
    private final List<HasMetadata> objects = new ArrayList<>();

    Subject() {
        for (Manifest manifest : canary.render(REVISION)) {
            objects.add((HasMetadata) client.unmarshal(manifest.toJson()));
        }
    }

    /** From the frozen environment to UTF-8 YAML. */
    byte[] railsk() {
        return canary.render(REVISION).toYamlBytes();
    }

    /** From finished objects to YAML. */
    int client() {
        int length = 0;
        for (HasMetadata object : objects) {
            length += client.asYaml(object).length();
        }
        return length;
    }
}
