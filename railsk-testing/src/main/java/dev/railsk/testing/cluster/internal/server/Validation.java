package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.kinds.KindRules;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import java.util.Map;

/** Refuses what the server refuses with a 422: what the rules of the object's kind find. */
final class Validation {

    private Validation() {}

    /** Check an object, and against its former state when there is one. */
    static void check(ServedKinds kinds, ResourceKind kind, Map<String, Object> content, Map<String, Object> before) {
        Problems problems = new Problems();
        Part object = Part.whole(content, problems);
        KindRules rules = kinds.rules(kind.kind());
        rules.checkName(object.at("metadata"));
        NameRules.checkMetadata(object.at("metadata"));
        rules.check(object);
        if (before.isEmpty()) {
            rules.checkNew(object);
        } else {
            rules.checkChange(object, before);
        }
        if (problems.count() > 0) {
            throw Refusals.invalid(kind, object.at("metadata").text("name"), problems.causes());
        }
    }
}
