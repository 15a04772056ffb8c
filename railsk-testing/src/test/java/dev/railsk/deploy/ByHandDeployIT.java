package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.edit.Edit;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** An object of a kind that no model knows, and edits, on a real API server. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class ByHandDeployIT {

    private static final Revision REVISION = Revision.of("abcd123");
    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");

    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String namespace = "railsk-hand-" + mark;
    private final String group = "g" + mark + ".railsk.test";
    private final ObjectRef definition = new ObjectRef(
            new ObjectKind("apiextensions.k8s.io/v1", "CustomResourceDefinition"), "", "widgets." + group);
    private final ObjectRef widget = new ObjectRef(new ObjectKind(group + "/v1", "Widget"), namespace, "one");
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(CONTEXT))
            .build();

    @BeforeEach
    void defineTheKind() throws InterruptedException {
        client.resource(
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: widgets.%1$s}
                        spec:
                          group: %1$s
                          scope: Namespaced
                          names: {plural: widgets, singular: widget, kind: Widget}
                          versions:
                          - name: v1
                            served: true
                            storage: true
                            subresources: {status: {}}
                            schema:
                              openAPIV3Schema:
                                type: object
                                properties:
                                  spec: {type: object, properties: {parts: {type: array, items: {type: string}}}}
                                  status: {type: object, x-kubernetes-preserve-unknown-fields: true}
                        """
                                .formatted(group))
                .create();
        Instant limit = cluster.time().now().plus(Duration.ofSeconds(30));
        while (!isEstablished() && cluster.time().now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofMillis(200));
        }
    }

    private boolean isEstablished() {
        return cluster.get(definition).stream()
                .flatMap(live -> live.content().at("status", "conditions").items().stream())
                .anyMatch(condition -> condition.at("type").text().orElse("").equals("Established")
                        && condition.at("status").text().orElse("").equals("True"));
    }

    @AfterEach
    void delete() {
        client.namespaces().withName(namespace).delete();
        cluster.get(definition).ifPresent(live -> cluster.delete(definition, DeleteOptions.of(live)));
        client.close();
        cluster.close();
    }

    private Environment shop(String spec) {
        String manifest = "{apiVersion: %s/v1, kind: Widget, metadata: {name: one}, spec: %s}".formatted(group, spec);
        return RailsApp.define("shop", app -> app.image("registry.example/shop")
                        .namespace(namespace)
                        .web(web -> web.replicas(1).editPods(Edit.merge("spec: {terminationGracePeriodSeconds: 77}")))
                        .noMigration()
                        .edit(
                                "Service",
                                "shop-web",
                                Edit.jsonPatch("[{op: add, path: /metadata/labels/by, value: me}]"))
                        .awaitedManifests(Manifests.text(manifest)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(Environment environment, DeployListener listener) {
        return Deployer.on(cluster)
                .deploy(
                        environment,
                        REVISION,
                        DeployOptions.DEFAULT.timeout(Duration.ofSeconds(20)),
                        listener,
                        new Cancellation());
    }

    private void makeReady() {
        String status =
                """
                {"status": {"observedGeneration": 1, "conditions": [{"type": "Ready", "status": "True"}]}}
                """;
        client.genericKubernetesResources(group + "/v1", "Widget")
                .inNamespace(namespace)
                .withName("one")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), status);
    }

    @Test
    void anAwaitedObjectOfAnyKindIsDeployedAndWaitedFor() {
        DeployReport report = deploy(shop("{parts: []}"), event -> {
            if (event instanceof DeployEvent.StepStarted started
                    && started.step().kind() == Step.Kind.AWAIT) {
                makeReady();
            }
        });

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(cluster.get(widget).orElseThrow().content().at("spec").map()).isEqualTo(Map.of("parts", List.of()));
        assertThat(deploy(shop("{parts: []}"), DeployListener.silent()).objects())
                .filteredOn(object -> object.result() != Result.UNCHANGED)
                .isEmpty();
    }

    @Test
    void oneThatIsNeverReadyIsNamed() {
        RolloutFailedException failure = catchThrowableOfType(
                RolloutFailedException.class, () -> deploy(shop("{parts: [a]}"), DeployListener.silent()));

        assertThat(failure).hasMessageContaining("Widget one: not ready after 20 s");
    }

    @Test
    void aFieldThatItsKindDoesNotHaveIsRefused() {
        DeployException refusal =
                catchThrowableOfType(DeployException.class, () -> deploy(shop("{prats: []}"), DeployListener.silent()));

        assertThat(refusal).hasMessageContaining("prats").hasMessageContaining("at Widget one in namespace");
        assertThat(cluster.get(widget)).isEmpty();
    }
}
