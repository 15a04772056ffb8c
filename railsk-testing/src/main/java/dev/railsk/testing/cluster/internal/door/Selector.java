package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which objects a request is about, by labels and by fields. */
final class Selector {

    private static final List<String> ALL_KINDS = List.of("metadata.name", "metadata.namespace");
    private static final Map<String, List<String>> FIELDS = Map.of(
            "Pod",
            List.of(
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "status.phase",
                    "status.podIP",
                    "status.nominatedNodeName"),
            "Event",
            List.of(
                    "involvedObject.kind",
                    "involvedObject.namespace",
                    "involvedObject.name",
                    "involvedObject.uid",
                    "involvedObject.apiVersion",
                    "involvedObject.resourceVersion",
                    "involvedObject.fieldPath",
                    "reason",
                    "reportingComponent",
                    "source",
                    "type"),
            "Secret",
            List.of("type"),
            "Namespace",
            List.of("status.phase"),
            "Job",
            List.of("status.successful"),
            "ReplicaSet",
            List.of("status.replicas"));
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)");
    private static final Pattern BETWEEN = Pattern.compile(",(?![^(]*\\))");

    private final List<Predicate<Tree>> conditions;

    private Selector(List<Predicate<Tree>> conditions) {
        this.conditions = conditions;
    }

    /** What a request says; refused where the server knows no such field. */
    static Selector of(RequestTarget target, ObjectKind kind) {
        List<Predicate<Tree>> conditions = new ArrayList<>();
        for (String part : BETWEEN.split(target.parameter("labelSelector"), -1)) {
            if (!part.isBlank()) {
                conditions.add(label(part.strip()));
            }
        }
        for (String part : target.parameter("fieldSelector").split(",", -1)) {
            if (!part.isBlank()) {
                conditions.add(field(part.strip(), kind));
            }
        }
        return new Selector(conditions);
    }

    private static Predicate<Tree> label(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            List<String> values = List.of(set.group(3).replace(" ", "").split(",", -1));
            boolean isIn = set.group(2).equals("in");
            return object -> labelOf(object, set.group(1)).map(values::contains).orElse(false) == isIn;
        }
        int sign = part.indexOf('=');
        if (sign < 0) {
            boolean isWanted = !part.startsWith("!");
            String key = isWanted ? part : part.substring(1).strip();
            return object -> labelOf(object, key).isPresent() == isWanted;
        }
        String value = part.substring(part.lastIndexOf('=') + 1).strip();
        boolean isEqual = part.charAt(sign - 1) != '!';
        String key = part.substring(0, isEqual ? sign : sign - 1).strip();
        return object -> labelOf(object, key).equals(Optional.of(value)) == isEqual;
    }

    private static Optional<String> labelOf(Tree object, String key) {
        return object.at("metadata", "labels").at(key).text();
    }

    private static Predicate<Tree> field(String part, ObjectKind kind) {
        int sign = part.indexOf('=');
        boolean isEqual = sign > 0 && part.charAt(sign - 1) != '!';
        String field = part.substring(0, Math.max(0, isEqual ? sign : sign - 1));
        String value = part.substring(part.lastIndexOf('=') + 1);
        if (!ALL_KINDS.contains(field)
                && !FIELDS.getOrDefault(kind.kind(), List.of()).contains(field)) {
            throw Refusals.badRequest("field label not supported: " + field);
        }
        String[] path = field.equals("source") ? new String[] {"source", "component"} : field.split("\\.", -1);
        return object -> text(object.at(path)).equals(value) == isEqual;
    }

    private static String text(Tree tree) {
        return tree.isPresent() ? String.valueOf(tree.value()) : "";
    }

    boolean matches(LiveObject object) {
        return conditions.stream().allMatch(condition -> condition.test(object.content()));
    }
}
