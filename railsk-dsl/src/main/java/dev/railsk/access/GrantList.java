package dev.railsk.access;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rights while they are written. */
final class GrantList {

    private final Draft draft;
    private final List<Grant> grants;

    GrantList(Draft draft, List<Grant> base) {
        this.draft = draft;
        grants = new ArrayList<>(base);
    }

    void may(String verb, String... resources) {
        Origin origin = draft.touch("may");
        requireNonNull(verb, "verb");
        if (requireNonNull(resources, "resources").length == 0) {
            draft.problem(
                    "may",
                    origin,
                    "a right must be on a resource, but names none",
                    "Write it like may(\"get\", \"jobs\").");
        }
        for (String resource : resources) {
            Optional<Grant> grant = Grant.read(draft, origin, verb, requireNonNull(resource, "resource"));
            if (grant.isEmpty()) {
                return;
            }
            if (!grants.contains(grant.get())) {
                grants.add(grant.get());
            }
        }
    }

    void clear() {
        draft.touch();
        grants.clear();
    }

    List<Grant> grants() {
        return grants;
    }
}
