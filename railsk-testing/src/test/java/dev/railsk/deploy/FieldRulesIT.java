package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.DefinitionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What the definition accepts the API server accepts; what the definition refuses though the server takes it is a listed decision. Both
 * are asked for every value, and nothing is written: each question is a dry run.
 */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class FieldRulesIT {

    private static final String NAMESPACE = "default";
    private static final Cluster CLUSTER = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    @TestFactory
    Stream<DynamicTest> definitionAndServerAgree() {
        return FieldRules.all()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> {
                    List<String> differences = new ArrayList<>();
                    for (Object value : rule.values()) {
                        difference(rule, value).ifPresent(differences::add);
                    }

                    assertThat(differences).isEmpty();
                }));
    }

    private static Optional<String> difference(FieldRule rule, Object value) {
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
    private static Optional<String> answer(List<Manifest> manifests, FieldRule rule) {
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals(rule.kind())) {
                try {
                    CLUSTER.apply(manifest, WriteOptions.ask());
                } catch (ClusterRefusedException refusal) {
                    return Optional.of(String.valueOf(refusal.getMessage()));
                }
            }
        }
        return Optional.empty();
    }
}
