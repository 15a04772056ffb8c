package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** One environment from its first deploy on: what each one writes to a real API server, and that nobody but railsk owns a field. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class CourseIT {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");
    private static final ObjectKind LEASE = new ObjectKind("coordination.k8s.io/v1", "Lease");
    private static final List<ObjectKind> KINDS = List.of(
            ObjectKind.DEPLOYMENT,
            ObjectKind.SERVICE,
            ObjectKind.INGRESS,
            ObjectKind.POD_DISRUPTION_BUDGET,
            ObjectKind.CONFIG_MAP,
            ObjectKind.JOB);

    private final String namespace = "railsk-course-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();
    private final Deployer deployer = Deployer.on(cluster);

    private Environment shop(String setting, boolean hasMail) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop")
                            .namespace(namespace)
                            .config("settings", config -> config.value("SETTING", setting))
                            .env(env -> env.allFromConfig("settings"))
                            .web(web -> web.host("shop.example").replicas(1));
                    if (hasMail) {
                        app.worker("mail", worker -> worker.replicas(1));
                    }
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(Environment environment, Revision revision) {
        DeployReport report = deployer.deploy(environment, revision);
        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        return report;
    }

    @AfterEach
    void delete() {
        ObjectRef own = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(own).ifPresent(live -> cluster.delete(own, DeleteOptions.of(live)));
        cluster.close();
    }

    @Test
    void everyDeployWritesWhatItMustAndNothingElse() {
        deploy(shop("a", true), V1);
        Map<String, String> first = versions();
        assertOwned();

        deploy(shop("a", true), V1);
        assertThat(changed(first)).as("without a change").isEmpty();
        assertThat(replicaSets()).hasSize(2);

        Map<String, String> second = versions();
        deploy(shop("a", true), V2);
        assertThat(changed(second))
                .as("another image")
                .contains("Deployment shop-web", "Deployment shop-mail")
                .doesNotContain("Service shop-web", "Ingress shop-web");
        assertThat(replicaSets()).hasSize(4);

        Map<String, String> third = versions();
        deploy(shop("b", true), V2);
        assertThat(changed(third)).as("another setting").contains("Deployment shop-web", "Deployment shop-mail");

        DeployReport pruned = deploy(shop("b", false), V2);
        assertThat(pruned.objects())
                .filteredOn(outcome -> outcome.result() == ObjectOutcome.Result.DELETED)
                .extracting(outcome -> outcome.object().toString())
                .contains("Deployment shop-mail");
        assertThat(cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-mail")))
                .isEmpty();
        assertOwned();

        deployer.rollback(shop("b", false), 1, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
        assertThat(deployer.runningRevision(shop("a", true))).contains(V1);
        assertThat(deployer.diff(shop("a", true), V1).isEmpty()).isTrue();
        assertOwned();
        assertThat(deployer.history(shop("a", true))).hasSize(6);
        assertThat(deployer.lock(shop("a", true)).isHeld()).isFalse();
        assertThat(cluster.list(Selection.all(LEASE, namespace)).items()).hasSize(1);
    }

    /** Every object's version, without what each deploy writes down of itself, and without what controllers write. */
    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (LiveObject object : objects()) {
            String generation =
                    object.content().at("metadata", "generation").text().orElse(object.resourceVersion());
            versions.put(
                    object.ref().toString(),
                    object.content().at("spec").isPresent() ? generation : object.resourceVersion());
        }
        return versions;
    }

    private List<LiveObject> objects() {
        return KINDS.stream()
                .flatMap(kind -> cluster.list(Selection.all(kind, namespace)).items().stream())
                .filter(object -> !object.labels().containsKey("railsk.dev/record"))
                .filter(object -> !object.ref().name().equals("kube-root-ca.crt"))
                .toList();
    }

    private Set<String> changed(Map<String, String> before) {
        Set<String> changed = new TreeSet<>();
        versions().forEach((object, version) -> {
            if (!version.equals(before.get(object))) {
                changed.add(object);
            }
        });
        return changed;
    }

    private List<LiveObject> replicaSets() {
        return cluster.list(Selection.all(ObjectKind.REPLICA_SET, namespace)).items();
    }

    /** But for what controllers say of the status. */
    private void assertOwned() {
        for (LiveObject object : objects()) {
            for (Tree entry : object.content().at("metadata", "managedFields").items()) {
                if (entry.at("subresource").text().isEmpty()) {
                    assertThat(entry.at("manager").text())
                            .as("%s", object.ref())
                            .contains("railsk");
                }
            }
        }
    }
}
