package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.Nodes;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Problem;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import dev.railsk.volume.ClaimAccess;
import dev.railsk.volume.Volume;
import dev.railsk.workload.WorkerSpec;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who may mount a claim at a time. */
class ClaimRulesTest {

    private static final Claim CLAIM = Volume.claim(Memory.gibibytes(1));
    private static final Claim OF_ONE_POD = CLAIM.access(ClaimAccess.ONE_POD);
    private static final String TOGETHER = "Write affinity(Affinity.sharingClaim(\"data\")) wherever it is mounted, or"
            + " claim it with sharedByNodes().";
    private static final String OR_NODE = "Claim it with access(ClaimAccess.ONE_NODE) and write"
            + " affinity(Affinity.sharingClaim(\"data\")) wherever it is mounted, or claim it with sharedByNodes().";

    private static List<Problem> problems(Claim claim, Consumer<AppSpec> more) {
        try {
            RailsApp.define("shop", app -> {
                app.image("ghcr.io/acme/shop").noMigration().volume("data", claim);
                more.accept(app);
            });
            return List.of();
        } catch (InvalidAppException e) {
            return e.problems();
        }
    }

    private static void assertRefused(List<Problem> problems, String fact, String nextStep) {
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).fact()).isEqualTo(fact);
        assertThat(problems.get(0).nextStep()).isEqualTo(nextStep);
        assertThat(problems.get(0).origin().toString()).contains("ClaimRulesTest.java:");
    }

    private static Consumer<AppSpec> worker(Consumer<WorkerSpec> more) {
        return app -> app.worker("sidekiq", worker -> more.accept(worker.mount("data", "/data")));
    }

    @Test
    void refusesAClaimOfOneNodeForSeveralPods() {
        assertRefused(
                problems(CLAIM, worker(worker -> worker.replicas(3))),
                "worker sidekiq: the claim \"data\" is for the pods of one node, but 3 pods mount it, and nothing keeps them"
                        + " on one node",
                TOGETHER);
    }

    @Test
    void refusesAClaimOfOneNodeForTwoWorkloads() {
        assertRefused(
                problems(
                        CLAIM,
                        worker(worker -> {})
                                .andThen(app -> app.process(
                                        "index", index -> index.command("index").mount("data", "/data")))),
                "process index: the claim \"data\" is for the pods of one node, but worker sidekiq mounts it too, and"
                        + " nothing keeps them on one node",
                TOGETHER);
    }

    @Test
    void refusesAClaimOfOneNodeForAWorkloadAndATask() {
        assertRefused(
                problems(
                        CLAIM,
                        worker(worker -> worker.affinity(Affinity.sharingClaim("data")))
                                .andThen(app -> app.cron("tidy", cron -> cron.at("@daily")
                                        .command("tidy")
                                        .mount("data", "/data")))),
                "cron tidy: the claim \"data\" is for the pods of one node, but worker sidekiq mounts it too, and nothing"
                        + " keeps them on one node",
                TOGETHER);
    }

    @Test
    void takesPodsThatAreKeptTogether() {
        assertThat(problems(
                        CLAIM,
                        worker(worker -> worker.replicas(3).affinity(Affinity.sharingClaim("data")))
                                .andThen(app -> app.cron("tidy", cron -> cron.at("@daily")
                                        .command("tidy")
                                        .affinity(Affinity.sharingClaim("data"))
                                        .mount("data", "/data")))))
                .isEmpty();
        assertThat(problems(CLAIM, worker(worker -> worker.replicas(3)
                        .nodes(Nodes.labelled("kubernetes.io/hostname", "n1")))))
                .isEmpty();
        assertThat(problems(CLAIM.sharedByNodes(), worker(worker -> worker.replicas(3))))
                .isEmpty();
        assertThat(problems(CLAIM, worker(worker -> {}))).isEmpty();
    }

    @Test
    void aWishKeepsNoPodsTogether() {
        assertThat(problems(CLAIM, worker(worker -> worker.replicas(2)
                        .affinity(Affinity.sharingClaim("data").preferred(50)))))
                .hasSize(1);
    }

    @Test
    void anOverlayMayCompleteIt() {
        assertThat(problems(
                        CLAIM,
                        worker(worker -> worker.replicas(2))
                                .andThen(app -> app.overlay(
                                        "one", one -> one.worker("sidekiq", worker -> worker.replicas(1))))))
                .isEmpty();
    }

    @Test
    void refusesAClaimOfOnePodForTwo() {
        assertRefused(
                problems(OF_ONE_POD, worker(worker -> worker.replicas(2))),
                "worker sidekiq: the claim \"data\" is for one pod, but 2 pods mount it",
                OR_NODE);
        assertRefused(
                problems(
                        OF_ONE_POD,
                        worker(worker -> worker.affinity(Affinity.sharingClaim("data")))
                                .andThen(app -> app.process("index", index -> index.command("index")
                                        .affinity(Affinity.sharingClaim("data"))
                                        .mount("data", "/data")))),
                "process index: the claim \"data\" is for one pod, but worker sidekiq mounts it too",
                OR_NODE);
    }

    @Test
    void refusesAClaimOfOnePodWhereTheNewOneComesFirst() {
        assertRefused(
                problems(OF_ONE_POD, worker(worker -> {})),
                "worker sidekiq: the claim \"data\" is for one pod, but a new pod comes before the old one has gone",
                "Write strategy(UpdateStrategy.recreate()), or claim it with access(ClaimAccess.ONE_NODE).");
        assertThat(problems(OF_ONE_POD, worker(worker -> worker.strategy(UpdateStrategy.recreate()))))
                .isEmpty();
        assertThat(problems(OF_ONE_POD, worker(worker -> worker.strategy(UpdateStrategy.rolling("0", "1")))))
                .isEmpty();
    }
}
