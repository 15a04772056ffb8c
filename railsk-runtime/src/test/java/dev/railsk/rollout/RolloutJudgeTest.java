package dev.railsk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.rollout.RolloutStatus.Complete;
import dev.railsk.rollout.RolloutStatus.Failed;
import dev.railsk.rollout.RolloutStatus.Progressing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutJudgeTest {

    private static final String DONE = "{observedGeneration: 3, replicas: 2, updatedReplicas: 2, availableReplicas: 2}";
    private static final String MISSED =
            """
            observedGeneration: 3
            replicas: 3
            updatedReplicas: 1
            availableReplicas: 2
            conditions:
            - type: Progressing
              status: "False"
              reason: ProgressDeadlineExceeded
              lastUpdateTime: "2026-03-01T09:00:00Z"
              message: ReplicaSet "shop-web-new" has timed out progressing.
            """;

    private final RolloutJudge judge = new RolloutJudge(Seen.DEPLOYMENT, Baseline.NONE);

    @Test
    void isCompleteWhenAllWantedPodsOfTheRevisionServe() {
        Observation observed =
                observation(DONE, List.of(Seen.replicaSet("new", "2", "{replicas: 2, availableReplicas: 2}")));

        assertThat(judge.judge(observed, Seen.START)).isEqualTo(new Complete(new PodCounts(2, 2, 2, 0)));
    }

    @Test
    void waitsForTheControllerToSeeTheChange() {
        String stale = "{observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2}";
        Observation observed =
                observation(stale, List.of(Seen.replicaSet("new", "2", "{replicas: 2, availableReplicas: 2}")));

        assertThat(judge.judge(observed, Seen.START))
                .isInstanceOfSatisfying(Progressing.class, status -> assertThat(status.reason())
                        .isEqualTo("the controller has not seen the change yet"));
    }

    @Test
    void speaksOfOldPodsOnlyWhereThereAreSome() {
        String before = "{observedGeneration: 3, replicas: 3, updatedReplicas: 2, availableReplicas: 3}";
        Tree fresh = Seen.replicaSet("new", "2", "{replicas: 2, availableReplicas: 2}");
        Tree old = Seen.replicaSet("old", "1", "{replicas: 1, availableReplicas: 1}");

        assertThat(judge.judge(observation(before, List.of(fresh)), Seen.START))
                .isInstanceOfSatisfying(Progressing.class, status -> assertThat(status.reason())
                        .isEqualTo("its controller has yet to say that it is complete"));
        Tree ending = Seen.pod("o", "old", 4, "phase: Running");
        assertThat(judge.judge(
                        new Observation(Seen.deployment(before), List.of(old, fresh), List.of(ending), List.of()),
                        Seen.START))
                .isInstanceOfSatisfying(
                        Progressing.class, status -> assertThat(status.reason()).isEqualTo("1 old pod is ending"));
    }

    @Test
    void doesNotCountAvailablePodsOfAnOlderRevision() {
        Observation observed = observation(
                DONE,
                List.of(
                        Seen.replicaSet("old", "1", "{replicas: 2, availableReplicas: 2}"),
                        Seen.replicaSet("new", "2", "{replicas: 2, availableReplicas: 0}")));

        assertThat(judge.judge(observed, Seen.START)).isInstanceOf(Progressing.class);
    }

    @Test
    void isCompleteThoughOldPodsAreStillEnding() {
        Tree ending = Seen.pod("o", "old", 4, "phase: Running");
        Observation observed = new Observation(
                Seen.deployment(DONE),
                List.of(
                        Seen.replicaSet("old", "1", "{replicas: 0}"),
                        Seen.replicaSet("new", "2", "{replicas: 2, availableReplicas: 2}")),
                List.of(ending),
                List.of());

        assertThat(judge.judge(observed, Seen.START)).isEqualTo(new Complete(new PodCounts(2, 2, 2, 1)));
    }

    @Test
    void isCompleteWithNoPodsWhenNoneAreWanted() {
        Tree deployment = Seen.yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop-web, namespace: shop, uid: deployment-1, generation: 1}
                spec: {replicas: 0}
                status: {observedGeneration: 1}
                """);

        assertThat(judge.judge(new Observation(deployment, List.of(), List.of(), List.of()), Seen.START))
                .isInstanceOf(Complete.class);
    }

    @Test
    void failsForAMissingImageAtTheSecondSighting() {
        String notFound = waiting("ErrImagePull", "ghcr.io/acme/shop:abcd123: not found");
        String backOff = waiting("ImagePullBackOff", "Back-off pulling image \"ghcr.io/acme/shop:abcd123\"");

        RolloutStatus first = judge.judge(rollout(1, notFound), Seen.START);
        RolloutStatus again = judge.judge(rollout(1, notFound), after(3));
        RolloutStatus second = judge.judge(rollout(2, backOff), after(12));

        assertThat(List.of(first, again)).allMatch(Progressing.class::isInstance);
        assertThat(second).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause().rule()).isEqualTo(Rule.IMAGE_NOT_FOUND);
            assertThat(failed.cause().message()).isEqualTo("ghcr.io/acme/shop:abcd123: not found");
        });
    }

    @Test
    void givesAMissingImageFifteenSecondsWhenNothingNewIsSeen() {
        String notFound = waiting("ErrImagePull", "ghcr.io/acme/shop:abcd123: not found");

        judge.judge(rollout(1, notFound), Seen.START);

        assertThat(judge.judge(rollout(1, notFound), after(15))).isInstanceOf(Failed.class);
    }

    @Test
    void givesANetworkFailureAMinute() {
        String noHost = waiting("ErrImagePull", "dial tcp: lookup ghcr.io: no such host");

        judge.judge(rollout(1, noHost), Seen.START);

        assertThat(judge.judge(rollout(2, noHost), after(59))).isInstanceOf(Progressing.class);
        assertThat(judge.judge(rollout(3, noHost), after(60))).isInstanceOf(Failed.class);
    }

    @Test
    void givesTheSchedulerFiveMinutesUnlessANodeIsOnItsWay() {
        Tree pod = Seen.pod(
                "p",
                "new",
                1,
                """
                phase: Pending
                conditions:
                - {type: PodScheduled, status: "False", reason: Unschedulable, message: 0/3 nodes are available.}
                """);
        Tree scaling = Seen.event("p", "TriggeredScaleUp", "pod triggered scale-up");
        RolloutJudge patient = new RolloutJudge(Seen.DEPLOYMENT, Baseline.NONE);
        judge.judge(Seen.rollout(List.of(pod)), Seen.START);
        patient.judge(Seen.rollout(List.of(pod), scaling), Seen.START);

        assertThat(judge.judge(Seen.rollout(List.of(pod)), after(299))).isInstanceOf(Progressing.class);
        assertThat(judge.judge(Seen.rollout(List.of(pod)), after(300))).isInstanceOf(Failed.class);
        assertThat(patient.judge(Seen.rollout(List.of(pod), scaling), after(500)))
                .isInstanceOf(Progressing.class);
    }

    @Test
    void forgetsAProblemThatWentAway() {
        String notFound = waiting("ErrImagePull", "ghcr.io/acme/shop:abcd123: not found");
        judge.judge(rollout(1, notFound), Seen.START);
        judge.judge(rollout(2, "ready: false\nrestartCount: 0\nstate: {running: {}}"), after(5));

        assertThat(judge.judge(rollout(3, notFound), after(20))).isInstanceOf(Progressing.class);
    }

    @Test
    void waitsAMinuteWhileAnotherPodOfTheRevisionMayComeUp() {
        Tree doomed = Seen.pod("a", "new", 1, Seen.web(PodRulesTest.crashed(2, 1, "Error")));
        Tree starting = Seen.pod("b", "new", 1, Seen.web("ready: false\nrestartCount: 0\nstate: {running: {}}"));
        Observation observed = Seen.rollout(List.of(doomed, starting));

        assertThat(judge.judge(observed, Seen.START)).isInstanceOf(Progressing.class);
        assertThat(judge.judge(observed, after(60))).isInstanceOf(Failed.class);
    }

    @Test
    void leavesRestartsFromBeforeTheDeployOut() {
        Observation before =
                Seen.rollout(List.of(Seen.pod("p", "new", 1, Seen.web(PodRulesTest.crashed(9, 1, "Error")))));
        RolloutJudge informed = new RolloutJudge(Seen.DEPLOYMENT, Baseline.of(before));
        Observation later =
                Seen.rollout(List.of(Seen.pod("p", "new", 2, Seen.web(PodRulesTest.crashed(10, 1, "Error")))));

        assertThat(informed.judge(before, Seen.START)).isInstanceOf(Progressing.class);
        assertThat(informed.judge(later, after(60))).isInstanceOf(Failed.class);
    }

    @Test
    void leavesAnOldMissedDeadlineOut() {
        Observation observed =
                observation(MISSED, List.of(Seen.replicaSet("new", "2", "{replicas: 1, availableReplicas: 0}")));
        RolloutJudge informed = new RolloutJudge(Seen.DEPLOYMENT, Baseline.of(observed));

        assertThat(informed.judge(observed, Seen.START)).isInstanceOf(Progressing.class);
        assertThat(judge.judge(observed, Seen.START)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.cause().summary())
                .isEqualTo("Deployment shop-web: ReplicaSet \"shop-web-new\" has timed out progressing."
                        + " [progress-deadline]"));
    }

    @Test
    void saysAtTheDeadlineThatItWasFailingBefore() {
        Observation observed =
                observation(MISSED, List.of(Seen.replicaSet("new", "2", "{replicas: 1, availableReplicas: 0}")));
        RolloutJudge informed = new RolloutJudge(Seen.DEPLOYMENT, Baseline.of(observed));
        informed.judge(observed, Seen.START);

        Failed failed = (Failed) informed.timedOut(Duration.ofMinutes(10));

        assertThat(failed.cause().message())
                .isEqualTo("not complete after 600 s: 0 of 2 available, 1 updated; 1 of 2 pods are updated. It was"
                        + " failing before this deploy.");
    }

    @Test
    void failsWhenAQuotaLetsNoPodBeMade() {
        String refused =
                """
                replicas: 0
                conditions:
                - type: ReplicaFailure
                  status: "True"
                  reason: FailedCreate
                  message: 'pods "shop-web-new-x" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=2, limited: pods=2'
                """;
        Observation observed = observation(
                "{observedGeneration: 3, replicas: 2, updatedReplicas: 0, availableReplicas: 2}",
                List.of(Seen.replicaSet("new", "2", refused)));

        assertThat(judge.judge(observed, Seen.START)).isInstanceOf(Progressing.class);
        assertThat(judge.judge(observed, after(30))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause().rule()).isEqualTo(Rule.QUOTA_EXCEEDED);
            assertThat(failed.cause().place()).isEqualTo("ReplicaSet shop-web-new");
            assertThat(failed.cause().nextStep()).isEqualTo("Raise the namespace's quota, or ask for less.");
        });
    }

    @Test
    void takesALastingErrorOfRailsForFinal() {
        Observation observed =
                rollout(1, "ready: false\nrestartCount: 0\nstate: {terminated: {exitCode: 1, reason: Error}}");
        judge.judge(observed, Seen.START);

        judge.learn(
                PodProblems.ref(Seen.pod("p", "new", 1, "phase: Running")),
                "web",
                RailsError.find(List.of("KeyError: key not found: \"DATABASE_URL\""))
                        .orElseThrow());

        assertThat(judge.judge(observed, after(1))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.cause().rule())
                .isEqualTo(Rule.RAILS_BOOT_ERROR));
    }

    @Test
    void failsWhenTheDeploymentIsGone() {
        Observation nothing = new Observation(Tree.absent(), List.of(), List.of(), List.of());

        assertThat(judge.judge(nothing, Seen.START)).isInstanceOf(Progressing.class);
        assertThat(judge.judge(nothing, after(10))).isInstanceOf(Failed.class);
    }

    private static Observation observation(String status, List<Tree> replicaSets) {
        return new Observation(Seen.deployment(status), replicaSets, List.of(), List.of());
    }

    private static Observation rollout(int version, String state) {
        return Seen.rollout(List.of(Seen.pod("p", "new", version, Seen.web(state))));
    }

    private static String waiting(String reason, String message) {
        return "ready: false\nrestartCount: 0\nstate:\n  waiting:\n    reason: " + reason + "\n    message: '" + message
                + "'";
    }

    private static Instant after(long seconds) {
        return Seen.START.plusSeconds(seconds);
    }
}
