package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeRolloutTest {

    private final Rehearsal shop = new Rehearsal();

    private Tree web() {
        return shop.get(ObjectKind.DEPLOYMENT, "web");
    }

    private Tree container() {
        return shop.only(ObjectKind.POD)
                .content()
                .at("status", "containerStatuses")
                .items()
                .get(0);
    }

    @Test
    void bringsPodsUp() {
        shop.apply(Objects.deployment("web", "shop:1", 2));

        shop.pass(30);

        assertThat(shop.all(ObjectKind.POD)).hasSize(2);
        assertThat(web().at("status", "observedGeneration").integer()).contains(1L);
        assertThat(web().at("status", "availableReplicas").integer()).contains(2L);
        assertThat(Rehearsal.condition(web(), "Progressing")).contains("True NewReplicaSetAvailable");
        assertThat(Rehearsal.condition(web(), "Available")).contains("True MinimumReplicasAvailable");
    }

    @Test
    void replacesPodsOneAfterAnother() {
        shop.apply(Objects.deployment("web", "shop:1", 2));
        shop.pass(30);

        shop.apply(Objects.deployment("web", "shop:2", 2));
        shop.pass(30);

        assertThat(shop.events())
                .filteredOn(event -> event.contains("ScalingReplicaSet"))
                .extracting(event -> event.replaceAll("web-\\w+", "RS"))
                .containsExactly(
                        "Deployment ScalingReplicaSet: Scaled up replica set RS from 0 to 2",
                        "Deployment ScalingReplicaSet: Scaled up replica set RS from 0 to 1",
                        "Deployment ScalingReplicaSet: Scaled down replica set RS from 2 to 1",
                        "Deployment ScalingReplicaSet: Scaled up replica set RS from 1 to 2",
                        "Deployment ScalingReplicaSet: Scaled down replica set RS from 1 to 0");
        assertThat(shop.all(ObjectKind.POD))
                .extracting(pod -> pod.content()
                        .at("spec", "containers")
                        .items()
                        .get(0)
                        .at("image")
                        .text())
                .containsExactly(Optional.of("shop:2"), Optional.of("shop:2"));
        assertThat(web().at("metadata", "annotations", "deployment.kubernetes.io/revision")
                        .text())
                .contains("2");
    }

    @Test
    void keepsTheOldPodWhenTheNewImageIsMissing() {
        shop.apply(Objects.deployment("web", "shop:1", 1));
        shop.pass(30);
        shop.cluster.workload("web", Outcome.imageMissing());

        shop.apply(Objects.deployment("web", "shop:2", 1));
        shop.pass(30);

        assertThat(shop.all(ObjectKind.POD)).hasSize(2);
        assertThat(web().at("status", "availableReplicas").integer()).contains(1L);
    }

    @Test
    void saysThatAnImageIsMissing() {
        shop.cluster.workload("web", Outcome.imageMissing());
        shop.apply(Objects.deployment("web", "shop:2", 1));

        shop.pass(3);
        Tree first = container().at("state", "waiting");
        shop.pass(5);
        Tree then = container().at("state", "waiting");

        String cause = "rpc error: code = NotFound desc = failed to pull and unpack image \"shop:2\": failed to resolve"
                + " reference \"shop:2\": shop:2: not found";
        assertThat(first.value()).isEqualTo(Map.of("reason", "ErrImagePull", "message", cause));
        assertThat(then.value())
                .isEqualTo(Map.of(
                        "reason",
                        "ImagePullBackOff",
                        "message",
                        "Back-off pulling image \"shop:2\": ErrImagePull: " + cause));
        assertThat(shop.events()).contains("Pod Failed: Failed to pull image \"shop:2\": " + cause);
    }

    @Test
    void passesTheDeadlineOfARollout() {
        shop.cluster.workload("web", Outcome.neverReady());
        shop.apply(Objects.deployment("web", "shop:1", 1));

        shop.pass(650);

        assertThat(Rehearsal.condition(web(), "Progressing")).contains("False ProgressDeadlineExceeded");
        assertThat(shop.events())
                .contains("Pod Unhealthy: Startup probe failed: HTTP probe failed with statuscode: 503");
    }

    @Test
    void crashesAgainAndAgain() {
        shop.cluster.workload("web", Outcome.crashLoop("boom"));
        shop.apply(Objects.deployment("web", "shop:1", 1));

        shop.pass(8);

        String pod = shop.only(ObjectKind.POD).ref().name();
        assertThat(container().at("state", "waiting", "reason").text()).contains("CrashLoopBackOff");
        assertThat(container().at("lastState", "terminated", "exitCode").integer())
                .contains(1L);
        assertThat(container().at("restartCount").integer()).contains(1L);
        assertThat(shop.cluster.log(new LogRequest("shop", pod, "web", true, 0)))
                .containsExactly("boom");
    }

    @Test
    void missesASecretThatWasRemovedAfterThePreflight() {
        shop.cluster.workload("web", Outcome.secretRemoved());
        shop.apply(Objects.deployment("web", "shop:1", 1));

        shop.pass(5);

        assertThat(container().at("state", "waiting").value())
                .isEqualTo(
                        Map.of("reason", "CreateContainerConfigError", "message", "secret \"shop-secrets\" not found"));
        assertThat(shop.events()).contains("Pod Failed: Error: secret \"shop-secrets\" not found");
    }

    @Test
    void startsWhenTheMissingSecretIsThereAgain() {
        shop.cluster.delete(new ObjectRef(ObjectKind.SECRET, "shop", "shop-secrets"));
        shop.apply(Objects.deployment("web", "shop:1", 1));
        shop.pass(5);

        shop.cluster.secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        shop.pass(20);

        assertThat(web().at("status", "availableReplicas").integer()).contains(1L);
    }

    @Test
    void removesPodsWithTheirDeployment() {
        shop.apply(Objects.deployment("web", "shop:1", 2));
        shop.pass(30);

        shop.cluster.delete(new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "web"));
        shop.pass(10);

        assertThat(shop.all(ObjectKind.REPLICA_SET)).isEmpty();
        assertThat(shop.all(ObjectKind.POD)).isEmpty();
    }

    @Test
    void completesAJobAndKeepsItsLog() {
        shop.apply(Objects.job("shop-migrate-1", Map.of()));

        shop.pass(10);

        Tree job = shop.get(ObjectKind.JOB, "shop-migrate-1");
        assertThat(Rehearsal.condition(job, "SuccessCriteriaMet")).contains("True CompletionsReached");
        assertThat(Rehearsal.condition(job, "Complete")).contains("True CompletionsReached");
        assertThat(shop.cluster.log(
                        LogRequest.of("shop", shop.only(ObjectKind.POD).ref().name(), "migrate")))
                .containsExactly("(simulated) the migration runs", "(simulated) the migration has ended");
    }

    @Test
    void failsAJob() {
        shop.cluster.task("migrate", Outcome.migrationFails("bin/rails aborted!"));
        shop.apply(Objects.job("shop-migrate-abc-1", Map.of()));

        shop.pass(10);

        Tree job = shop.get(ObjectKind.JOB, "shop-migrate-abc-1");
        assertThat(Rehearsal.condition(job, "Failed")).contains("True BackoffLimitExceeded");
        assertThat(job.at("status", "failed").integer()).contains(1L);
    }

    @Test
    void triesAJobAgainAfterAWhile() {
        shop.cluster.task("migrate", Outcome.migrationFails());
        shop.apply(Objects.job("migrate", Map.of("backoffLimit", 1)));

        shop.pass(30);

        assertThat(shop.all(ObjectKind.POD)).hasSize(2);
        assertThat(Rehearsal.condition(shop.get(ObjectKind.JOB, "migrate"), "Failed"))
                .contains("True BackoffLimitExceeded");
    }

    @Test
    void stopsAJobAtItsDeadline() {
        shop.cluster.task("migrate", Outcome.neverReady());
        shop.apply(Objects.job("migrate", Map.of("activeDeadlineSeconds", 60)));

        shop.pass(70);

        assertThat(Rehearsal.condition(shop.get(ObjectKind.JOB, "migrate"), "Failed"))
                .contains("True DeadlineExceeded");
        assertThat(shop.all(ObjectKind.POD)).isEmpty();
    }

    @Test
    void removesAFinishedJobInTime() {
        shop.apply(Objects.job("migrate", Map.of("ttlSecondsAfterFinished", 60)));

        shop.pass(70);

        assertThat(shop.all(ObjectKind.JOB)).isEmpty();
    }

    @Test
    void letsALogBeFollowedFromBeforeItsStart() {
        shop.apply(Objects.job("migrate", Map.of()));
        shop.pass(1);
        LogStream log = shop.cluster.follow(
                LogRequest.of("shop", shop.only(ObjectKind.POD).ref().name(), "migrate"));
        List<Integer> counts = new ArrayList<>();

        for (int second = 0; second < 10 && !log.isEnded(); second++) {
            counts.add(log.poll().size());
            shop.pass(1);
        }

        assertThat(counts).containsExactly(0, 1, 0, 0, 1);
    }
}
