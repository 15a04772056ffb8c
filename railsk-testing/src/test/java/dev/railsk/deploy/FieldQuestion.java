package dev.railsk.deploy;

import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.DefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the definition and an API server the same. Nothing is written: each question is a dry run. */
record FieldQuestion(Cluster cluster) {

    private static final String NAMESPACE = "default";

    /** Where the two differ, and no decision says why. */
    List<String> differences(FieldRule rule) {
        List<String> differences = new ArrayList<>();
        for (Object value : rule.values()) {
            difference(rule, value).ifPresent(differences::add);
        }
        return differences;
    }

    private Optional<String> difference(FieldRule rule, Object value) {
        List<Manifest> defined;
        try {
            defined = render(app -> rule.word().accept(app, value));
        } catch (DefinitionException refused) {
            if (!rule.isPatched()) {
                return Optional.empty();
            }
            Optional<String> server = answer(render(app -> rule.patch(app, value)), rule);
            boolean isDecided = rule.decisions().contains(value);
            if (server.isEmpty() && !isDecided) {
                return Optional.of("refused, though the server takes " + show(value) + ": " + refused.getMessage());
            }
            return server.isPresent() && isDecided
                    ? Optional.of("a decision that the server shares: " + show(value))
                    : Optional.empty();
        }
        return answer(defined, rule).map(said -> "accepted, though the server refuses " + show(value) + ": " + said);
    }

    private static String show(Object value) {
        return "\"" + value + "\"";
    }

    private static List<Manifest> render(Consumer<OverlaySpec> change) {
        return RailsApp.define("parts", app -> {
                    FieldRules.base(app, NAMESPACE);
                    app.overlay("rules", change::accept);
                })
                .environment("rules")
                .render(Revision.of("v1"))
                .manifests();
    }

    /** What the server says against the objects of the rule's kind; nothing when it takes them. */
    private Optional<String> answer(List<Manifest> manifests, FieldRule rule) {
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals(rule.kind())) {
                try {
                    cluster.apply(manifest, WriteOptions.ask());
                } catch (ClusterRefusedException refusal) {
                    return Optional.of(String.valueOf(refusal.getMessage()));
                }
            }
        }
        return Optional.empty();
    }
}
