package dev.railsk.testing.cluster.internal.door;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Refusals;
import dev.railsk.testing.cluster.internal.server.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what the user asks about rights: one, as a deploy does and {@code kubectl auth can-i}, or all, as its {@code --list} does. */
final class Reviews {

    private static final List<String> GROUP = List.of("apis", "authorization.k8s.io", "v1");
    private static final List<String> VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
    private static final int SPEC = 2;

    private final ApiServer server;

    Reviews(ApiServer server) {
        this.server = server;
    }

    Optional<Answer> answer(ApiCall call) {
        List<String> path = call.target().path();
        if (!call.method().equals("POST")
                || path.size() != GROUP.size() + 1
                || !path.subList(0, 3).equals(GROUP)) {
            return Optional.empty();
        }
        return switch (path.get(3)) {
            case "selfsubjectaccessreviews" -> Optional.of(Answer.json(201, one(spec(call))));
            case "selfsubjectrulesreviews" -> Optional.of(Answer.json(201, all(spec(call))));
            default -> Optional.empty();
        };
    }

    /** What is asked, whether kubectl sends it as protobuf or a client as JSON. */
    private static Tree spec(ApiCall call) {
        if (!Bodies.isProtobuf(call)) {
            return Bodies.read(call).at("spec");
        }
        try {
            Protobuf spec = Protobuf.object(call.body()).message(SPEC);
            if (call.target().path().contains("selfsubjectrulesreviews")) {
                return Tree.of(Map.of("namespace", spec.text(1)));
            }
            Protobuf asked = spec.message(1);
            Map<String, Object> attributes = new LinkedHashMap<>();
            List<String> names = List.of("namespace", "verb", "group", "version", "resource", "subresource", "name");
            names.forEach(name -> attributes.put(name, asked.text(names.indexOf(name) + 1)));
            return Tree.of(Map.of("resourceAttributes", attributes));
        } catch (IllegalArgumentException malformed) {
            throw Refusals.badRequest(String.valueOf(malformed.getMessage()));
        }
    }

    private Map<String, Object> one(Tree spec) {
        Tree attributes = spec.at("resourceAttributes");
        String subresource = text(attributes, "subresource");
        Right right = new Right(
                text(attributes, "verb"),
                text(attributes, "group"),
                text(attributes, "resource") + (subresource.isEmpty() ? "" : "/" + subresource),
                text(attributes, "namespace"),
                text(attributes, "name"));
        return review(
                "SelfSubjectAccessReview",
                spec,
                Map.of("allowed", server.rights().allow(right)));
    }

    private Map<String, Object> all(Tree spec) {
        String namespace = text(spec, "namespace");
        List<Object> rules = new ArrayList<>();
        for (ResourceKind kind : server.kinds().all()) {
            if (server.rights().has(kind)) {
                rule(kind, kind.plural(), VERBS, namespace).ifPresent(rules::add);
            }
            if (kind.plural().equals("pods")) {
                rule(kind, "pods/log", List.of("get"), namespace).ifPresent(rules::add);
                rule(kind, "pods/exec", List.of("create"), namespace).ifPresent(rules::add);
            }
        }
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("resourceRules", rules);
        status.put("nonResourceRules", List.of());
        // A right to single objects is not among them.
        status.put("incomplete", server.rights().isGranted());
        return review("SelfSubjectRulesReview", spec, status);
    }

    private Optional<Object> rule(ResourceKind kind, String resource, List<String> verbs, String namespace) {
        List<String> allowed = new ArrayList<>();
        for (String verb : verbs) {
            if (server.rights().allow(new Right(verb, kind.group(), resource, namespace, ""))) {
                allowed.add(verb);
            }
        }
        return allowed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Map.of("verbs", allowed, "apiGroups", List.of(kind.group()), "resources", List.of(resource)));
    }

    private static Map<String, Object> review(String kind, Tree spec, Map<String, Object> status) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("kind", kind);
        review.put("apiVersion", "authorization.k8s.io/v1");
        review.put("metadata", Map.of());
        review.put("spec", spec.map());
        review.put("status", status);
        return review;
    }

    private static String text(Tree tree, String name) {
        return tree.at(name).text().orElse("");
    }
}
