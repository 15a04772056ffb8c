package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An app's pods run where Pod Security demands the most, {@code restricted}: a real API server is asked to create the pods of every
 * workload and task, and neither refuses one nor warns, nor does it to the controllers that make them. All happens in namespaces that
 * the tests make and delete; what an app's pods need besides, such as accounts and classes, is left out.
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

    private final List<String> made = new ArrayList<>();

    private @Nullable Cluster opened;

    /** The app. */
    protected abstract RailsApp app();

    /** A cluster for tests, with the rights to make and delete namespaces; the test closes it. */
    protected abstract Cluster open();

    /** Open the cluster. */
    @BeforeEach
    public final void begin() {
        opened = open();
    }

    /** Delete the namespaces that were made. */
    @AfterEach
    public final void end() {
        if (opened != null) {
            Cluster cluster = opened;
            for (String namespace : made) {
                ObjectRef ref = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
                cluster.get(ref).ifPresent(live -> cluster.delete(ref, DeleteOptions.of(live)));
            }
            cluster.close();
        }
    }

    private Cluster cluster() {
        return Objects.requireNonNull(opened, "not begun yet");
    }

    /** Make a namespace that is restricted in all three modes. */
    private String namespace() throws InterruptedException {
        String namespace = "railsk-restricted-" + UUID.randomUUID().toString().substring(0, 8);
        made.add(namespace);
        String yaml = NAMESPACE.formatted(namespace);
        cluster().apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write());
        // Pods are refused until their account is there.
        ObjectRef account = new ObjectRef(DefaultsContract.SERVICE_ACCOUNT, namespace, "default");
        await(() -> cluster().get(account).isPresent());
        return namespace;
    }

    private void await(BooleanSupplier isDone) throws InterruptedException {
        Instant limit = cluster().time().now().plus(ContractSubject.LIMIT);
        while (!isDone.getAsBoolean() && cluster().time().now().isBefore(limit)) {
            cluster().time().sleep(Duration.ofMillis(100));
        }
    }

    @Test
    void everyPodIsTakenWithoutAWarning() throws InterruptedException {
        String namespace = namespace();
        for (String name : app().environments()) {
            List<Tree> makers = PodMakers.of(app().environment(name), REVISION);

            assertThat(makers).as("what makes the pods of %s", name).isNotEmpty();
            for (Tree maker : makers) {
                Manifest pod = Manifest.of(PodMakers.pod(maker, "pod-1")).withNamespace(namespace);
                Applied taken = cluster().apply(pod, WriteOptions.ask());
                assertThat(taken.warnings()).as("the warnings of %s", name).isEmpty();
            }
        }
    }

    @Test
    void controllersMakeEveryPod() throws InterruptedException {
        for (String name : app().environments()) {
            String namespace = namespace();
            List<ObjectRef> makers = new ArrayList<>();
            for (Tree maker : PodMakers.of(app().environment(name), REVISION)) {
                Applied taken = cluster().apply(Manifest.of(maker).withNamespace(namespace), WriteOptions.write());
                assertThat(taken.warnings()).as("the warnings of %s", name).isEmpty();
                makers.add(taken.object().ref());
            }

            await(() -> without(makers).isEmpty() || !failures(namespace).isEmpty());

            assertThat(failures(namespace)).as("FailedCreate in %s", name).isEmpty();
            assertThat(without(makers)).as("without a pod in %s", name).isEmpty();
        }
    }

    @Test
    void aContainerOfRootIsRefused() throws InterruptedException {
        String namespace = namespace();
        Tree maker = PodMakers.withRoot(
                PodMakers.of(app().environment(app().environments().get(0)), REVISION)
                        .get(0));
        Manifest pod = Manifest.of(PodMakers.pod(maker, "pod-1")).withNamespace(namespace);

        assertThatThrownBy(() -> cluster().apply(pod, WriteOptions.ask()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining("violates PodSecurity \"restricted:")
                .hasMessageContaining("runAsNonRoot");
    }

    @Test
    void aControllerMakesNoPodWithAContainerOfRoot() throws InterruptedException {
        String namespace = namespace();
        Tree maker = PodMakers.withRoot(
                PodMakers.of(app().environment(app().environments().get(0)), REVISION)
                        .get(0));

        Applied taken = cluster().apply(Manifest.of(maker).withNamespace(namespace), WriteOptions.write());
        await(() -> !failures(namespace).isEmpty());

        assertThat(taken.warnings()).singleElement().asString().contains("would violate PodSecurity");
        assertThat(failures(namespace))
                .anySatisfy(failure -> assertThat(failure).contains("violates PodSecurity"));
        assertThat(without(List.of(taken.object().ref()))).hasSize(1);
    }

    private List<ObjectRef> without(List<ObjectRef> makers) {
        List<ObjectRef> without = new ArrayList<>();
        for (ObjectRef maker : makers) {
            Optional<LiveObject> live = cluster().get(maker);
            if (live.isEmpty() || !PodMakers.hasMade(live.get().content())) {
                without.add(maker);
            }
        }
        return without;
    }

    /** What the server said to controllers whose pods it refused. */
    private List<String> failures(String namespace) {
        List<String> failures = new ArrayList<>();
        for (LiveObject event :
                cluster().list(Selection.all(ObjectKind.EVENT, namespace)).items()) {
            if (event.content().at("reason").text().orElse("").equals("FailedCreate")) {
                failures.add(event.content().at("message").text().orElse(""));
            }
        }
        return failures;
    }
}
