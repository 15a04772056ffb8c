package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.definition.TargetCluster;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.image.Revision;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Deploys to a real API server, into a namespace of its own, and only where {@code RAILSK_TEST_CONTEXT} says. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class DeployerIT {

    private static final Revision REVISION = Revision.of("abcd123");

    private final String namespace = "railsk-deploy-" + Long.toString(System.nanoTime(), 36);
    private final Environment environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .namespace(namespace)
                    .web(web -> web.replicas(1))
                    .worker("sidekiq", worker -> worker.replicas(1)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private final Cluster cluster = open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(context()))
            .build();
    private DeployListener listener = DeployListener.silent();

    private static String context() {
        return System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    }

    private static Cluster open() {
        return Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(context())
                .open();
    }

    @BeforeEach
    void deployOnce() {
        assertThat(deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @AfterEach
    void delete() {
        client.namespaces().withName(namespace).delete();
        client.close();
        cluster.close();
    }

    @Test
    void refusesAnEnvironmentOfAnotherServer() {
        Environment elsewhere = in(TargetCluster.server("https://elsewhere.example:6443"));

        PreflightRefusedException refusal = catchThrowableOfType(
                PreflightRefusedException.class, () -> Deployer.on(cluster).deploy(elsewhere, REVISION));

        assertThat(refusal.findings()).extracting(Finding::id).containsExactly("wrong-cluster");
        assertThat(Deployer.on(cluster)
                        .deploy(in(TargetCluster.server(cluster.address().server())), REVISION)
                        .isUnchanged())
                .isTrue();
    }

    @Test
    void knowsTheClusterByItsUid() {
        String uid = cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", "kube-system"))
                .orElseThrow()
                .uid();
        Environment elsewhere = in(TargetCluster.uid("00000000-0000-4000-8000-000000000000"));

        PreflightRefusedException refusal = catchThrowableOfType(
                PreflightRefusedException.class, () -> Deployer.on(cluster).deploy(elsewhere, REVISION));

        assertThat(refusal.findings()).extracting(Finding::id).containsExactly("wrong-cluster");
        assertThat(Deployer.on(cluster)
                        .deploy(in(TargetCluster.uid(uid)), REVISION)
                        .isUnchanged())
                .isTrue();
    }

    private Environment in(TargetCluster target) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace(namespace)
                        .cluster(target)
                        .web(web -> web.replicas(1))
                        .worker("sidekiq", worker -> worker.replicas(1)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    @Test
    void leavesEverythingAloneTheSecondTime() {
        Map<String, String> before = versions();

        DeployReport second = deploy();

        assertThat(second.objects())
                .filteredOn(outcome -> outcome.result() != Result.UNCHANGED)
                .isEmpty();
        assertThat(second.migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
        assertThat(versions()).isEqualTo(before);
        assertThat(Deployer.on(cluster).diff(environment, REVISION).objects())
                .filteredOn(diff -> diff.effect() != EnvironmentDiff.Effect.UNCHANGED)
                .isEmpty();
    }

    @Test
    void namesThePodThatCrashes() {
        crash(3);
        listener = event -> {
            if (event instanceof DeployEvent.StepStarted started
                    && started.step().kind() == Step.Kind.AWAIT) {
                crash(5);
            }
        };

        RolloutFailedException failure = catchThrowableOfType(RolloutFailedException.class, this::deploy);

        Cause cause = failure.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.CRASH_LOOP);
        assertThat(cause.reason()).isEqualTo("CrashLoopBackOff");
        assertThat(cause.message()).startsWith("ended with exit code 1, after 5 restarts");
        assertThat(failure.report().took()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void readsWhatRuns() {
        EnvironmentStatus status = Deployer.on(cluster).status(environment);

        assertThat(status.revision()).contains(REVISION);
        assertThat(status.workloads()).extracting(WorkloadStatus::state).containsOnly(WorkloadStatus.State.COMPLETE);
    }

    private DeployReport deploy() {
        return Deployer.on(cluster)
                .deploy(
                        environment,
                        REVISION,
                        DeployOptions.DEFAULT.timeout(Duration.ofMinutes(2)),
                        listener,
                        new Cancellation());
    }

    private void crash(int restarts) {
        String status =
                """
                {"status": {"conditions": [{"type": "Ready", "status": "False"}], "containerStatuses": [{
                  "name": "web", "image": "ghcr.io/acme/shop:abcd123", "imageID": "", "ready": false, "restartCount": %d,
                  "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 20s restarting failed container"}},
                  "lastState": {"terminated": {"exitCode": 1, "reason": "Error"}}}]}}
                """
                        .formatted(restarts);
        var pod = client.pods().inNamespace(namespace).list().getItems().stream()
                .filter(item -> item.getMetadata().getName().startsWith("shop-web-"))
                .findFirst()
                .orElseThrow();
        client.pods().resource(pod).subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), status);
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (ObjectKind kind :
                List.of(ObjectKind.SERVICE, ObjectKind.POD_DISRUPTION_BUDGET, ObjectKind.JOB, ObjectKind.INGRESS)) {
            for (LiveObject object :
                    cluster.list(Selection.all(kind, namespace)).items()) {
                versions.put(object.ref().toString(), object.resourceVersion());
            }
        }
        for (LiveObject object :
                cluster.list(Selection.all(ObjectKind.DEPLOYMENT, namespace)).items()) {
            versions.put(
                    object.ref().toString(),
                    String.valueOf(object.content().at("metadata", "generation").value()));
        }
        return versions;
    }
}
