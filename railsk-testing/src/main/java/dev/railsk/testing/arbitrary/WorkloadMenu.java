package dev.railsk.testing.arbitrary;

import dev.railsk.job.JobBackend;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScalePace;
import dev.railsk.volume.Claim;
import dev.railsk.workload.AccessorySpec;
import dev.railsk.workload.ClockSpec;
import dev.railsk.workload.ProcessSpec;
import dev.railsk.workload.ReplicatedSpec;
import dev.railsk.workload.Scale;
import dev.railsk.workload.StatefulStrategy;
import dev.railsk.workload.WorkerSpec;
import dev.railsk.workload.WorkloadSpec;
import java.time.Duration;

/** What may be said of workloads that nobody reaches from outside. */
final class WorkloadMenu {

    private WorkloadMenu() {}

    static <S extends WorkloadSpec<S>> Menu<S> add(Menu<S> menu) {
        return menu.with(PodMenu::<S>add)
                .with(ContainerMenu::<S>hooks)
                .word("label(\"team\", \"shop\", LabelScope.PODS)", load -> load.label("team", "shop", LabelScope.PODS))
                .word(
                        "annotation(\"acme.example/note\", \"a: b\", LabelScope.PODS)",
                        load -> load.annotation("acme.example/note", "a: b", LabelScope.PODS))
                .number("revisionHistory(%d)", 0, 5, (load, n) -> load.revisionHistory(n));
    }

    /** A number of pods always comes with a budget that fits it. */
    static <S extends ReplicatedSpec<S>> Menu<S> replicated(Menu<S> menu) {
        return menu.with(WorkloadMenu::<S>add)
                .with(WorkloadMenu::<S>scaled)
                .number(
                        "progressDeadline(Duration.ofSeconds(%d))",
                        900, 1800, (load, n) -> load.progressDeadline(Duration.ofSeconds(n)))
                .oneOf(
                        Phrase.of(
                                "strategy(UpdateStrategy.recreate())",
                                load -> load.strategy(UpdateStrategy.recreate())),
                        Phrase.of(
                                "strategy(UpdateStrategy.rolling(\"50%\", \"0\"))",
                                load -> load.strategy(UpdateStrategy.rolling("50%", "0"))),
                        Phrase.of(
                                "strategy(UpdateStrategy.clusterDefault())",
                                load -> load.strategy(UpdateStrategy.clusterDefault())))
                .number("minReady(Duration.ofSeconds(%d))", 1, 30, (load, n) -> load.minReady(Duration.ofSeconds(n)));
    }

    private static <S extends ReplicatedSpec<S>> Menu<S> scaled(Menu<S> menu) {
        return menu.oneOf(
                Phrase.of("replicas(1).disruption(Disruption.unlimited())", load -> load.replicas(1)
                        .disruption(Disruption.unlimited())),
                Phrase.of("replicas(3).disruption(Disruption.minAvailable(1))", load -> load.replicas(3)
                        .disruption(Disruption.minAvailable(1))),
                Phrase.of("replicas(2).defaultDisruption()", load -> load.replicas(2)
                        .defaultDisruption()),
                Phrase.of(
                        "scale(Scale.between(2, 5).onCpu(Cpu.millis(300)).scaleDown(ScalePace.never()))"
                                + ".disruption(Disruption.maxUnavailable(\"50%\").evictUnhealthy())",
                        load -> load.scale(Scale.between(2, 5)
                                        .onCpu(Cpu.millis(300))
                                        .scaleDown(ScalePace.never()))
                                .disruption(Disruption.maxUnavailable("50%").evictUnhealthy())),
                Phrase.of(
                        "scale(Scale.between(2, 4).on(ScaleMetric.external(\"depth\", \"10\")))"
                                + ".defaultDisruption()",
                        load -> load.scale(Scale.between(2, 4).on(ScaleMetric.external("depth", "10")))
                                .defaultDisruption()),
                Phrase.of(
                        "scale(Scale.keda(k -> k.between(1, 9).officeHours(..))).disruption(unlimited())",
                        load -> load.scale(Scale.keda(keda ->
                                        keda.between(1, 9).officeHours("0 8 * * 1-5", "0 18 * * 1-5", "Etc/UTC", 2)))
                                .disruption(Disruption.unlimited())),
                Phrase.of(
                        "scale(Scale.keda(k -> k.redis(RedisServer.at(\"redis:6379\")).queueLength(..)))"
                                + ".disruption(Disruption.unlimited())",
                        load -> load.scale(Scale.keda(keda -> keda.between(1, 9)
                                        .redis(RedisServer.at("redis:6379"))
                                        .queueLength("default", 20)))
                                .disruption(Disruption.unlimited())),
                Phrase.of(
                        "scale(Scale.byOthers()).disruption(Disruption.maxUnavailable(1))",
                        load -> load.scale(Scale.byOthers()).disruption(Disruption.maxUnavailable(1))));
    }

