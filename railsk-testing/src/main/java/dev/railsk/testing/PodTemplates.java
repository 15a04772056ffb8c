package dev.railsk.testing;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** Where the pods are in an object that makes some. */
final class PodTemplates {

    private PodTemplates() {}

    /** The pod's spec; absent in objects that make no pods. */
    static Tree podSpec(Manifest manifest) {
        return switch (manifest.kind()) {
            case "Pod" -> manifest.tree().at("spec");
            case "CronJob" -> manifest.tree().at("spec", "jobTemplate", "spec", "template", "spec");
            default -> manifest.tree().at("spec", "template", "spec");
        };
    }

    /** The images of all containers, init containers first. */
    static List<String> images(Manifest manifest) {
        List<String> images = new ArrayList<>();
        for (String list : List.of("initContainers", "containers")) {
            for (Tree container : podSpec(manifest).at(list).items()) {
                container.at("image").text().ifPresent(images::add);
            }
        }
        return images;
    }
}
