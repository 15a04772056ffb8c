package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An app's pods run where Pod Security demands the most, {@code restricted}: a real API server is asked to create the pods of every
 * workload and task, and neither refuses one nor warns. All questions are dry runs, in a namespace that the test makes and deletes.
 *
 * <pre>{@code
 * class PodSecurityIT extends PodSecurityContract {
 *     protected RailsApp app() {
 *         return Shop.app();
 *     }
 *
 *     protected Cluster open() {
 *         return Kubeconfig.of(System.getenv(), home).withContext("my-test-cluster").open();
 *     }
 * }
 * }</pre>
 */
public abstract class PodSecurityContract {

    private static final Revision REVISION = Revision.of("abcd123");
    private static final String NAMESPACE =
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: %s
              labels:
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/audit: restricted
                pod-security.kubernetes.io/warn: restricted
            """;

    private final String namespace =
            "railsk-restricted-" + UUID.randomUUID().toString().substring(0, 8);

    private @Nullable Cluster opened;

    /** The app. */
    protected abstract RailsApp app();

    /** A cluster for tests, with the rights to make and delete a namespace; the test closes it. */
    protected abstract Cluster open();

    /** Make a namespace that is restricted in all three modes. */
    @BeforeEach
    public final void begin() throws InterruptedException {
        opened = open();
        cluster()
                .apply(
                        ManifestSet.parse(NAMESPACE.formatted(namespace))
                                .manifests()
                                .get(0),
                        WriteOptions.write());
        // Pods are refused until their account is there.
        Instant limit = cluster().time().now().plus(ContractSubject.LIMIT);
        ObjectRef account = new ObjectRef(DefaultsContract.SERVICE_ACCOUNT, namespace, "default");
        while (cluster().get(account).isEmpty() && cluster().time().now().isBefore(limit)) {
            cluster().time().sleep(Duration.ofMillis(100));
        }
    }

    /** Delete the namespace. */
    @AfterEach
    public final void end() {
        if (opened != null) {
            Cluster cluster = opened;
            ObjectRef made = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
            cluster.get(made).ifPresent(live -> cluster.delete(made, DeleteOptions.of(live)));
            cluster.close();
        }
    }

    private Cluster cluster() {
        return Objects.requireNonNull(opened, "not begun yet");
    }

    @Test
    void everyPodIsTakenWithoutAWarning() {
        for (String name : app().environments()) {
            List<Tree> pods = pods(app().environment(name));

            assertThat(pods).as("the pods of %s", name).isNotEmpty();
            for (Tree pod : pods) {
                Applied taken = cluster().apply(Manifest.of(pod), WriteOptions.ask());
                assertThat(taken.warnings()).as("the warnings of %s", name).isEmpty();
            }
        }
    }

    @Test
    void aContainerOfRootIsRefused() {
        Map<String, Object> pod =
                copy(pods(app().environment(app().environments().get(0))).get(0));
        Map<String, Object> spec = at(pod, "spec");
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", "root");
        root.put("image", "busybox:1.36");
        root.put("securityContext", Map.of("runAsUser", 0, "runAsNonRoot", false));
        List<Object> containers = new ArrayList<>((List<?>) spec.get("containers"));
        containers.add(root);
        spec.put("containers", containers);

        assertThatThrownBy(() -> cluster().apply(Manifest.of(Tree.of(pod)), WriteOptions.ask()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining("violates PodSecurity \"restricted:")
                .hasMessageContaining("runAsNonRoot");
    }

    private List<Tree> pods(Environment environment) {
        List<Manifest> manifests = new ArrayList<>(environment.render(REVISION).manifests());
        for (Task task : environment.parts().tasks().all()) {
            manifests.add(environment.renderTask(task, REVISION, 1));
        }
        List<Tree> pods = new ArrayList<>();
        for (Manifest manifest : manifests) {
            Tree template = manifest.kind().equals("CronJob")
                    ? manifest.tree().at("spec", "jobTemplate", "spec", "template")
                    : manifest.tree().at("spec", "template");
            if (template.at("spec", "containers").isPresent()) {
                pods.add(pod(template, pods.size()));
            }
        }
        return pods;
    }

    /** A pod of its own; the account that its owner names may be one of the objects that are not there. */
    private Tree pod(Tree template, int number) {
        Map<String, Object> pod = copy(template);
        pod.put("apiVersion", "v1");
        pod.put("kind", "Pod");
        at(pod, "metadata").put("name", "pod-" + number);
        at(pod, "metadata").put("namespace", namespace);
        at(pod, "spec").remove("serviceAccountName");
        return Tree.of(pod);
    }

    private static Map<String, Object> copy(Tree map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> copy.put(key, value.isPresent() ? value.value() : ""));
        return copy;
    }

    private static Map<String, Object> at(Map<String, Object> map, String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (map.get(key) instanceof Map<?, ?> part) {
            part.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        map.put(key, copy);
        return copy;
    }
}
