package dev.railsk.cluster.internal;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the authorizer. The question is a POST that stores nothing, so it may be asked again. */
final class AccessReview {

    private static final String GROUP = "authorization.k8s.io/v1";
    private static final String RESOURCE = "selfsubjectaccessreviews";

    private final ApiClient client;

    AccessReview(ApiClient client) {
        this.client = client;
    }

    boolean may(AccessCheck check) {
        ApiRequest request = ApiRequest.get(
                        ApiPath.ofVersion(GROUP).then(RESOURCE),
                        "ask whether " + check.verb() + " " + check.resource() + " is allowed",
                        "create " + RESOURCE + ".authorization.k8s.io")
                .sending("POST", "application/json", question(check));
        Tree review = client.json(request);
        if (!review.at("status", "allowed").isPresent()) {
            throw client.endpoint().foreign();
        }
        return review.at("status", "allowed").isTrue();
    }

    private static Tree question(AccessCheck check) {
        int slash = check.resource().indexOf('/');
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("verb", check.verb());
        attributes.put("group", check.group());
        attributes.put(
                "resource", slash < 0 ? check.resource() : check.resource().substring(0, slash));
        if (slash >= 0) {
            attributes.put("subresource", check.resource().substring(slash + 1));
        }
        if (!check.namespace().isEmpty()) {
            attributes.put("namespace", check.namespace());
        }
        if (!check.name().isEmpty()) {
            attributes.put("name", check.name());
        }
        return Tree.of(Map.of(
                "apiVersion",
                GROUP,
                "kind",
                "SelfSubjectAccessReview",
                "spec",
                Map.of("resourceAttributes", attributes)));
    }
}
