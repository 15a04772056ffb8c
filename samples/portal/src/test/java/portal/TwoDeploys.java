package portal;

import dev.railsk.app.RailsApp;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Two deploys of different apps at once; the second never gets ready, and is cancelled when its rollout is under way. */
record TwoDeploys(DeployReport shop, DeployReport blog) {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .worker("sidekiq", worker -> worker.queues("default", "mailers")));

    private static final RailsApp BLOG =
            RailsApp.define("blog", app -> app.image("ghcr.io/acme/blog").web(web -> web.host("blog.example")));

    static TwoDeploys run() throws Exception {
        FakeCluster shopCluster = FakeCluster.start();
        FakeCluster blogCluster = FakeCluster.start().workload("web", Outcome.neverReady());
        CountDownLatch bothStarted = new CountDownLatch(2);
        CompletableFuture<RunningDeploy> running = new CompletableFuture<>();
        try (Portal portal = new Portal()) {
            RunningDeploy shop = portal.start(
                    shopCluster,
                    SHOP.environment("default"),
                    Revision.of("abcd123"),
                    event -> meet(event, bothStarted));
            RunningDeploy blog =
                    portal.start(blogCluster, BLOG.environment("default"), Revision.of("efgh456"), event -> {
                        meet(event, bothStarted);
                        cancelInRollout(event, running);
                    });
            running.complete(blog);
            return new TwoDeploys(shop.report(), blog.report());
        }
    }

    private static void cancelInRollout(DeployEvent event, CompletableFuture<RunningDeploy> running) {
        if (event instanceof DeployEvent.WorkloadChanged) {
            running.join().cancel();
        }
    }

    private static void meet(DeployEvent event, CountDownLatch bothStarted) {
        if (event instanceof DeployEvent.Started) {
            bothStarted.countDown();
            try {
                bothStarted.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
