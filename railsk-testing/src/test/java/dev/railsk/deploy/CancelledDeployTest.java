package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CancelledDeployTest {

    private final ShopDeploy shop = ShopDeploy.ready();

    @Test
    void stopsInMidRollout() {
        shop.cluster.workload("web", dev.railsk.testing.cluster.Outcome.neverReady());
        cancelWhen(Step.Kind.AWAIT);

        DeployCancelledException end = cancelled();

        assertThat(end.getMessage())
                .isEqualTo(
                        "the deploy of shop to default was cancelled: 6 of 6 objects applied. What was applied stays;"
                                + " deploy again to bring it to an end.");
        assertThat(end.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(end.report().took()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void writesNothingWhenItIsStoppedBeforeTheFirstWrite() {
        cancelWhen(Step.Kind.INVENTORY);

        DeployCancelledException end = cancelled();

        assertThat(end.report().objects()).extracting(ObjectOutcome::result).containsOnly(Result.NOT_APPLIED);
        assertThat(shop.versions()).isEmpty();
    }

    @Test
    void saysThatTheMigrationRunsOn() {
        cancelWhen(Step.Kind.MIGRATE);
        shop.listener = event -> {
            if (event instanceof DeployEvent.MigrationStarted) {
                shop.cancellation.cancel();
            }
        };

        DeployCancelledException end = cancelled();

        assertThat(end.getMessage()).contains("6 of 6 objects applied; Job shop-migrate-abcd123-1 runs on.");
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        shop.cluster.workload("web", dev.railsk.testing.cluster.Outcome.neverReady());
        shop.listener = event -> {
            if (event instanceof DeployEvent.StepStarted started
                    && started.step().kind() == Step.Kind.AWAIT) {
                Thread.currentThread().interrupt();
            }
        };

        DeployCancelledException end = cancelled();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(end.report().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void stopsWhileTheApiServerDoesNotAnswer() {
        CountDownLatch asked = new CountDownLatch(1);
        Cluster silent = new ForwardingCluster(shop.cluster) {
            @Override
            public String version() {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                    return "";
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new ClusterUnreachableException(
                            "silent", "interrupted while waiting for its answer", stopped);
                }
            }
        };
        Thread stopping = new Thread(() -> {
            try {
                asked.await();
                shop.cancellation.cancel();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        stopping.start();

        DeployCancelledException end = catchThrowableOfType(DeployCancelledException.class, () -> Deployer.on(silent)
                .deploy(
                        shop.environment,
                        ShopDeploy.REVISION,
                        shop.options,
                        DeployListener.silent(),
                        shop.cancellation));

        assertThat(end.report().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void comesToItsEndTheNextTime() {
        cancelWhen(Step.Kind.AWAIT);
        cancelled();

        DeployReport next = Deployer.on(shop.cluster)
                .deploy(
                        shop.environment,
                        ShopDeploy.REVISION,
                        shop.options,
                        DeployListener.silent(),
                        new Cancellation());

        assertThat(next.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(next.isUnchanged()).isTrue();
    }

    private void cancelWhen(Step.Kind step) {
        shop.listener = event -> {
            if (event instanceof DeployEvent.StepStarted started
                    && started.step().kind() == step) {
                shop.cancellation.cancel();
            }
        };
    }

    private DeployCancelledException cancelled() {
        return catchThrowableOfType(DeployCancelledException.class, shop::deploy);
    }
}
