package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What controllers and kubelets make of the objects, and what they leave to read. */
public interface ControllerContract extends ContractSubject {

    /** Two pods that run until they are stopped. */
    String WEB_DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: NAMESPACE}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - {name: web, image: "busybox:1.36", command: [sleep, "3600"]}
            """;

    /** All objects of a kind with a label {@code app}. */
    default List<LiveObject> labelled(ObjectKind kind, String app) {
        return cluster()
                .list(new Selection(kind, namespace(), Map.of("app", app)))
                .items();
    }

    /** Wait until both replicas are up to date and available. */
    default LiveObject rolledOut(long generation) throws InterruptedException {
        return await(() -> read(ObjectKind.DEPLOYMENT, "web"), found -> {
            Tree status = found.content().at("status");
            return status.at("observedGeneration").integer().orElse(0L) == generation
                    && status.at("updatedReplicas").integer().orElse(0L) == 2
                    && status.at("availableReplicas").integer().orElse(0L) == 2
                    && status.at("replicas").integer().orElse(0L) == 2;
        });
    }

    @Test
    default void aDeploymentRollsOutItsPods() throws InterruptedException {
        LiveObject applied = apply(WEB_DEPLOYMENT).object();

        LiveObject deployment = rolledOut(1);

        assertThat(deployment.content().at("metadata", "generation").integer()).contains(1L);
        LiveObject replicaSet = labelled(ObjectKind.REPLICA_SET, "web").get(0);
        assertThat(owner(replicaSet)).isEqualTo(applied.uid());
        assertThat(replicaSet
                        .content()
                        .at("metadata", "labels", "pod-template-hash")
                        .text())
                .isPresent();
        assertThat(labelled(ObjectKind.POD, "web")).hasSize(2).allSatisfy(pod -> {
            assertThat(owner(pod)).isEqualTo(replicaSet.uid());
            assertThat(pod.content().at("status", "phase").text()).contains("Running");
            Tree container =
                    pod.content().at("status", "containerStatuses").items().get(0);
            assertThat(container.at("ready").isTrue()).isTrue();
            assertThat(container.at("state", "running").isPresent()).isTrue();
        });
    }

    @Test
    default void aNewTemplateReplacesThePods() throws InterruptedException {
        apply(WEB_DEPLOYMENT);
        rolledOut(1);
        String before = labelled(ObjectKind.REPLICA_SET, "web").get(0).uid();

        apply(WEB_DEPLOYMENT.replace("3600", "3601"));
        rolledOut(2);

        assertThat(labelled(ObjectKind.REPLICA_SET, "web")).hasSize(2);
        List<LiveObject> pods = await(() -> labelled(ObjectKind.POD, "web"), found -> found.size() == 2);
        assertThat(pods).extracting(this::owner).doesNotContain(before);
    }

    @Test
    default void whatADeletedDeploymentOwnedGoesToo() throws InterruptedException {
        apply(WEB_DEPLOYMENT);
        rolledOut(1);

        delete(ref(ObjectKind.DEPLOYMENT, "web"));

        await(() -> labelled(ObjectKind.REPLICA_SET, "web"), List::isEmpty);
        await(() -> labelled(ObjectKind.POD, "web"), List::isEmpty);
    }

    @Test
    default void aJobCompletes() throws InterruptedException {
        apply(SampleObjects.JOB);

        LiveObject job = completed();

        assertThat(job.content().at("status", "succeeded").integer()).contains(1L);
        assertThat(job.content().at("status", "completionTime").text()).isPresent();
        LiveObject pod = labelled(ObjectKind.POD, "once").get(0);
        assertThat(owner(pod)).isEqualTo(job.uid());
        assertThat(pod.content().at("status", "phase").text()).contains("Succeeded");
        assertThat(pod.content().at("metadata", "labels", "job-name").text()).contains("once");
    }

    @Test
    default void theLogOfAJobCanBeRead() throws InterruptedException {
        apply(SampleObjects.JOB);
        completed();
        LogRequest log = log(labelled(ObjectKind.POD, "once").get(0));
        assumeReadable(log);

        assertThat(cluster().log(log)).isNotEmpty();
    }

    @Test
    default void aFollowedLogEndsWithItsContainer() throws InterruptedException {
        apply(SampleObjects.JOB);
        LogRequest log = log(await(() -> labelled(ObjectKind.POD, "once"), found -> !found.isEmpty())
                .get(0));
        assumeReadable(log);
        assumeKubelets();
        List<String> lines = new ArrayList<>();

        try (LogStream stream = cluster().follow(log)) {
            Instant end = time().now().plus(LIMIT);
            while (!stream.isEnded()) {
                lines.addAll(stream.poll());
                time().sleep(Duration.ofMillis(100));
                assertThat(time().now()).isBefore(end);
            }
        }

        assertThat(lines).isEqualTo(cluster().log(log)).isNotEmpty();
    }

    @Test
    default void theLastLinesOfALogCanBeRead() throws InterruptedException {
        apply(SampleObjects.JOB);
        completed();
        LogRequest log = log(labelled(ObjectKind.POD, "once").get(0));
        assumeReadable(log);
        List<String> all = cluster().log(log);

        List<String> last = cluster().log(new LogRequest(namespace(), log.pod(), "main", false, 1));

        assertThat(last).containsExactly(all.get(all.size() - 1));
    }

    /** Wait until the Job is complete. */
    default LiveObject completed() throws InterruptedException {
        return await(
                () -> read(ObjectKind.JOB, "once"), found -> found.content().at("status", "conditions").items().stream()
                        .anyMatch(condition -> condition
                                        .at("type")
                                        .text()
                                        .orElse("")
                                        .equals("Complete")
                                && condition.at("status").text().orElse("").equals("True")));
    }

    private LogRequest log(LiveObject pod) {
        return LogRequest.of(namespace(), pod.ref().name(), "main");
    }

    private String owner(LiveObject object) {
        return object.content()
                .at("metadata", "ownerReferences")
                .items()
                .get(0)
                .at("uid")
                .text()
                .orElseThrow();
    }
}
