package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.apply.Conflict;
import dev.railsk.testing.cluster.internal.apply.StructuralException;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server's refusals, in its own words. */
public final class Refusals {

    /** How the server begins when it calls a mistake in the object an internal error. */
    private static final String NOT_CONVERTED = "failed to convert new object";

    private Refusals() {}

    static ClusterRefusedException unknownKind(ObjectKind kind, List<ResourceKind> served) {
        String known = served.stream()
                .map(resource -> resource.kind().kind())
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
        return refused(
                404,
                "NotFound",
                "the server could not find the requested resource: the fake cluster does not serve " + kind.kind()
                        + " in " + kind.apiVersion() + ". It serves " + known + ".");
    }

    /** An object that is not there. */
    public static ClusterRefusedException notFound(ResourceKind kind, String name) {
        return refused(404, "NotFound", kind.resource() + " \"" + name + "\" not found");
    }

    /** A request that makes no sense. */
    public static ClusterRefusedException badRequest(String message) {
        return refused(400, "BadRequest", message);
    }

    /** A body in a format that the server does not read. */
    public static ClusterRefusedException unknownFormat() {
        return refused(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: application/json,"
                        + " application/yaml");
    }

    static void requirePlace(ResourceKind kind, ObjectRef ref) {
        if (kind.isNamespaced() == ref.namespace().isEmpty()) {
            throw badRequest(
                    kind.isNamespaced()
                            ? ref + " must be in a namespace, but names none"
                            : ref + " is in no namespace, but names " + ref.namespace());
        }
    }

    /** A failure inside the server or on a node. */
    public static ClusterRefusedException internal(String message) {
        return refused(500, "InternalError", message);
    }

    static ClusterRefusedException noVersionInApply(String text) {
        return refused(500, "", "strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
    }

    // The real server calls this and the next an internal error, without a reason.
    static ClusterRefusedException noVersion(String text) {
        return refused(
                500,
                "",
                "resourceVersion: Invalid value: \"" + text + "\": strconv.ParseUint: parsing \"" + text
                        + "\": invalid syntax");
    }

    static ClusterRefusedException versionOfNewObject() {
        return refused(500, "", "resourceVersion should not be set on objects to be created");
    }

    static ClusterRefusedException alreadyExists(ResourceKind kind, String name) {
        return refused(409, "AlreadyExists", kind.resource() + " \"" + name + "\" already exists");
    }

    static ConflictException otherIdentity(ResourceKind kind, LiveObject live, String uid) {
        return cannotFulfil(
                kind.resource() + " \"" + live.ref().name() + "\"",
                "StorageError: invalid object, Code: 4, Key: /registry/" + kind.plural() + "/"
                        + live.ref().namespace() + "/" + live.ref().name()
                        + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: " + uid
                        + ", UID in object meta: " + live.uid());
    }

    static ConflictException uidOfNewObject(ResourceKind kind, String name, String uid) {
        return cannotFulfil(
                kind.resource() + " \"" + name + "\"",
                "uid mismatch: the provided object specified uid " + uid + ", and no existing object was found");
    }

    static ConflictException precondition(ResourceKind kind, LiveObject live, String why) {
        return cannotFulfil(kind.qualifiedKind() + " \"" + live.ref().name() + "\"", why);
    }

    private static ConflictException cannotFulfil(String object, String why) {
        return new ConflictException("Conflict", "Operation cannot be fulfilled on " + object + ": " + why, List.of());
    }

    /** A value that fits the schema, but none of the server's own types. */
    static ClusterRefusedException conversion(ResourceKind kind, ObjectRef ref, String problem) {
        String type = kind.versionAndKind();
        return refused(
                500,
                "",
                NOT_CONVERTED + " (" + ref.namespace() + "/" + ref.name() + "; " + type
                        + ") to proper version: unable to convert unstructured object to " + type + ": " + problem);
    }

    static boolean isConversion(ClusterRefusedException refusal) {
        return String.valueOf(refusal.getMessage()).startsWith(NOT_CONVERTED);
    }

    static ClusterRefusedException structural(ResourceKind kind, ObjectRef ref, StructuralException misfit) {
        List<FieldCause> causes = misfit.misfits().stream()
                .map(field -> new FieldCause(field.path(), field.problem()))
                .toList();
        return new ClusterRefusedException(
                500,
                "",
                "failed to create typed patch object (" + ref.namespace() + "/" + ref.name() + "; "
                        + kind.versionAndKind() + "): " + misfit.getMessage(),
                causes);
    }

    static ClusterRefusedException forbidden(String verb, ResourceKind kind, String subresource, String place) {
        String resource = subresource.isEmpty() ? kind.plural() : kind.plural() + "/" + subresource;
        return refused(
                403,
                "Forbidden",
                kind.resource() + " is forbidden: User \"fake\" cannot " + verb + " resource \"" + resource
                        + "\" in API group \"" + kind.group() + "\" " + place);
    }

    static ClusterRefusedException beyondOwnRights(ResourceKind kind, String name, List<String> rules) {
        return refused(
                403,
                "Forbidden",
                kind.resource() + " \"" + name + "\" is forbidden: user \"fake\" (groups=[\"system:authenticated\"]) is"
                        + " attempting to grant RBAC permissions not currently held:\n" + String.join("\n", rules));
    }

    /** A quota or Pod Security does not let an object be written. */
    public static ClusterRefusedException denied(String message) {
        return refused(403, "Forbidden", message);
    }

    /** A webhook does not let an object be written; one that gives no code of its own. */
    public static ClusterRefusedException deniedByWebhook(String webhook, String why) {
        return refused(400, "", "admission webhook \"" + webhook + "\" denied the request: " + why);
    }

    static ClusterRefusedException invalid(ResourceKind kind, String name, List<FieldCause> causes) {
        List<String> texts = new ArrayList<>();
        causes.forEach(cause -> texts.add(cause.field() + ": " + cause.message()));
        String list = texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
        return new ClusterRefusedException(
                422, "Invalid", kind.qualifiedKind() + " \"" + name + "\" is invalid: " + list, causes);
    }

    static ConflictException staleVersion(ResourceKind kind, String name) {
        return cannotFulfil(
                kind.resource() + " \"" + name + "\"",
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static ConflictException ownership(List<Conflict> conflicts) {
        List<FieldCause> causes = new ArrayList<>();
        Map<String, List<String>> byManager = new TreeMap<>();
        for (Conflict conflict : conflicts) {
            causes.add(new FieldCause(conflict.field(), "conflict with " + conflict.manager()));
            byManager
                    .computeIfAbsent(conflict.manager(), any -> new ArrayList<>())
                    .add(conflict.field());
        }
        StringBuilder message = new StringBuilder(
                "Apply failed with " + conflicts.size() + (conflicts.size() == 1 ? " conflict: " : " conflicts: "));
        String separator = "";
        for (Map.Entry<String, List<String>> entry : byManager.entrySet()) {
            List<String> fields = entry.getValue();
            message.append(separator);
            message.append(fields.size() == 1 && conflicts.size() == 1 ? "conflict" : "conflicts");
            message.append(" with ").append(entry.getKey());
            if (fields.size() == 1 && conflicts.size() == 1) {
                message.append(": ").append(fields.get(0));
            } else {
                message.append(':');
                fields.forEach(field -> message.append("\n- ").append(field));
            }
            separator = "\n";
        }
        return new ConflictException("Conflict", message.toString(), causes);
    }

    private static ClusterRefusedException refused(int code, String reason, String message) {
        return new ClusterRefusedException(code, reason, message, List.of());
    }
}
