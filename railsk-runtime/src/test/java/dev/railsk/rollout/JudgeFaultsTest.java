package dev.railsk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.RolloutStatus.Complete;
import dev.railsk.rollout.RolloutStatus.Failed;
import dev.railsk.rollout.RolloutStatus.Progressing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What judges once took for something else. */
class JudgeFaultsTest {

    private static final ObjectRef JOB = new ObjectRef(ObjectKind.JOB, "shop", "shop-migrate-v1-1");

    private final RolloutJudge judge = new RolloutJudge(Seen.DEPLOYMENT, Baseline.NONE);

    private static Instant after(long seconds) {
        return Seen.START.plusSeconds(seconds);
    }

    private static Observation pod(String status, Tree... events) {
        return Seen.rollout(List.of(Seen.pod("p", "new", 1, status)), events);
    }

    @Test
    void waitsForTheReplacementOfAPodThatItsNodeTookAway() {
        Tree evicted =
                Seen.pod("a", "new", 1, "phase: Failed\nreason: Evicted\nmessage: the node had no memory left\n");
        Tree starting = Seen.pod(
                "b",
                "new",
                1,
                Seen.web("ready: false\nrestartCount: 0\nstate: {waiting: {reason: ContainerCreating}}"));
        Observation observed = Seen.rollout(List.of(evicted, starting));

        judge.judge(observed, Seen.START);

        assertThat(judge.judge(observed, after(200)))
                .isInstanceOfSatisfying(Progressing.class, progressing -> assertThat(progressing.problems())
                        .extracting(Cause::rule)
                        .containsExactly(Rule.POD_EVICTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    warning: optional gem: cannot load such file -- foo / PG::ConnectionBad: connection refused         | false
                    log shifting failed. Permission denied @ rb_file_s_rename (Errno::EACCES) / Trilogy::BaseConnectionError | false
                    Started GET "/x?e=Errno::EACCES" / ActiveRecord::NoDatabaseError                                    | false
                    PG::ConnectionBad: refused / KeyError: key not found: "SECRET"                                      | true
                    KeyError: key not found: "SECRET" / Mysql2::Error::ConnectionError                                  | false
                    """)
    void letsTheLastFatalLineDecide(String log, boolean isLasting) {
        Optional<RailsError> error = RailsError.find(Arrays.asList(log.split(" / ", -1)));

        assertThat(error).isPresent().get().extracting(RailsError::isLasting).isEqualTo(isLasting);
    }

    @Test
    void saysThatTheMigrationHasNotRun() {
        assertThat(RailsError.find(List.of("PG::UndefinedTable: ERROR:  relation \"users\" does not exist")))
                .isPresent()
                .get()
                .satisfies(error -> assertThat(error.nextStep())
                        .contains("--migrate before")
                        .contains("MigrationTiming.BEFORE"));
    }

    @Test
    void judgesATaskByItsOwnContainer() {
        TaskJudge tasks = new TaskJudge(JOB, "migrate");
        String proxied =
                """
                phase: Running
                containerStatuses:
                - name: istio-proxy
                  state: {running: {}}
                - name: migrate
                  state: {terminated: {exitCode: %d, finishedAt: "2026-03-01T10:00:30Z"}}
                """;

        assertThat(tasks.judge(job(), List.of(jobPod(proxied.formatted(0))), List.of(), Seen.START))
                .isEqualTo(new TaskStatus.Succeeded("p", "migrate", Optional.of("2026-03-01T10:00:30Z")));
        assertThat(tasks.judge(job(), List.of(jobPod(proxied.formatted(1))), List.of(), Seen.START))
                .isInstanceOfSatisfying(TaskStatus.Failed.class, failed -> {
                    assertThat(failed.container()).isEqualTo("migrate");
                    assertThat(failed.cause().container()).isEqualTo("migrate");
                });
    }

    @Test
    void followsTheTasksOwnContainerWhateverStandsFirst() {
        String running =
                """
                phase: Running
                containerStatuses:
                - name: istio-proxy
                  state: {running: {}}
                - name: migrate
                  state: {running: {}}
                """;

        assertThat(new TaskJudge(JOB, "migrate").judge(job(), List.of(jobPod(running)), List.of(), Seen.START))
                .isEqualTo(new TaskStatus.Unfinished("p", "migrate", List.of()));
    }

    @Test
    void tellsWithinHalfAMinuteThatATasksPodIsRefused() {
        TaskJudge tasks = new TaskJudge(JOB, "migrate");
        String words = "pods \"m-\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true";
        Tree event = Seen.yaml(
                """
                apiVersion: v1
                kind: Event
                metadata: {name: e, namespace: shop}
                involvedObject: {kind: Job, name: shop-migrate-v1-1, uid: job-1}
                reason: FailedCreate
                type: Warning
                lastTimestamp: "2026-03-01T10:00:05Z"
                message: '%s'
                """
                        .formatted(words));

        assertThat(tasks.judge(job(), List.of(), List.of(event), Seen.START))
                .isInstanceOfSatisfying(TaskStatus.Unfinished.class, open -> assertThat(open.problems())
                        .singleElement()
                        .satisfies(cause -> assertThat(cause.message()).isEqualTo(words)));
        assertThat(tasks.judge(job(), List.of(), List.of(event), after(30)))
                .isInstanceOfSatisfying(TaskStatus.Failed.class, failed -> {
                    assertThat(failed.cause().rule()).isEqualTo(Rule.POD_SECURITY);
                    assertThat(failed.cause().message()).isEqualTo(words);
                    assertThat(failed.cause().nextStep()).contains("Pod Security level");
                });
    }

    @Test
    void noticesThatSomethingElseWasPutInPlace() {
        Tree applied = Seen.yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop-web, namespace: shop}
                spec: {replicas: 2, template: {spec: {containers: [{name: web, image: 'shop:b2'}]}}}
                """);
        Tree live = Seen.yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop-web, namespace: shop, uid: deployment-1, generation: 4}
                spec: {replicas: 2, template: {spec: {containers: [{name: web, image: 'shop:a1'}]}}}
                status: {observedGeneration: 4, replicas: 2, updatedReplicas: 2, availableReplicas: 2}
                """);
        RolloutJudge ours = new RolloutJudge(Seen.DEPLOYMENT, Baseline.NONE, Wanted.of(applied, true));

        assertThat(ours.judge(new Observation(live, List.of(), List.of(), List.of()), Seen.START))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.cause().rule()).isEqualTo(Rule.SUPERSEDED);
                    assertThat(failed.cause().message())
                            .isEqualTo("another change came while this deploy waited:"
                                    + " container web is now to run shop:a1, not shop:b2");
                });
    }

    @Test
    void noticesThatSomebodyScaled() {
        Wanted wanted = new Wanted(Map.of(), Optional.of(2L));
        Tree scaled = Seen.yaml("{apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: {replicas: 0}}");

        assertThat(wanted.difference(scaled)).contains("it is now to run 0 pods, not 2");
        assertThat(new Wanted(Map.of(), Optional.empty()).difference(scaled)).isEmpty();
    }

    @Test
    void tellsAWaitingReasonThatNoRuleKnows() {
        Observation future = pod(
                Seen.web(
                        "ready: false\nrestartCount: 0\nstate: {waiting: {reason: SignatureValidationFailed, message: no signature}}"));

        assertThat(judge.judge(future, Seen.START))
                .isInstanceOfSatisfying(Progressing.class, progressing -> assertThat(progressing.problems())
                        .singleElement()
                        .satisfies(cause -> {
                            assertThat(cause.rule()).isEqualTo(Rule.CONTAINER_WAITING);
                            assertThat(cause.reason()).isEqualTo("SignatureValidationFailed");
                            assertThat(cause.message()).isEqualTo("no signature");
                        }));
        assertThat(judge.timedOut(Duration.ofMinutes(10))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.cause().message())
                .startsWith("no signature"));
    }

    @Test
    void tellsTheNewestWarningOfAPodThatOnlyWaits() {
        Tree sandbox = Seen.yaml(
                """
                apiVersion: v1
                kind: Event
                metadata: {name: e, namespace: shop}
                involvedObject: {kind: Pod, name: p, uid: uid-p}
                reason: FailedCreatePodSandBox
                type: Warning
                lastTimestamp: "2026-03-01T10:00:05Z"
                message: no IP addresses available
                """);

        RolloutStatus status = judge.judge(
                pod(Seen.web("ready: false\nrestartCount: 0\nstate: {waiting: {reason: ContainerCreating}}"), sandbox),
                Seen.START);

        assertThat(status).isInstanceOfSatisfying(Progressing.class, progressing -> assertThat(progressing.problems())
                .singleElement()
                .satisfies(cause ->
                        assertThat(cause.summary()).contains("FailedCreatePodSandBox: no IP addresses available")));
    }

    @Test
    void takesAnUnrelatedWriteForNoSecondSighting() {
        String pull = Seen.web(
                "ready: false\nrestartCount: 0\nstate: {waiting: {reason: ErrImagePull, message: 'x: not found'}}");

        judge.judge(Seen.rollout(List.of(Seen.pod("p", "new", 1, pull))), Seen.START);

        assertThat(judge.judge(Seen.rollout(List.of(Seen.pod("p", "new", 2, pull))), after(1)))
                .isInstanceOf(Progressing.class);
    }

    @Test
    void endsARolloutWhosePodsRunForAWhileBetweenTheirCrashes() {
        String ended = "ready: false\nrestartCount: 6\nstate: {terminated: {exitCode: 1, reason: Error}}\n";

        assertThat(judge.judge(pod(Seen.web(ended)), Seen.START))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.cause().rule()).isEqualTo(Rule.CRASH_LOOP));
    }

    @Test
    void saysThatAnImageIsForAnotherProcessor() {
        Observation other = pod(Seen.web("ready: false\nrestartCount: 0\nstate: {waiting: {reason: ErrImagePull,"
                + " message: 'no match for platform in manifest: not found'}}"));

        assertThat(judge.judge(other, Seen.START)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause().rule()).isEqualTo(Rule.IMAGE_PLATFORM);
            assertThat(failed.cause().nextStep()).contains("linux/arm64");
        });
    }

    @Test
    void knowsWhatAFailingProbeMeans() {
        Tree container = Tree.parseJson("{\"readinessProbe\": {\"httpGet\": {\"path\": \"/absent\"}}}");

        assertThat(ProbeHint.of(
                        "Readiness probe failed: Get \"https://192.0.2.1:3000/up\": http: server gave HTTP response"
                                + " to HTTPS client",
                        container))
                .contains("exclude /absent from force_ssl");
        assertThat(ProbeHint.of(
                        "Readiness probe failed: Get \"http://192.0.2.1:3000/up\": context deadline exceeded",
                        container))
                .contains("time-out");
        assertThat(ProbeHint.of("Readiness probe failed: HTTP probe failed with statuscode: 404", container))
                .isEqualTo("The app does not know /absent: correct the probe's path, or the app's routes.");
    }

    @Test
    void judgesAStatefulSetByTheRevisionOfItsPods() {
        RolloutJudge sets = new RolloutJudge(
                new ObjectRef(new ObjectKind("apps/v1", "StatefulSet"), "shop", "shop-redis"), Baseline.NONE);
        String set =
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: shop-redis, namespace: shop, uid: set-1, generation: 2}
                spec: {replicas: 1}
                status: {observedGeneration: 2, replicas: 1, readyReplicas: 1, currentRevision: %s, updateRevision: r2}
                """;
        String pod =
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: shop-redis-0
                  uid: pod-1
                  labels: {controller-revision-hash: %s}
                  ownerReferences: [{uid: set-1}]
                status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
                """;

        RolloutStatus old = sets.judge(seen(set.formatted("r1"), pod.formatted("r1")), Seen.START);
        RolloutStatus done = sets.judge(seen(set.formatted("r2"), pod.formatted("r2")), Seen.START);

        assertThat(old).isInstanceOf(Progressing.class);
        assertThat(old.pods()).isEqualTo(new PodCounts(1, 0, 0, 1));
        assertThat(done).isInstanceOf(Complete.class);
    }

    @Test
    void waitsForNoRolloutThatOnlyADeletedPodBrings() {
        RolloutJudge sets = new RolloutJudge(
                new ObjectRef(new ObjectKind("apps/v1", "StatefulSet"), "shop", "shop-redis"), Baseline.NONE);
        String set =
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: shop-redis, namespace: shop, uid: set-1, generation: 2}
                spec: {replicas: 1, updateStrategy: {type: OnDelete}}
                status: {observedGeneration: 2, replicas: 1, readyReplicas: %s, currentRevision: r1, updateRevision: r2}
                """;
        String pod =
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: shop-redis-0
                  uid: pod-1
                  labels: {controller-revision-hash: r1}
                  ownerReferences: [{uid: set-1}]
                status: {phase: Running}
                """;

        assertThat(sets.judge(seen(set.formatted("0"), pod), Seen.START)).isInstanceOf(Progressing.class);
        assertThat(sets.judge(seen(set.formatted("1"), pod), Seen.START)).isInstanceOf(Complete.class);
    }

    private static Observation seen(String workload, String pod) {
        return new Observation(Seen.yaml(workload), List.of(), List.of(Seen.yaml(pod)), List.of());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasAGravityOfItsOwn(Rule rule) {
        Set<Rule> equals = Arrays.stream(Rule.values())
                .filter(other -> Rule.byGravity().compare(cause(rule), cause(other)) == 0)
                .collect(Collectors.toSet());

        assertThat(equals).containsExactly(rule);
        assertThat(rule.id()).matches("[a-z-]+");
    }

    private static Cause cause(Rule rule) {
        return new Cause(rule, JOB, "", "", "", "", List.of());
    }

    private static Tree job() {
        return Seen.yaml(
                "{apiVersion: batch/v1, kind: Job, metadata: {name: shop-migrate-v1-1, namespace: shop, uid: job-1},"
                        + " status: {active: 1}}");
    }

    private static Tree jobPod(String status) {
        return Seen.yaml(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: p, namespace: shop, uid: uid-p, ownerReferences: [{uid: job-1}]}
                spec: {restartPolicy: Never}
                status:
                """
                        + status.indent(2));
    }
}
