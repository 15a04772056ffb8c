package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.owner.FieldPath;
import dev.railsk.deploy.internal.owner.Sending;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the API server's refusals into findings. */
final class Refusals {

    private static final int LONGEST_VALUE = 100;

    private Refusals() {}

    /** What is wrong with this object; a conflict of owners has a finding for each field. */
    static List<Finding> of(DeployRun run, ObjectRef object, ClusterRefusedException refusal) {
        List<Finding> findings = new ArrayList<>();
        if (refusal instanceof ConflictException && !refusal.causes().isEmpty()) {
            Tree live = live(run, object);
            for (FieldCause cause : refusal.causes()) {
                findings.add(conflict(run, object, live, cause));
            }
        }
        if (findings.isEmpty()) {
            findings.add(finding(refusal, place(run, object)));
        }
        return findings.stream().map(finding -> finding.hidden(run.mask())).toList();
    }

    /** What is there, for the values; nothing where it cannot be read. */
    private static Tree live(DeployRun run, ObjectRef object) {
        try {
            return run.cluster().get(object).map(LiveObject::content).orElse(Tree.absent());
        } catch (ClusterException unreadable) {
            return Tree.absent();
        }
    }

    static Finding finding(ClusterRefusedException refusal, String place) {
        return new Finding("refused", String.valueOf(refusal.getMessage()), place, nextStep(refusal));
    }

    private static Finding conflict(DeployRun run, ObjectRef object, Tree live, FieldCause cause) {
        String owner = Sending.owner(cause);
        Tree ours = Tree.absent();
        ManifestId id =
                new ManifestId(object.kind().apiVersion(), object.kind().kind(), object.namespace(), object.name());
        for (Manifest manifest : run.manifests()) {
            ours = ObjectRef.of(manifest.id()).equals(object) ? manifest.tree() : ours;
        }
        String field = cause.field();
        return new Finding(
                "conflict",
                object + ": the field " + field + " belongs to \"" + owner + "\", which set it"
                        + value(run, live, field).map(value -> " to " + value).orElse(" otherwise")
                        + value(run, ours, field)
                                .map(value -> "; the definition says " + value)
                                .orElse(""),
                place(run, object),
                FieldOwner.wayOut(run, id, field, owner));
    }

    /** A value for people, with known secrets hidden before it is cut; nothing of a Secret's. */
    private static Optional<String> value(DeployRun run, Tree content, String field) {
        if (content.at("kind").text().equals(Optional.of("Secret"))) {
            return Optional.empty();
        }
        return FieldPath.value(content, field)
                .map(value -> hidden(run.mask(), value).toJsonLine())
                .map(text -> text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + ".." : text);
    }

    private static Tree hidden(SecretMask mask, Tree value) {
        if (value.value() instanceof Map) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            value.entries()
                    .forEach((key, item) -> map.put(key, hidden(mask, item).value()));
            return Tree.of(map);
        }
        if (value.value() instanceof List) {
            List<@Nullable Object> list = new ArrayList<>();
            value.items().forEach(item -> list.add(hidden(mask, item).value()));
            return Tree.of(list);
        }
        return value.text().map(text -> Tree.of(mask.hide(text))).orElse(value);
    }

    private static String nextStep(ClusterRefusedException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (message.contains("exceeded quota")) {
            return "Raise the namespace's quota, or ask for less.";
        }
        if (message.contains("admission webhook")) {
            return "Change what the webhook names, or ask who runs it.";
        }
        return switch (refusal.code()) {
            case 403 -> "Ask for that right, or deploy as somebody who has it.";
            case 404 ->
                message.contains("rolebindings.rbac.authorization.k8s.io")
                        ? "To bind a role that is not there yet, ask for the right to bind it: rights prints it."
                        : "Create what is missing first.";
            case 422 ->
                message.contains("immutable")
                        ? "That field cannot be changed: keep its value, or delete the object yourself first."
                        : "Correct the definition, then deploy again.";
            case 429 -> "The API server is busy: deploy again later.";
            default -> "Correct the definition, then deploy again.";
        };
    }

    /** The object, and the author's line that defined it where one did. */
    static String place(DeployRun run, ObjectRef object) {
        String place =
                object.namespace().isEmpty() ? object.toString() : object + " in namespace " + object.namespace();
        for (Manifest manifest : run.manifests()) {
            if (ObjectRef.of(manifest.id()).equals(object) && manifest.origin().isPresent()) {
                return place + ", defined at " + manifest.origin().get();
            }
        }
        return place;
    }
}
