package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.placement.Toleration.Effect;
import dev.railsk.pod.Spread;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Problem;
import dev.railsk.workload.WorkerSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no place for pods. */
class PlacementRulesTest {

    private static final String ZONE = "topology.kubernetes.io/zone";

    private static List<Problem> problems(Consumer<AppSpec> definition) {
        try {
            RailsApp.define("shop", app -> definition.accept(app.image("a/b").noMigration()));
            return List.of();
        } catch (InvalidAppException e) {
            return e.problems();
        }
    }

    private static Arguments app(String fact, Consumer<AppSpec> definition) {
        return Arguments.of(fact, definition);
    }

    private static Arguments worker(String fact, Consumer<WorkerSpec> definition) {
        return app("worker a: " + fact, app -> app.worker("a", definition));
    }

    static Stream<Arguments> nodes() {
        return Stream.of(
                worker(
                        "a node's label must have the form of a label of Kubernetes, but was \"a b\" with \"c\"",
                        worker -> worker.nodes(Nodes.labelled("a b", "c"))),
                worker(
                        "the label \"a\" of a node must be compared with at least one value",
                        worker -> worker.nodes(Nodes.any().requiring(NodeRule.in("a")))),
                worker(
                        "there is no rule for nodes",
                        worker -> worker.nodes(Nodes.any().requiring())),
                worker(
                        "the weight of a wish for nodes must be from 1 to 100, but was 101",
                        worker -> worker.nodes(Nodes.any().preferring(101, NodeRule.exists("a")))),
                worker(
                        "the key of a taint must have the form of a label's, but was \"-\"",
                        worker -> worker.nodes(Nodes.any().tolerating(Toleration.of("-")))),
                worker(
                        "only the effect NO_EXECUTE has a time, but the effect is NO_SCHEDULE",
                        worker -> worker.nodes(Nodes.any()
                                .tolerating(Toleration.of("a")
                                        .effect(Effect.NO_SCHEDULE)
                                        .stayingFor(Duration.ofSeconds(1))))),
                worker(
                        "the name of a priority class must have at most 253 lower-case letters, digits, dashes and dots,"
                                + " but was \"High\"",
                        worker -> worker.priorityClass("High")),
                app(
                        "the name of a scheduler must have at most 253 lower-case letters, digits, dashes and dots, but"
                                + " was \"\"",
                        app -> app.scheduler("").worker("a", worker -> {})));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                worker(
                        "its pods are to run near the workload \"rdis\", which there is not",
                        worker -> worker.affinity(Affinity.near(PodGroup.workload("rdis")))),
                app(
                        "cron tidy: its pods are to run apart from the workload \"b\", which there is not",
                        app -> app.worker("a", worker -> {}).cron("tidy", cron -> cron.at("@daily")
                                .command("tidy")
                                .affinity(Affinity.apart(PodGroup.workload("b"))))),
                app("its pods are to run near the workload \"b\", which there is not", app -> app.affinity(
                                Affinity.near(PodGroup.workload("b")))
                        .worker("a", worker -> {})),
                worker("there is no affinity", worker -> worker.affinity()),
                worker(
                        "the weight of an affinity must be from 1 to 100, but was 0",
                        worker ->
                                worker.affinity(Affinity.sharingClaim("uploads").preferred(0))),
                worker(
                        "a name server must be an IP address, but was \"dns.internal\"",
                        worker -> worker.dns(Dns.own("dns.internal"))),
                worker(
                        "a resolver takes at most 3 name servers and 32 domains to look in, but there are 4 and 0",
                        worker -> worker.dns(Dns.own("10.0.0.1")
                                .nameserver("10.0.0.2")
                                .nameserver("10.0.0.3")
                                .nameserver("10.0.0.4"))),
                worker(
                        "a host alias must have an IP address, but had \"10.0.0.256\"",
                        worker -> worker.hostAliases(HostAliases.of("10.0.0.256", "db"))),
                worker(
                        "the progress deadline of 60 s must be longer than a pod must be ready, 60 s",
                        worker ->
                                worker.progressDeadline(Duration.ofSeconds(60)).minReady(Duration.ofSeconds(60))));
    }

    static Stream<Arguments> spreads() {
        return Stream.of(
                worker(
                        "the skew of pods must be at least 1, but was 0",
                        worker -> worker.spread(Spread.over(ZONE).maxSkew(0))),
                worker(
                        "spreading over at least 2 of " + ZONE + " must be hard: Kubernetes takes no such wish",
                        worker -> worker.spread(Spread.over(ZONE).minDomains(2))),
                worker(
                        "pods are spread over " + ZONE + " by two rules of one kind",
                        worker -> worker.spread(Spread.over(ZONE).and(Spread.over(ZONE)))),
                worker(
                        "its pods are counted by the label \"app.kubernetes.io/name\", by which they are selected already",
                        worker -> worker.spread(Spread.over(ZONE).matchLabelKeys("app.kubernetes.io/name"))),
                worker(
                        "its pods are to be kept apart by the label \"app\", which they do not have",
                        worker -> worker.spread(Spread.preferDifferentHosts("app"))));
    }

    @ParameterizedTest
    @MethodSource({"nodes", "others", "spreads"})
    void isOneProblemAtTheAuthorsLine(String fact, Consumer<AppSpec> definition) {
        assertThat(problems(definition)).singleElement().satisfies(problem -> {
            assertThat(problem.fact()).isEqualTo(fact);
            assertThat(problem.origin().toString()).startsWith("PlacementRulesTest.java:");
            assertThat(problem.nextStep()).isNotEmpty();
        });
    }
}
