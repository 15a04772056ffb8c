package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same deploys take the same course on each run, though several threads write their objects at once. */
class FakeCourseTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> {
                app.image("ghcr.io/acme/shop").existingNamespace("shop").web(web -> web.replicas(3));
                for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
                    app.worker(name, worker -> worker.replicas(2));
                }
            })
            .environment(RailsApp.DEFAULT_ENVIRONMENT);

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");
    private final List<String> course = new ArrayList<>();

    /** What the deploys told and left. */
    private List<String> run() {
        for (String revision : List.of("abcd123", "abcd124")) {
            Deployer.on(cluster)
                    .deploy(SHOP, Revision.of(revision), DeployOptions.DEFAULT, this::note, new Cancellation());
        }
        for (LiveObject event : all(ObjectKind.EVENT)) {
            course.add(event.ref().name() + " at "
                    + event.content().at("lastTimestamp").text().orElse("") + ": "
                    + event.content().at("message").text().orElse(""));
        }
        for (LiveObject pod : all(ObjectKind.POD)) {
            course.add(pod.ref() + " " + pod.uid() + " "
                    + pod.content().at("status", "podIP").text().orElse(""));
        }
        return course;
    }

    private void note(DeployEvent event) {
        course.add(event.toString());
    }

    private List<LiveObject> all(ObjectKind kind) {
        return cluster.list(Selection.all(kind, "shop")).items();
    }

    @Test
    void isTheSameEachTime() {
        List<String> first = run();

        for (int i = 0; i < 3; i++) {
            assertThat(new FakeCourseTest().run()).isEqualTo(first);
        }
    }
}
