package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailingDeployTest {

    private final ShopDeploy shop = ShopDeploy.ready();

    @Test
    void namesTheImageThatIsMissing() {
        shop.cluster.workload("web", Outcome.imageMissing());

        RolloutFailedException failure = rolloutFailure();

        Cause cause = failure.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.IMAGE_NOT_FOUND);
        assertThat(cause.object().kind()).isEqualTo(ObjectKind.POD);
        assertThat(cause.message()).contains("ghcr.io/acme/shop:abcd123").contains("not found");
        assertThat(cause.nextStep()).isEqualTo("Push ghcr.io/acme/shop:abcd123, or deploy a revision that was pushed.");
        assertThat(failure.report().outcome()).isEqualTo(DeployReport.Outcome.ROLLOUT_FAILED);
        assertThat(failure.report().took()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void namesTheCrashLoopWithTheLogOfTheRunThatEnded() {
        shop.cluster.workload("sidekiq", Outcome.crashLoop("booting", "bus error"));

        RolloutFailedException failure = rolloutFailure();

        Cause cause = failure.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.CRASH_LOOP);
        assertThat(cause.container()).isEqualTo("sidekiq");
        assertThat(cause.reason()).isEqualTo("CrashLoopBackOff");
        assertThat(cause.message()).startsWith("ended with exit code 1");
        assertThat(cause.logLines()).containsExactly("booting", "bus error");
    }

    @Test
    void knowsAnErrorOfRailsStartAfterTheFirstCrash() {
        shop.cluster.workload("web", Outcome.crashLoop("KeyError: key not found: \"DATABASE_URL\""));

        RolloutFailedException failure = rolloutFailure();

        Cause cause = failure.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.RAILS_BOOT_ERROR);
        assertThat(cause.message()).endsWith("; its log says: KeyError: key not found: \"DATABASE_URL\"");
        assertThat(cause.nextStep()).isEqualTo("Set that environment variable for this workload.");
    }

    @Test
    void tellsWhatWasFailingBefore() {
        shop.cluster.workload("sidekiq", Outcome.crashLoop("booting", "bus error"));
        RolloutFailedException unused = rolloutFailure();
        assertThat(unused.report().warnings()).noneMatch(warning -> warning.contains("before this deploy"));
        shop.cluster.workload("sidekiq", Outcome.well());

        DeployReport mended = shop.deploy(Revision.of("v2"));
        DeployReport later = shop.deploy(Revision.of("v3"));

        assertThat(mended.warnings())
                .filteredOn(warning -> warning.contains("before this deploy"))
                .singleElement()
                .asString()
                .startsWith("Deployment shop-sidekiq was failing before this deploy, with the image"
                        + " ghcr.io/acme/shop:abcd123: Pod shop-sidekiq-")
                .contains(", container sidekiq: ended with exit code 1");
        assertThat(later.warnings()).noneMatch(warning -> warning.contains("before this deploy"));
    }

    @Test
    void namesTheSecretThatWentAway() {
        shop.cluster.workload("web", Outcome.secretRemoved());

        RolloutFailedException failure = rolloutFailure();

        Cause cause = failure.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.CONFIG_MISSING);
        assertThat(cause.reason()).isEqualTo("CreateContainerConfigError");
        assertThat(cause.message()).contains("shop-secrets");
    }

    @Test
    void endsAtTheDeadlineWithTheLastKnownReason() {
        shop.cluster.workload("web", Outcome.neverReady());
        shop.options = DeployOptions.DEFAULT.timeout(Duration.ofMinutes(2));

        RolloutFailedException failure = rolloutFailure();

        Cause cause = failure.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.DEADLINE_EXCEEDED);
        assertThat(cause.message()).contains("probe failed").contains("not complete after 120 s: 0 of 2 available");
        assertThat(failure.report().took()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(125));
    }

    @Test
    void namesTheWorkloadsThatCameUp() {
        shop.cluster.workload("web", Outcome.imageMissing());

        RolloutFailedException failure = rolloutFailure();

        assertThat(failure.report().workloads())
                .extracting(status -> status.workload() + " " + status.state())
                .containsExactly("web FAILED", "sidekiq COMPLETE");
        assertThat(failure.getMessage())
                .startsWith("the rollout of shop to default failed: 1 of 2 workloads did not come up\n  web: ");
        assertThat(failure.report().migration().state()).isEqualTo(TaskRun.State.NOT_RUN);
    }

    @Test
    void tellsTheLogOfAMigrationThatFails() {
        shop.cluster.task(
                "migrate",
                Outcome.migrationFails("== 1 AddTotal: migrating ==", "ActiveRecord::ConcurrentMigrationError"));

        MigrationFailedException failure = migrationFailure();

        Cause cause = failure.why();
        assertThat(cause.rule()).isEqualTo(Rule.TASK_FAILED);
        assertThat(cause.message())
                .isEqualTo("ended with exit code 1; its log says: ActiveRecord::ConcurrentMigrationError");
        assertThat(cause.logLines())
                .containsExactly("== 1 AddTotal: migrating ==", "ActiveRecord::ConcurrentMigrationError");
        assertThat(cause.nextStep())
                .isEqualTo("Another migration holds the database's lock: wait for it, then deploy again.");
        assertThat(failure.report().outcome()).isEqualTo(DeployReport.Outcome.MIGRATION_FAILED);
    }

    @Test
    void takesTheNextAttemptAfterAFailure() {
        shop.cluster.task("migrate", Outcome.migrationFails());
        migrationFailure();

        MigrationFailedException second = migrationFailure();

        assertThat(second.report().migration().job()).isEqualTo("shop-migrate-abcd123-2");
        assertThat(second.report().migration().attempt()).isEqualTo(2);
    }

    @Test
    void touchesNoWorkloadWhenTheMigrationBeforeFails() {
        shop.cluster.task("migrate", Outcome.migrationFails());
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE);

        migrationFailure();

        assertThat(shop.has(ObjectKind.DEPLOYMENT, "shop-web")).isFalse();
    }

    @Test
    void namesTheImageThatAMigrationCannotPull() {
        shop.cluster.task("migrate", Outcome.imageMissing());

        MigrationFailedException failure = migrationFailure();

        assertThat(failure.why().rule()).isEqualTo(Rule.IMAGE_NOT_FOUND);
        assertThat(failure.why().nextStep())
                .endsWith(
                        "Job shop-migrate-abcd123-1 is left as it is: it goes on when the cause is gone, or is removed"
                                + " by kubectl delete job shop-migrate-abcd123-1 --namespace shop.");
    }

    @Test
    void failsForTheNewRevisionWhileOldPodsServe() {
        shop.deploy();
        shop.cluster.workload("web", Outcome.imageMissing());

        RolloutFailedException failure =
                catchThrowableOfType(RolloutFailedException.class, () -> shop.deploy(Revision.of("ef01234")));

        assertThat(failure.causes().get(0).rule()).isEqualTo(Rule.IMAGE_NOT_FOUND);
        assertThat(failure.report().workloads().get(0).pods().old()).isEqualTo(2);
    }

    private RolloutFailedException rolloutFailure() {
        return catchThrowableOfType(RolloutFailedException.class, shop::deploy);
    }

    private MigrationFailedException migrationFailure() {
        return catchThrowableOfType(MigrationFailedException.class, shop::deploy);
    }

    @Test
    void namesTheOlderMigrationThatHasNotEnded() {
        shop.cluster.task("shop-migrate-old-1", Outcome.neverReady());
        shop.cluster.put(ManifestSet.parse(
                        """
                        apiVersion: batch/v1
                        kind: Job
                        metadata: {name: shop-migrate-old-1, namespace: shop}
                        spec:
                          template:
                            spec:
                              restartPolicy: Never
                              containers: [{name: migrate, image: "ghcr.io/acme/shop:old"}]
                        """)
                .manifests()
                .get(0)
                .tree());

        GateClosedException failure = catchThrowableOfType(GateClosedException.class, shop::deploy);

        assertThat(failure)
                .hasMessage("the migration of shop to default did not begin: after 600 s it still waits for \"other"
                        + " migrations ended\": Job shop-migrate-old-1. Look at the other migration, which may be right to"
                        + " take this long, then deploy again with a longer --timeout.");
        assertThat(failure.report().outcome()).isEqualTo(DeployReport.Outcome.MIGRATION_FAILED);
        assertThat(failure.report().migration().state()).isEqualTo(TaskRun.State.NOT_RUN);
    }
}
