package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who has no right but those that are printed deploys to a real API server. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class RightsIT {

    private static final Revision REVISION = Revision.of("abcd123");

    private final String namespace = "railsk-rights-" + Long.toString(System.nanoTime(), 36);
    private final Environment shop = shop(app -> {});
    private final RestrictedUser user = RestrictedUser.in(namespace);

    @TempDir
    private Path folder;

    private Environment shop(Consumer<AppSpec> more) {
        return RightsScenario.shop(namespace, more);
    }

    @BeforeEach
    void begin() {
        user.make();
        user.admin()
                .create(
                        Manifests.text("{apiVersion: v1, kind: Secret, metadata: {name: shop-secrets, namespace: "
                                        + namespace + "}, data: {SECRET_KEY_BASE: c2VlZGVk}}")
                                .get(0),
                        WriteOptions.write());
    }

    @AfterEach
    void end() {
        user.close();
    }

    @Test
    void deploysUpdatesAndRemovesWithNothingButTheRole() throws Exception {
        user.grant(DeployRights.of(shop).roles().get(0));
        try (Cluster cluster = user.open(folder)) {
            user.await(cluster, new AccessCheck("list", "", "events", namespace), true);
            Deployer deployer = Deployer.on(cluster);

            DeployReport first =
                    deployer.deploy(shop(app -> app.worker("mailer", mailer -> mailer.replicas(1))), REVISION);
            DeployReport second = deployer.deploy(shop, Revision.of("abcd124"));
            DeployReport third = deployer.deploy(shop, Revision.of("abcd124"));

            assertThat(first.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(first.tasks()).extracting(TaskRun::state).containsOnly(TaskRun.State.SUCCEEDED);
            assertThat(first.warnings()).noneMatch(warning -> warning.contains("no right to"));
            assertThat(second.warnings()).noneMatch(warning -> warning.contains("no right to"));
            assertThat(second.migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
            assertThat(third.isUnchanged()).isTrue();
        }
    }

    @Test
    void isToldOfTheRightToBindARoleThatIsNotThereYet() throws Exception {
        Manifest role = DeployRights.of(shop).roles().get(0);
        AccessCheck bind = new AccessCheck("bind", "rbac.authorization.k8s.io", "roles", namespace, "shop-bot");
        user.grant(RightsScenario.without(role, bind));
        try (Cluster cluster = user.open(folder)) {
            user.await(cluster, new AccessCheck("list", "", "events", namespace), true);

            ApplyRefusedException refusal = catchThrowableOfType(
                    ApplyRefusedException.class, () -> Deployer.on(cluster).deploy(shop, REVISION));

            assertThat(refusal.refusals())
                    .singleElement()
                    .extracting(Finding::nextStep)
                    .isEqualTo("To bind a role that is not there yet, ask for the right to bind it: rights prints it.");
        }
    }

    @Test
    void isToldTheOneRightThatIsMissing() throws Exception {
        Manifest role = DeployRights.of(shop).roles().get(0);
        user.grant(role);
        try (Cluster cluster = user.open(folder)) {
            user.await(cluster, new AccessCheck("list", "", "events", namespace), true);
            Deployer.on(cluster).deploy(shop, REVISION);
            for (AccessCheck right : RightsScenario.told(role)) {
                user.grant(RightsScenario.without(role, right));
                user.await(cluster, right, false);

                List<String> told = deploy(cluster);

                assertThat(told).as(right.toString()).hasSize(1).allMatch(line -> RightsScenario.names(line, right));
                user.grant(role);
                user.await(cluster, right, true);
            }
        }
    }

    private List<String> deploy(Cluster cluster) {
        try {
            return RightsScenario.said(Deployer.on(cluster).deploy(shop, REVISION), "");
        } catch (PreflightRefusedException refusal) {
            return RightsScenario.said(refusal.report(), String.valueOf(refusal.getMessage()));
        }
    }
}
