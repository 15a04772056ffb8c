package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The work of a whole deploy grows with what is deployed, not faster. It is counted in the objects that the fake looks at and that the
 * deployer is handed: time would depend on the machine.
 */
class DeployGrowthTest {

    private static final double TWICE_WITH_ROOM = 2.4;

    /** Events live for an hour, on a real server too: a deploy reads those of the deploys within it. */
    private static final Duration BETWEEN_DEPLOYS = Duration.ofMinutes(20);

    /** Counts the objects that are read. */
    private static final class Counting extends ForwardingCluster {

        private final AtomicLong read = new AtomicLong();

        Counting(Cluster cluster) {
            super(cluster);
        }

        @Override
        public Optional<LiveObject> get(ObjectRef ref) {
            read.incrementAndGet();
            return super.get(ref);
        }

        @Override
        public LiveObjects list(Selection selection) {
            LiveObjects listed = super.list(selection);
            read.addAndGet(listed.items().size());
            return listed;
        }

        @Override
        public WatchStream watch(List<WatchStart> starts) {
            WatchStream stream = super.watch(starts);
            return new WatchStream() {
                @Override
                public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
                    Optional<WatchEvent> event = stream.next(limit);
                    event.ifPresent(any -> read.incrementAndGet());
                    return event;
                }

                @Override
                public void close() {
                    stream.close();
                }
            };
        }
    }

    private static long work(Consumer<AppSpec> parts, int deploys) {
        Environment environment = RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").existingNamespace("shop");
                    parts.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        FakeCluster fake = FakeCluster.start().namespace("shop");
        Counting cluster = new Counting(fake);
        for (int deploy = 0; deploy < deploys; deploy++) {
            Deployer.on(cluster).deploy(environment, Revision.of("abcd" + deploy));
            pass(fake, BETWEEN_DEPLOYS);
        }
        return fake.looks() + cluster.read.get();
    }

    private static void pass(FakeCluster fake, Duration time) {
        try {
            fake.time().sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static long workers(int count) {
        return work(
                app -> {
                    for (int number = 0; number < count; number++) {
                        app.worker("worker-" + number, worker -> worker.replicas(1));
                    }
                },
                1);
    }

    private static long deploys(int count) {
        return work(app -> app.web(web -> web.replicas(2)), count);
    }

    private static void isTwice(long once, long twice) {
        assertThat(twice).isLessThan((long) (TWICE_WITH_ROOM * once));
    }

    @Test
    void twiceTheWorkersAreTwiceTheWork() {
        isTwice(workers(50), workers(100));
    }

    @Test
    void twiceThePodsAreTwiceTheWork() {
        isTwice(work(app -> app.web(web -> web.replicas(100)), 1), work(app -> app.web(web -> web.replicas(200)), 1));
    }

    @Test
    void twiceTheDeploysAreTwiceTheWorkOnceEventsExpire() {
        isTwice(deploys(20), deploys(40));
    }
}
