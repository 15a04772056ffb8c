package dev.railsk.testing.cluster.internal.door.table;

import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An object, to read cells from.
 *
 * @param object the object
 * @param now the time now
 */
record Row(Tree object, Instant now) {

    static final String NONE = "<none>";
    static final String UNKNOWN = "<unknown>";

    Tree at(String... path) {
        return object.at(path);
    }

    /** A value as text; empty when it is not there. */
    String text(String... path) {
        Tree tree = object.at(path);
        return tree.isPresent() ? String.valueOf(tree.value()) : "";
    }

    /** A value as text, or these words when it is not there. */
    String textOr(String instead, String... path) {
        String text = text(path);
        return text.isEmpty() ? instead : text;
    }

    long number(String... path) {
        return object.at(path).integer().orElse(0L);
    }

    /** Labels as a selector writes them. */
    String labels(String... path) {
        List<String> labels = new ArrayList<>();
        object.at(path).entries().forEach((name, value) -> labels.add(name + "=" + value.value()));
        labels.sort(String::compareTo);
        return labels.isEmpty() ? NONE : String.join(",", labels);
    }

    /** This field of each container of the pod template. */
    List<String> containers(String field) {
        Tree pod = object.at("spec", "template", "spec");
        if (!pod.isPresent()) {
            pod = object.at("spec", "jobTemplate", "spec", "template", "spec");
        }
        List<String> values = new ArrayList<>();
        pod.at("containers")
                .items()
                .forEach(one -> values.add(one.at(field).text().orElse("")));
        return values;
    }

    /** How long ago a time was. */
    String ago(String... path) {
        return object.at(path)
                .text()
                .map(time -> Ages.text(Duration.between(Instant.parse(time), now)))
                .orElse(UNKNOWN);
    }
}