    static Menu<WorkerSpec> worker() {
        return WorkloadMenu.<WorkerSpec>replicated(new Menu<>())
                .oneOf(
                        Phrase.of("backend(JobBackend.sidekiq())", worker -> worker.backend(JobBackend.sidekiq())),
                        Phrase.of(
                                "backend(JobBackend.sidekiq()).queue(\"low\", 1)",
                                worker -> worker.backend(JobBackend.sidekiq()).queue("low", 1)),
                        Phrase.of(
                                "backend(JobBackend.sidekiq()).sidekiqAlive()",
                                worker -> worker.backend(JobBackend.sidekiq()).sidekiqAlive()))
                .oneOf(
                        Phrase.of("queues(\"default\")", worker -> worker.queues("default")),
                        Phrase.of("queues(\"critical\", \"mailers\")", worker -> worker.queues("critical", "mailers")))
                .number("concurrency(%d)", 1, 20, (worker, n) -> worker.concurrency(n))
                .number(
                        "timeout(Duration.ofSeconds(%d))",
                        10, 60, (worker, n) -> worker.timeout(Duration.ofSeconds(n)));
    }

    /** Of a worker of one of the databases' backends. */
    static Menu<WorkerSpec> databaseWorker() {
        return WorkloadMenu.<WorkerSpec>replicated(new Menu<>())
                .must(
                        Phrase.of(
                                "backend(JobBackend.solidQueue())", worker -> worker.backend(JobBackend.solidQueue())),
                        Phrase.of("backend(JobBackend.goodJob())", worker -> worker.backend(JobBackend.goodJob())));
    }

    static Menu<ProcessSpec> process() {
        return WorkloadMenu.<ProcessSpec>replicated(new Menu<>())
                .must(
                        Phrase.of("command(\"consume\")", process -> process.command("consume")),
                        Phrase.of("command(\"consume\", \"--all\")", process -> process.command("consume", "--all")),
                        Phrase.of("arguments(\"consume\")", process -> process.arguments("consume")))
                .oneOf(
                        Phrase.of(
                                "port(\"grpc\", 50051).service(s -> s.headless())",
                                process -> process.port("grpc", 50051).service(service -> service.headless())),
                        Phrase.of("port(\"grpc\", 50051).readiness(Probe.tcp().on(\"grpc\"))", process -> process.port(
                                        "grpc", 50051)
                                .readiness(Probe.tcp().on("grpc"))))
                .word("image(\"ghcr.io/acme/consumer:1.2\")", process -> process.image("ghcr.io/acme/consumer:1.2"));
    }

    static Menu<ClockSpec> clock() {
        return WorkloadMenu.<ClockSpec>add(new Menu<>())
                .with(ContainerMenu::<ClockSpec>probes)
                .must(Phrase.of("command(\"clock\")", clock -> clock.command("clock")));
    }

    static Menu<AccessorySpec> accessory() {
        return WorkloadMenu.<AccessorySpec>add(new Menu<>())
                .with(ContainerMenu::<AccessorySpec>probes)
                .must(Phrase.of("image(\"redis:8\")", store -> store.image("redis:8")))
                .word(
                        "volume(\"data\", \"/data\", Claim.of(Memory.gibibytes(2)).storageClass(\"fast\"))",
                        store -> store.volume(
                                "data", "/data", Claim.of(Memory.gibibytes(2)).storageClass("fast")))
                .word("port(\"redis\", 6379)", store -> store.port("redis", 6379))
                .oneOf(
                        Phrase.of(
                                "strategy(StatefulStrategy.onDelete())",
                                store -> store.strategy(StatefulStrategy.onDelete())),
                        Phrase.of(
                                "strategy(StatefulStrategy.clusterDefault())",
                                store -> store.strategy(StatefulStrategy.clusterDefault())));
    }
}
