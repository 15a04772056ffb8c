package dev.railsk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What registries, schedulers, autoscalers, kubelets and admission say, and what it means. */
class CauseTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    IMAGE_RATE_LIMITED | x: httpReadSeeker: failed open: unexpected status code https://r/v2: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit | pull secret raises it
                    IMAGE_RATE_LIMITED | denied: Quota exceeded for quota metric 'Requests per project' | deploy again
                    REGISTRY_FAILING   | unexpected status from HEAD request to https://r/v2/shop/manifests/a1: 503 Service Unavailable | has an outage
                    REGISTRY_FAILING   | received unexpected HTTP status: 502 Bad Gateway | has an outage
                    IMAGE_UNAUTHORIZED | failed to authorize: unexpected status from GET request to https://r/token: 403 Forbidden | pull secret
                    IMAGE_PULL_FAILING | failed to do request: Head "https://r/v2/shop/manifests/abc401d": dial tcp 192.0.2.1:443: connect: connection refused | nodes reach
                    IMAGE_PULL_FAILING | tls: failed to verify certificate: x509: certificate signed by unknown authority | do not trust
                    IMAGE_PULL_FAILING | write /var/lib/containerd/x: no space left on device | disk is full
                    IMAGE_PULL_FAILING | http: server gave HTTP response to HTTPS client | speaks HTTP only
                    """)
    void knowsWhyAnImageIsNotPulled(Rule rule, String words, String step) {
        assertThat(ImageProblem.rule(words)).isEqualTo(rule);
        assertThat(ImageProblem.nextStep(rule, "r/shop:a1", words)).contains(step);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UNSCHEDULABLE | 0/3 nodes are available: 3 Insufficient cpu. | Ask for less with resources(..), or add nodes.
                    UNSCHEDULABLE | 0/2 nodes are available: 1 node(s) were unschedulable, 1 node(s) had untolerated taint {node.kubernetes.io/unschedulable: }. | Uncordon the nodes that are closed.
                    UNSCHEDULABLE | 0/2 nodes are available: 2 node(s) had untolerated taint {team: data}. | Tolerate the taint with nodes(..), or take it from the nodes.
                    UNSCHEDULABLE | 0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. | Correct nodes(..) or affinity(..), or label a node.
                    UNSCHEDULABLE | 0/2 nodes are available: 1 Insufficient memory, 1 node(s) didn't match pod topology spread constraints. | Ask for less with resources(..), or add nodes; or relax spread(..), or add nodes in the zone that lacks them.
                    CLAIM_PENDING | 0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. | Look at the claim: kubectl describe pvc. It needs a storage class that provisions, or a volume that fits.
                    UNSCHEDULABLE | something new | Make room on the nodes, or ask for less.
                    """)
    void knowsWhyNoNodeTakesAPod(Rule rule, String words, String step) {
        assertThat(found(unplaced(words))).singleElement().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(rule);
            assertThat(cause.message()).isEqualTo(words);
            assertThat(cause.nextStep()).isEqualTo(step);
        });
    }

    @Test
    void waitsForTheNodeThatAnAutoscalerBrings() {
        Tree event = Seen.event("p", "TriggeredScaleUp", "pod triggered scale-up: [{group 1->2 (max: 5)}]");

        assertThat(found(unplaced("0/1 nodes are available: 1 Insufficient cpu."), event))
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.rule()).isEqualTo(Rule.WAITING_FOR_NODE);
                    assertThat(cause.message())
                            .isEqualTo("0/1 nodes are available: 1 Insufficient cpu.; an autoscaler brings a node:"
                                    + " pod triggered scale-up: [{group 1->2 (max: 5)}]");
                });
    }

    @Test
    void believesTheAutoscalersNewestWord() {
        Tree asked = at("2026-03-01T10:00:01Z", Seen.event("p", "TriggeredScaleUp", "pod triggered scale-up"));
        Tree refused = at(
                "2026-03-01T10:00:09Z",
                Seen.event("p", "NotTriggerScaleUp", "pod didn't trigger scale-up: 1 max node group size reached"));

        assertThat(found(unplaced("0/1 nodes are available: 1 Insufficient cpu."), refused, asked))
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.rule()).isEqualTo(Rule.UNSCHEDULABLE);
                    assertThat(cause.message())
                            .endsWith(
                                    "; the autoscaler brings no node: pod didn't trigger scale-up: 1 max node group size"
                                            + " reached");
                });
    }

    @Test
    void tellsKarpentersWordsFromTheSchedulers() {
        Tree scheduler = Seen.event("p", "FailedScheduling", "0/1 nodes are available: 1 Insufficient cpu.");
        Tree karpenter = of("karpenter", Seen.event("p", "FailedScheduling", "incompatible with nodepool \"default\""));
        Tree nominated = of("karpenter", Seen.event("p", "Nominated", "Pod should schedule on: nodeclaim/default-x"));
        Tree pod = unplaced("0/1 nodes are available: 1 Insufficient cpu.");

        assertThat(found(pod, scheduler).get(0).message()).isEqualTo("0/1 nodes are available: 1 Insufficient cpu.");
        assertThat(found(pod, karpenter).get(0).message()).endsWith("incompatible with nodepool \"default\"");
        assertThat(found(pod, nominated).get(0).rule()).isEqualTo(Rule.WAITING_FOR_NODE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    STORAGE_EXCEEDED | Evicted  | Pod ephemeral local storage usage exceeds the total limit of containers 1Gi.
                    STORAGE_EXCEEDED | Evicted  | Usage of EmptyDir volume "tmp" exceeds the limit "64Mi".
                    POD_EVICTED      | Evicted  | The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi.
                    POD_EVICTED      | Preempting | Preempted in order to admit critical pod
                    POD_EVICTED      | Terminated | Pod was terminated in response to imminent node shutdown.
                    POD_EVICTED      | NodeAffinity | Pod was rejected: Predicate NodeAffinity failed
                    """)
    void knowsWhyAPodWasTakenAway(Rule rule, String reason, String words) {
        assertThat(found(taken("p", reason, words))).singleElement().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(rule);
            assertThat(cause.reason()).isEqualTo(reason);
            assertThat(cause.message()).isEqualTo(words);
        });
    }

    @Test
    void endsWhenThreePodsWereTakenAwayForTheirOwnStorage() {
        RolloutJudge judge = new RolloutJudge(Seen.DEPLOYMENT, Baseline.NONE);
        List<Tree> pods = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            pods.add(taken(name, "Evicted", "Usage of EmptyDir volume \"tmp\" exceeds the limit \"64Mi\"."));
        }
        pods.add(Seen.pod("run", "new", 1, Seen.web("ready: false\nrestartCount: 0\nstate: {running: {}}")));

        for (int second = 0; second < 100; second++) {
            assertThat(judge.judge(Seen.rollout(pods), Seen.START.plusSeconds(second)))
                    .isInstanceOf(RolloutStatus.Progressing.class);
        }
        pods.add(taken("c", "Evicted", "Usage of EmptyDir volume \"tmp\" exceeds the limit \"64Mi\"."));

        assertThat(judge.judge(Seen.rollout(pods), Seen.START.plusSeconds(100)))
                .isInstanceOfSatisfying(
                        RolloutStatus.Failed.class,
                        failed -> assertThat(failed.cause().rule()).isEqualTo(Rule.STORAGE_EXCEEDED));
    }

    @Test
    void knowsTheRestartsOfALivenessProbeThatEndWell() {
        Tree pod = Seen.pod("p", "new", 1, Seen.web(PodRulesTest.crashed(2, 0, "Completed")));
        Tree event = Seen.event("p", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500");

        assertThat(found(pod, event)).singleElement().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(Rule.KILLED_BY_PROBE);
            assertThat(cause.message())
                    .isEqualTo("ended with exit code 0, after 2 restarts; Liveness probe failed: HTTP probe failed with"
                            + " statuscode: 500");
            assertThat(cause.nextStep())
                    .isEqualTo("The app answers with an error: read its log, such as for a pending migration.");
        });
    }

    @Test
    void saysThatWhatWasKilledMayHaveRunOutOfMemory() {
        Tree pod = Seen.pod("p", "new", 1, Seen.web(PodRulesTest.crashed(2, 137, "Error")));

        assertThat(found(pod)).singleElement().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(Rule.CRASH_LOOP);
            assertThat(cause.nextStep())
                    .isEqualTo(
                            "Read the log below; it is of the run that ended. A process that is killed may have run out"
                                    + " of memory, of which the limit is 512Mi.");
        });
    }

    @Test
    void trustsNoUserOfWhichOnlyTheNameIsKnown() {
        String words =
                "container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: \"p\")";
        Tree pod = Seen.pod(
                "p",
                "new",
                1,
                Seen.web(
                        "ready: false\nrestartCount: 0\nstate: {waiting: {reason: CreateContainerConfigError, message: '"
                                + words + "'}}"));

        assertThat(found(pod)).singleElement().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(Rule.USER_REFUSED);
            assertThat(cause.nextStep())
                    .isEqualTo("The image names its user, and a kubelet trusts numbers only: write"
                            + " security(s -> s.runAs(ID)) with that user's id, or USER ID in the Dockerfile.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FailedAttachVolume     | VOLUME_NOT_MOUNTED  | Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) shop-db-0 | holds the volume
                    FailedMount            | VOLUME_NOT_MOUNTED  | Unable to attach or mount volumes: timed out waiting for the condition | Check the volume
                    FailedMount            | CONFIG_MISSING      | MountVolume.SetUp failed for volume "key" : secret "key" not found | Create what is missing
                    FailedCreatePodSandBox | POD_NETWORK_FAILING | failed to assign an IP address to container | run out of addresses
                    FailedSync             | CONTAINER_WAITING   | error determining status | Correct what the message names
                    """)
    void knowsWhatHoldsAPodUpOnItsNode(String reason, Rule rule, String words, String step) {
        Tree pod = Seen.pod(
                "p",
                "new",
                1,
                Seen.web("ready: false\nrestartCount: 0\nstate: {waiting: {reason: ContainerCreating}}"));
        Tree event = warning(Seen.event("p", reason, words));

        assertThat(found(pod, event)).singleElement().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(rule);
            assertThat(cause.nextStep()).contains(step);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    QUOTA_EXCEEDED  | pods "p" is forbidden: exceeded quota: team, requested: pods=1, used: pods=2, limited: pods=2
                    QUOTA_EXCEEDED  | pods "p" is forbidden: failed quota: team: must specify limits.cpu for: web
                    POD_SECURITY    | pods "p" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true
                    PODS_REFUSED    | admission webhook "images.example.org" denied the request: not signed
                    WEBHOOK_FAILING | Internal error occurred: failed calling webhook "images.example.org": connect: connection refused
                    PODS_REFUSED    | pods "p" is forbidden: error looking up service account shop/web: serviceaccount "web" not found
                    """)
    void knowsWhoRefusesPods(Rule rule, String words) {
        assertThat(PodRefusal.of(Seen.DEPLOYMENT, "FailedCreate", words).rule()).isEqualTo(rule);
    }

    @Test
    void saysHowLongEachRuleWaits() {
        assertThat(Rule.IMAGE_NOT_FOUND.patience()).isEqualTo("when it was seen twice, or after 15 s");
        assertThat(Rule.UNSCHEDULABLE.patience()).isEqualTo("after 300 s");
        assertThat(Rule.IMAGE_NEVER_PULLED.patience()).isEqualTo("at once");
        assertThat(Rule.STORAGE_EXCEEDED.patience()).isEqualTo("when it was seen 3 times");
        assertThat(Rule.PROBE_FAILING.patience()).isEqualTo("never by itself");
    }

    @Test
    void waitsForAnAutoscalerPastTheProgressDeadline() {
        RolloutJudge judge = new RolloutJudge(Seen.DEPLOYMENT, Baseline.NONE);
        Tree late = Seen.deployment(
                """
                observedGeneration: 3
                conditions:
                - {type: Progressing, status: "False", reason: ProgressDeadlineExceeded, lastUpdateTime: "2026-03-01T10:10:00Z", message: late}
                """);
        Tree set = Seen.replicaSet("new", "2", "replicas: 1");
        Tree pod = unplaced("0/1 nodes are available: 1 Insufficient cpu.");
        Tree asked = Seen.event("p", "TriggeredScaleUp", "pod triggered scale-up");

        assertThat(judge.judge(new Observation(late, List.of(set), List.of(pod), List.of(asked)), Seen.START))
                .isInstanceOf(RolloutStatus.Progressing.class);
        assertThat(judge.timedOut(Duration.ofMinutes(20)))
                .isInstanceOfSatisfying(
                        RolloutStatus.Failed.class,
                        failed -> assertThat(failed.cause().message()).contains("an autoscaler brings a node"));
    }

    private static List<Cause> found(Tree pod, Tree... events) {
        return PodProblems.of(pod, Events.of(List.of(events)), Baseline.NONE);
    }

    private static Tree unplaced(String words) {
        return Seen.pod(
                "p",
                "new",
                1,
                """
                phase: Pending
                conditions:
                - type: PodScheduled
                  status: "False"
                  reason: Unschedulable
                  message: '%s'
                """
                        .formatted(words.replace("'", "''")));
    }

    private static Tree taken(String name, String reason, String words) {
        return Seen.pod(
                name,
                "new",
                1,
                "phase: Failed\nreason: %s\nmessage: '%s'\n".formatted(reason, words.replace("'", "''")));
    }

    private static Tree at(String time, Tree event) {
        return with(event, "lastTimestamp", time);
    }

    private static Tree of(String component, Tree event) {
        return with(event, "reportingComponent", component);
    }

    private static Tree warning(Tree event) {
        return with(event, "type", "Warning");
    }

    private static Tree with(Tree event, String field, String value) {
        java.util.Map<String, Object> map = new java.util.LinkedHashMap<>(event.map());
        map.put(field, value);
        return Tree.of(map);
    }
}
