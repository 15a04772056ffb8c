package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.probe.Probe;
import dev.railsk.workload.WebSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Objects of a real API server that {@code kubectl} and Helm made become railsk's: no new ReplicaSet, and what leaves the definition leaves
 * them. Helm is the program that {@code RAILSK_HELM} names, or the one on the path.
 */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class AdoptionIT {

    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    private static final String HELM = System.getenv().getOrDefault("RAILSK_HELM", "helm");
    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");

    private final String namespace = "railsk-adopt-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();
    private final List<DeployEvent> events = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void makeNamespace() throws IOException, InterruptedException {
        Assumptions.assumeTrue(isThere("kubectl", "version", "--client"), "kubectl is not there");
        kubectl("create", "namespace", namespace);
    }

    @AfterEach
    void delete() {
        ObjectRef ref = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(ref).ifPresent(live -> cluster.delete(ref, DeleteOptions.of(live)));
        cluster.close();
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("EDITOR", "sed -i 's/minReadySeconds: 1/minReadySeconds: 2/'");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }

    private void kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--context", CONTEXT, "--namespace", namespace));
        command.addAll(List.of(arguments));
        String unused = run(command);
    }

    private static void probed(WebSpec web) {
        web.replicas(1)
                .anyHost()
                .noScratch()
                .readiness(Probe.http("/up"))
                .liveness(Probe.http("/up"))
                .env(env -> env.value("MODE", "fast"));
    }

    private static void bare(WebSpec web) {
        web.replicas(1).anyHost().noScratch().readiness(Probe.http("/up")).noLiveness();
    }

    private Environment shop(Consumer<WebSpec> web) {
        return shop(web, app -> {});
    }

    private Environment shop(Consumer<WebSpec> web, Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace(namespace)
                        .noMigration()
                        .web(web)
                        .with(more))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private DeployReport deploy(Environment environment, Revision revision) {
        return Deployer.on(cluster).deploy(environment, revision);
    }

    private DeployReport adopt(Environment environment, Revision revision) {
        events.clear();
        return Deployer.on(cluster)
                .adopt(environment, revision, DeployOptions.DEFAULT, events::add, new Cancellation());
    }

    private LiveObject web() {
        return cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-web"))
                .orElseThrow();
    }

    private Tree container() {
        return web().content()
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0);
    }

    private List<String> replicaSets() {
        return cluster.list(Selection.all(ObjectKind.REPLICA_SET, namespace)).items().stream()
                .map(set -> set.ref().name())
                .toList();
    }

    /** Wait until the Deployment has as many ReplicaSets as it should, for those of its controller. */
    private void settle(int sets) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        while (replicaSets().size() != sets && Instant.now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofMillis(200));
        }
        assertThat(replicaSets()).hasSize(sets);
    }

    /** The managers that own this field of the only container, or of the spec. */
    private Set<String> owners(String field) {
        Set<String> owners = new TreeSet<>();
        for (Tree entry : web().content().at("metadata", "managedFields").items()) {
            boolean isStatus = entry.at("subresource").text().orElse("").equals("status");
            if (!isStatus && entry.at("fieldsV1").toJsonLine().contains("\"f:" + field + "\"")) {
                owners.add(entry.at("manager").text().orElse(""));
            }
        }
        return owners;
    }

    private void adoptedWithoutARestart(Environment environment, int sets) throws InterruptedException {
        settle(sets);
        List<String> before = replicaSets();
        Tree spec = web().content().at("spec");

        assertThat(adopt(environment, V1).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(web().content().at("spec")).isEqualTo(spec);
        assertThat(owners("image")).containsExactly("railsk");
        assertThat(owners("livenessProbe")).containsExactly("railsk");
        assertThat(deploy(environment, V1).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicaSets()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(adopt(environment, V1).isUnchanged()).isTrue();
    }

    private void whatIsRemovedDisappears() {
        assertThat(deploy(shop(AdoptionIT::bare), V2).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(container().at("image").text()).contains("ghcr.io/acme/shop:v2");
        assertThat(container().at("livenessProbe").isPresent()).isFalse();
        assertThat(container().at("readinessProbe").isPresent()).isTrue();
        assertThat(container().at("env").toJsonLine()).doesNotContain("MODE");
    }

    @Test
    void whatKustomizeAppliedIsAdopted() throws IOException, InterruptedException {
        Environment shop = shop(AdoptionIT::probed);
        written("all.yaml", shop.render(V1).toYaml());
        written("kustomization.yaml", "resources: [all.yaml]\ncommonAnnotations: {example.com/team: shop}\n");
        kubectl("apply", "-k", folder.toString());

        ApplyRefusedException refusal = catchThrowableOfType(ApplyRefusedException.class, () -> deploy(shop, V2));
        assertThat(refusal)
                .hasMessageContaining(
                        "kubectl-client-side-apply\", which set it to \"ghcr.io/acme/shop:v1\"; the definition"
                                + " says \"ghcr.io/acme/shop:v2\"")
                .hasMessageContaining("run adopt default, which shows it first, or deploy with --adopt.");

        adoptedWithoutARestart(shop, 1);
        assertThat(web().content().at("metadata", "annotations").entries())
                .containsKey("example.com/team")
                .doesNotContainKey("kubectl.kubernetes.io/last-applied-configuration");
        whatIsRemovedDisappears();
    }

    @Test
    void whatWasCreatedEditedScaledAndUndoneIsAdopted() throws IOException, InterruptedException {
        Environment shop = shop(AdoptionIT::probed);
        Path yaml = written(
                "all.yaml",
                shop.render(V1).toYaml().replace("  replicas: 1\n", "  minReadySeconds: 1\n  replicas: 1\n"));
        kubectl("create", "-f", yaml.toString());
        kubectl("edit", "deployment/shop-web");
        kubectl("scale", "deployment/shop-web", "--replicas=2");
        settle(1);
        kubectl("set", "image", "deployment/shop-web", "web=ghcr.io/acme/shop:bad");
        settle(2);
        kubectl("rollout", "undo", "deployment/shop-web");
        assertThat(owners("image")).containsExactly("kubectl");

        adoptedWithoutARestart(shop, 2);
        assertThat(web().content().at("spec", "replicas").integer()).contains(1L);
        assertThat(web().content().at("spec", "minReadySeconds").integer()).contains(2L);
        whatIsRemovedDisappears();
    }

    @Test
    void whatHelmInstalledIsAdopted() throws IOException, InterruptedException {
        Assumptions.assumeTrue(isThere(HELM, "version"), "helm is not there: RAILSK_HELM may name it");
        Environment shop = shop(AdoptionIT::probed);
        Files.createDirectories(folder.resolve("templates"));
        written("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
        written("templates/all.yaml", shop.render(V1).toYaml());
        String unused = run(List.of(
                HELM, "install", "storefront", folder.toString(), "--namespace", namespace, "--kube-context", CONTEXT));
        assertThat(owners("image")).containsExactly("helm");
        assertThat(catchThrowableOfType(ApplyRefusedException.class, () -> deploy(shop, V2)))
                .hasMessageContaining("belongs to \"helm\"");

        adoptedWithoutARestart(shop, 1);
        assertThat(adopt(shop, V1).warnings())
                .anyMatch(warning -> warning.startsWith("Helm release storefront in namespace " + namespace + " made ")
                        && warning.contains("helm uninstall"));
        whatIsRemovedDisappears();
    }

    @Test
    void whatHasNoOwnersIsAdopted() throws IOException, InterruptedException {
        Environment shop = shop(AdoptionIT::probed);
        kubectl("create", "-f", written("all.yaml", shop.render(V1).toYaml()).toString());
        settle(1);
        kubectl("patch", "deployment/shop-web", "--type=merge", "-p", "{\"metadata\": {\"managedFields\": []}}");
        assertThat(owners("image")).isEmpty();

        adoptedWithoutARestart(shop, 1);
        whatIsRemovedDisappears();
    }

    @Test
    void aDeployAdoptsAnotherRevisionOnItsWay() throws IOException, InterruptedException {
        Path yaml = written("all.yaml", shop(AdoptionIT::probed).render(V1).toYaml());
        kubectl("apply", "--server-side", "-f", yaml.toString());
        settle(1);

        DeployReport report = Deployer.on(cluster)
                .deploy(shop(AdoptionIT::bare), V2, DeployOptions.DEFAULT.adopt(), events::add, new Cancellation());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(owners("image")).containsExactly("railsk");
        assertThat(container().at("image").text()).contains("ghcr.io/acme/shop:v2");
    }

    @Test
    void fieldsAreLeftAndTakenAsTheDefinitionSays() throws IOException, InterruptedException {
        deploy(shop(AdoptionIT::probed), V1);
        kubectl("scale", "deployment/shop-web", "--replicas=2");
        Environment yielding = shop(
                AdoptionIT::probed,
                app -> app.conflict("Deployment", "shop-web", "spec.replicas", ConflictPolicy.YIELD));
        Environment taking = shop(
                AdoptionIT::probed,
                app -> app.conflict("Deployment", "shop-web", "spec.replicas", ConflictPolicy.TAKE));

        assertThat(deploy(yielding, V2).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(web().content().at("spec", "replicas").integer()).contains(2L);
        assertThat(owners("replicas")).containsExactly("kubectl");

        assertThat(deploy(taking, V2).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(web().content().at("spec", "replicas").integer()).contains(1L);
        assertThat(owners("replicas")).containsExactly("railsk");
    }
}
