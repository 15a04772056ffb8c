package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.config.Secrets;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Problem;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.scale.KedaSpec;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScalePace;
import dev.railsk.server.Puma;
import dev.railsk.workload.Scale;
import dev.railsk.workload.WorkerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the number of a workload's pods contradicts. */
class ScaleRulesTest {

    private static List<Problem> problems(Consumer<AppSpec> definition) {
        try {
            RailsApp.define("shop", app -> definition.accept(app.image("a/b").noMigration()));
            return List.of();
        } catch (InvalidAppException e) {
            return e.problems();
        }
    }

    private static List<String> worker(Consumer<WorkerSpec> definition) {
        return problems(app -> app.worker("a", definition)).stream()
                .map(Problem::fact)
                .toList();
    }

    private static Arguments worker(String fact, Consumer<WorkerSpec> definition) {
        Consumer<AppSpec> app = spec -> spec.worker("a", definition);
        return Arguments.of(fact, app);
    }

    private static Arguments keda(String fact, Consumer<KedaSpec> definition) {
        return worker(fact, worker -> worker.scale(Scale.keda(definition)));
    }

    static Stream<Arguments> budgets() {
        String never = "worker a: no drain could ever take a pod away: ";
        return Stream.of(
                worker(never + "1 must stay, and 1 runs", worker -> worker.disruption(Disruption.minAvailable(1))),
                worker(never + "3 must stay, and 2 run", worker -> worker.replicas(2)
                        .disruption(Disruption.minAvailable(3))),
                worker(
                        never + "50% must stay",
                        worker ->
                                worker.disruption(Disruption.minAvailable("50%").evictUnhealthy())),
                worker(never + "100% must stay", worker -> worker.scale(Scale.byOthers())
                        .disruption(Disruption.minAvailable("100%"))),
                worker(never + "none may be missing", worker -> worker.disruption(Disruption.maxUnavailable(0))),
                worker(never + "none may be missing", worker -> worker.disruption(Disruption.maxUnavailable("0%"))),
                worker(never + "3 must stay, and 3 run", worker -> worker.scale(
                                Scale.between(3, 15).onCpu(Cpu.cores(1)))
                        .disruption(Disruption.minAvailable(3))),
                worker(never + "1 must stay, and 0 run", worker -> worker.scale(Scale.keda(
                                keda -> keda.between(0, 5).officeHours("0 8 * * *", "0 9 * * *", "Etc/UTC", 1)))
                        .disruption(Disruption.minAvailable(1))));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                worker(
                        "worker a: it is scaled by a share of the cpu that it requests, but requests none",
                        worker -> worker.scale(Scale.between(1, 2).onCpu(60))),
                worker(
                        "worker a: it is scaled by a share of the cpu that it requests, but requests none",
                        worker -> worker.resources(resources -> resources.memory(Memory.mebibytes(9)))
                                .scale(Scale.between(1, 2))),
                worker(
                        "worker a: it is scaled by a share of the memory that it requests, but requests none",
                        worker -> worker.resources(resources -> resources.cpu(Cpu.cores(1)))
                                .scale(Scale.between(1, 2).onMemory(60))),
                worker(
                        "worker a: it is scaled by a share of the cpu that it requests, but sidecar proxy of it requests"
                                + " none",
                        worker -> worker.resources(resources -> resources.cpu(Cpu.cores(1)))
                                .sidecar("proxy", proxy -> proxy.image("nginx:1"))
                                .scale(Scale.between(1, 2).onCpu(60))),
                worker(
                        "worker a: it is scaled by the cpu of container \"b\", which there is not",
                        worker -> worker.scale(Scale.between(1, 2).onCpuOf("b", 60))),
                keda(
                        "worker a: it is scaled by a share of the cpu that it requests, but requests none",
                        keda -> keda.trigger("cpu", KedaTrigger.of("cpu").metadata("value", "60"))));
    }

    static Stream<Arguments> ofKeda() {
        return Stream.of(
                keda("worker a: KEDA has nothing to look at: there is no trigger", keda -> keda.between(1, 2)),
                keda(
                        "worker a: queueLength default needs a server to ask, but there is no Redis",
                        keda -> keda.queueLength("default", 5)),
                keda(
                        "worker a: queueLatency default needs a server to ask, but there is no Prometheus",
                        keda -> keda.queueLatency("default", Duration.ofSeconds(5))),
                keda(
                        "worker a: solidQueue needs a server to ask, but there is no PostgreSQL",
                        keda -> keda.solidQueue(5)),
                keda(
                        "worker a: the pods while there is nothing to do, 0, must be fewer than the fewest otherwise, 0",
                        keda -> keda.between(0, 5).idle().trigger("a", KedaTrigger.of("kafka"))),
                keda(
                        "worker a: without a pod nothing uses cpu or memory, so that KEDA could never start one: the"
                                + " fewest are 0",
                        keda -> keda.between(0, 5)
                                .trigger("a", KedaTrigger.of("memory").metadata("containerName", "a"))),
                keda(
                        "worker a: a fallback needs a trigger that aims at so much for each pod, but there is none",
                        keda -> keda.fallback(3, 5)
                                .trigger("a", KedaTrigger.of("kafka").total())),
                keda("worker a: the app declares no secret \"redis\"", keda -> keda.redis(
                                RedisServer.at("redis:6379").password("redis", "PASSWORD"))
                        .queueLength("default", 5)),
                keda(
                        "worker a: the pods must be between 0 or more and at least 1, the fewer first, but were between"
                                + " 5 and 4",
                        keda -> keda.between(5, 4).trigger("a", KedaTrigger.of("kafka"))));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                worker(
                        "worker a: the pods must be between 1 or more and at least as many, but were between 0 and 3",
                        worker -> worker.scale(Scale.between(0, 3))),
                worker(
                        "worker a: the pods are scaled by cpu twice",
                        worker -> worker.scale(Scale.between(1, 3).onCpu(60).onCpu(Cpu.cores(1)))),
                worker(
                        "worker a: cpu must be at least 1 percent of the request, but was 0",
                        worker -> worker.scale(Scale.between(1, 3).onCpu(0))),
                worker(
                        "worker a: the target of metric \"busy\" must be a quantity of more than 0, but was \"0.0\"",
                        worker -> worker.scale(Scale.between(1, 3).on(ScaleMetric.pods("busy", "0.0")))),
                worker(
                        "worker a: the window of scaling must be whole seconds, from 0 to 3600, but was PT2H",
                        worker -> worker.scale(Scale.between(1, 3).scaleUp(ScalePace.steady(Duration.ofHours(2))))),
                keda(
                        "worker a: a Redis server's address must be host:port, but was \"...@redis:6379/0\"",
                        keda -> keda.redis(RedisServer.at("redis://user:secret@redis:6379/0"))),
                keda(
                        "worker a: office hours must begin and end at different times, but both are \"0 8 * * *\"",
                        keda -> keda.officeHours("0 8 * * *", "0 8 * * *", "Etc/UTC", 1)),
                keda(
                        "worker a: a timetable must have five fields, but was \"@daily\"",
                        keda -> keda.officeHours("@daily", "0 8 * * *", "Etc/UTC", 1)));
    }

    @ParameterizedTest
    @MethodSource({"budgets", "requests", "ofKeda", "values"})
    void isOneProblemAtTheAuthorsLine(String fact, Consumer<AppSpec> definition) {
        assertThat(problems(definition)).singleElement().satisfies(problem -> {
            assertThat(problem.fact()).isEqualTo(fact);
            assertThat(problem.origin().toString()).startsWith("ScaleRulesTest.java:");
            assertThat(problem.nextStep()).isNotEmpty();
        });
    }

    @Test
    void takesABudgetThatADrainCanMeet() {
        assertThat(worker(worker -> worker.replicas(2).disruption(Disruption.minAvailable(1))))
                .isEmpty();
        assertThat(worker(worker -> worker.replicas(4).disruption(Disruption.minAvailable("75%"))))
                .isEmpty();
        assertThat(worker(worker -> worker.disruption(Disruption.maxUnavailable("1%"))))
                .isEmpty();
        assertThat(worker(worker -> worker.scale(Scale.byOthers()).disruption(Disruption.minAvailable(5))))
                .isEmpty();
    }

    @Test
    void takesABudgetThatIsToHoldUpDrains() {
        assertThat(worker(worker -> worker.disruption(Disruption.minAvailable(1).blockingDrains())))
                .isEmpty();
        assertThat(worker(
                        worker -> worker.disruption(Disruption.maxUnavailable(0).blockingDrains())))
                .isEmpty();
    }

    @Test
    void takesALimitForARequest() {
        Resources limit =
                new Resources(Optional.empty(), Optional.of(Cpu.cores(1)), Optional.empty(), Optional.empty());

        assertThat(worker(worker ->
                        worker.resources(limit).scale(Scale.between(1, 2).onCpu(60))))
                .isEmpty();
    }

    @Test
    void takesWhatPumaPromisesForARequest() {
        assertThat(problems(app -> app.web(
                        web -> web.puma(Puma.small()).scale(Scale.between(2, 4).onCpu(60)))))
                .isEmpty();
    }

    @Test
    void leavesAWebWithAPod() {
        assertThat(problems(app -> app.secret(Secrets.existing("s", "K"))
                        .web(web -> web.scale(
                                Scale.keda(keda -> keda.between(0, 3).trigger("a", KedaTrigger.of("kafka")))))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fact())
                        .isEqualTo("web: a web workload must have a pod to answer, but may have none"));
    }

    @Test
    void asksEnvironmentsAndNotTheirBase() {
        assertThat(problems(app -> app.worker("a", worker -> worker.disruption(Disruption.minAvailable(1)))
                        .overlay("x", x -> x.worker("a", worker -> worker.replicas(2)))))
                .isEmpty();
        assertThat(problems(app -> app.worker("a", worker -> worker.disruption(Disruption.minAvailable(1)))
                        .overlay("x", x -> x.namespace("x"))
                        .overlay("y", y -> y.namespace("y"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).containsExactly("shop", "overlay x", "worker a", "disruption");
                    assertThat(problem.nextStep())
                            .isEqualTo("Write Disruption.maxUnavailable(1); or add .blockingDrains() where somebody"
                                    + " moves the pods by hand.");
                });
    }

    @Test
    void noBudgetBlocksDrainsOfAWorkloadWithoutPods() {
        assertThat(worker(worker -> worker.noReplicas().disruption(Disruption.minAvailable(2))))
                .isEmpty();
    }

    @Test
    void aBaseWhoseOverlaySleepsKeepsItsBudget() {
        assertThat(problems(app -> app.worker("a", worker -> worker.replicas(3).disruption(Disruption.minAvailable(2)))
                        .overlay("night", night -> night.worker("a", worker -> worker.noReplicas()))))
                .isEmpty();
    }
}
