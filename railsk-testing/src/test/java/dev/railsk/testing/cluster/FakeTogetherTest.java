package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two deploys at once on one fake. */
@Timeout(120)
class FakeTogetherTest {

    private final FakeCluster fake = FakeCluster.start().namespace("one").namespace("two");

    @AfterEach
    void close() {
        fake.close();
    }

    private static Environment app(String name) {
        return RailsApp.define(name, app -> app.image("ghcr.io/acme/" + name)
                        .existingNamespace(name)
                        .web(web -> web.replicas(2)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static CompletableFuture<DeployReport> deploy(Cluster cluster, String name, DeployListener listener) {
        return CompletableFuture.supplyAsync(() -> Deployer.on(cluster)
                .deploy(app(name), Revision.of("abcd123"), DeployOptions.DEFAULT, listener, new Cancellation()));
    }

    @Test
    void bothEndOverHttpWhileSomebodyWatches() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (Watch watch = fake.client().pods().inNamespace("one").watch(new Reader(seen));
                Cluster first = fake.overHttp();
                Cluster second = fake.overHttp()) {
            CompletableFuture<DeployReport> one = deploy(first, "one", DeployListener.silent());
            CompletableFuture<DeployReport> two = deploy(second, "two", DeployListener.silent());

            assertThat(List.of(one.join(), two.join())).hasSize(2);
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void aListenerThatBlocksHoldsUpItsOwnDeployOnly() {
        CountDownLatch isDone = new CountDownLatch(1);
        CompletableFuture<DeployReport> blocked = deploy(fake, "one", event -> await(isDone));

        DeployReport other = deploy(fake, "two", DeployListener.silent()).join();

        assertThat(other).isNotNull();
        assertThat(blocked).isNotDone();
        isDone.countDown();
        assertThat(blocked.join()).isNotNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Reader(CountDownLatch seen) implements Watcher<Pod> {
        @Override
        public void eventReceived(Action action, Pod pod) {
            seen.countDown();
        }

        @Override
        public void onClose(WatcherException cause) {
            // nothing more to read
        }
    }
}
