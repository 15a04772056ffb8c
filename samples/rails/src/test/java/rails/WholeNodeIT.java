package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.TaskRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What stands around Puma, once a first install has become the next release under load: nginx before it, a task before each rollout, a
 * timetable, a Redis that keeps what it has.
 */
@OnARealNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeNodeIT {

    private static final String DIGESTS = "select count(*) from posts where title like 'digest of % posts'";

    private final RealNode node = new RealNode();
    private final Environment shop = node.shop(app -> {});
    private Load load;

    @BeforeAll
    void deployTwice() {
        deploy("v1");
        load = Load.during(node.url(), () -> deploy("v2"));
        node.awaitNoLeavingPods();
    }

    private void deploy(String revision) {
        DeployReport report = node.deploy(shop, revision, DeployListener.silent());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.results().tasks()).extracting(TaskRun::state).containsExactly(TaskRun.State.SUCCEEDED);
    }

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void noRequestThroughNginxFailsWhileTheNextReleaseComes() {
        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
        assertThat(load.answers())
                .allSatisfy(answer -> assertThat(answer.server()).startsWith("nginx/"));
        assertThat(node.pods("web")).hasSize(2).allSatisfy(pod -> assertThat(images(pod))
                .containsEntry("web", image("RAILS") + ":v2")
                .containsEntry("nginx", image("NGINX")));
    }

    /** The image of each container of a pod. */
    private static Map<String, String> images(Pod pod) {
        Map<String, String> images = new HashMap<>();
        Stream.of(pod.getSpec().getInitContainers(), pod.getSpec().getContainers())
                .flatMap(List::stream)
                .forEach(container -> images.put(container.getName(), container.getImage()));
        return images;
    }

    private static String image(String of) {
        return System.getenv("RAILSK_" + of + "_IMAGE");
    }

    @Test
    void theTaskIsDoneBeforeAnyPodChanges() {
        Instant done = Instant.parse(job("shop-announce-v2-1").getStatus().getCompletionTime());

        assertThat(node.pods("web")).hasSize(2).allSatisfy(pod -> assertThat(made(pod))
                .isAfterOrEqualTo(done));
        assertThat(node.pods("sidekiq")).hasSize(1).allSatisfy(pod -> assertThat(made(pod))
                .isAfterOrEqualTo(done));
        assertThat(releases()).containsExactly("v1", "v2");
    }

    private Job job(String name) {
        return node.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(node.namespace())
                .withName(name)
                .get();
    }

    private static Instant made(HasMetadata object) {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    /** What the task wrote in each deploy. */
    private List<String> releases() {
        return node.run("shop-redis-0", "redis-cli", "lrange", "shop:releases", "0", "-1")
                .lines()
                .toList();
    }

    @Test
    void redisKeepsWhatItHasWhenItsPodIsLost() {
        Pod lost = node.pods("redis").get(0);

        node.client().pods().resource(lost).delete();
        node.client()
                .pods()
                .inNamespace(node.namespace())
                .withName(lost.getMetadata().getName())
                .waitUntilCondition(pod -> pod != null && isReadyAnew(pod, lost), 60, TimeUnit.SECONDS);

        assertThat(releases()).containsExactly("v1", "v2");
    }

    private static boolean isReadyAnew(Pod pod, Pod lost) {
        boolean isNew = !pod.getMetadata().getUid().equals(lost.getMetadata().getUid());
        return isNew
                && pod.getStatus().getConditions().stream()
                        .anyMatch(one ->
                                one.getType().equals("Ready") && one.getStatus().equals("True"));
    }

    @Test
    void theTimetableIsKept() {
        node.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(node.namespace())
                .informOnCondition(jobs -> jobs.stream().anyMatch(WholeNodeIT::isDigestDone))
                .orTimeout(150, TimeUnit.SECONDS)
                .join();

        String digests =
                node.run("shop-postgres-0", "psql", "-h", "/tmp", "-U", "app", "-d", "app_production", "-tAc", DIGESTS);
        assertThat(Integer.parseInt(digests)).isPositive();
    }

    private static boolean isDigestDone(Job job) {
        Integer succeeded = job.getStatus().getSucceeded();
        return job.getMetadata().getName().startsWith("shop-digest-") && succeeded != null && succeeded > 0;
    }
}
