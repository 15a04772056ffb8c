package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Finding;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the API server's refusals into findings. */
final class Refusals {

    private static final Pattern OWNER = Pattern.compile("conflict with \"([^\"]*)\"");

    private Refusals() {}

    /** What is wrong with this object; a conflict of owners has a finding for each field. */
    static List<Finding> of(DeployRun run, ObjectRef object, ClusterRefusedException refusal) {
        List<Finding> findings = new ArrayList<>();
        if (refusal instanceof ConflictException) {
            for (FieldCause cause : refusal.causes()) {
                findings.add(conflict(run, object, cause));
            }
        }
        if (findings.isEmpty()) {
            findings.add(finding(refusal, place(run, object)));
        }
        return findings.stream().map(finding -> finding.hidden(run.mask())).toList();
    }

    static Finding finding(ClusterRefusedException refusal, String place) {
        return new Finding("refused", String.valueOf(refusal.getMessage()), place, nextStep(refusal));
    }

    private static Finding conflict(DeployRun run, ObjectRef object, FieldCause cause) {
        Matcher owner = OWNER.matcher(cause.message());
        String name = owner.find() ? owner.group(1) : "another manager";
        return new Finding(
                "conflict",
                object + ": the field " + cause.field() + " belongs to \"" + name + "\", which set it otherwise",
                place(run, object),
                FieldOwner.wayOut(run, cause.field(), name));
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
