package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The real node, seen from one namespace of its own, where Pod Security demands the most, with a secret and volumes for two databases; all
 * of it goes with the test.
 */
final class RealNode implements AutoCloseable {

    static final String PASSWORD = "s3cret-of-the-database";
    static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");

    private static final List<String> VOLUMES = List.of("1", "2");

    private final String namespace = "railsk-rails-" + Long.toString(System.nanoTime(), 36);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(CONTEXT))
            .build();
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();

    RealNode() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        setSecret(PASSWORD);
        client.resource(new StorageClassBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .withProvisioner("kubernetes.io/no-provisioner")
                        .build())
                .create();
        VOLUMES.forEach(this::makeVolume);
    }

    KubernetesClient client() {
        return client;
    }

    Cluster cluster() {
        return cluster;
    }

    String namespace() {
        return namespace;
    }

    /** Write the app's secret with this password for the database. */
    void setSecret(String password) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("shop-env")
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToStringData("DATABASE_URL", "postgres://app:" + password + "@shop-postgres/app_production")
                        .addToStringData("REDIS_URL", "redis://shop-redis:6379/0")
                        .addToStringData("SECRET_KEY_BASE", "5ec3e7".repeat(20))
                        .addToStringData("POSTGRES_PASSWORD", PASSWORD)
                        .build())
                .createOr(existing -> existing.patch());
    }

    private String volume(String number) {
        return namespace + "-" + number;
    }

    private void makeVolume(String number) {
        client.resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(volume(number))
                        .endMetadata()
                        .withNewSpec()
                        .withCapacity(Map.of("storage", new Quantity("512Mi")))
                        .withAccessModes("ReadWriteOnce")
                        .withStorageClassName(namespace)
                        .withPersistentVolumeReclaimPolicy("Retain")
                        .withNewHostPath(folder().toString(), "Directory")
                        .endSpec()
                        .build())
                .create();
    }

    /** On this machine, which is the node; the database's user is another one. */
    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("railsk-volume");
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The sample, changed like this. */
    Environment shop(Consumer<AppSpec> change) {
        return bareShop(app -> {
            RealShop.tasks(app);
            change.accept(app);
        });
    }

    /** The sample without its tasks, changed like this. */
    Environment bareShop(Consumer<AppSpec> change) {
        return bareApp(change).environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    /** The sample's app without its tasks, changed like this. */
    RailsApp bareApp(Consumer<AppSpec> change) {
        return bareApp(namespace, change);
    }

    /** The sample's app without its tasks, changed like this, in the namespace of a node that this or another process made. */
    static RailsApp bareApp(String namespace, Consumer<AppSpec> change) {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("RAILSK_STORAGE_CLASS", namespace);
        return RailsApp.define("shop", app -> {
            app.existingNamespace(namespace);
            RealShop.define(app, variables);
            change.accept(app);
        });
    }

    /** An app of the sample's image without its database, changed like this. */
    Environment alone(Consumer<AppSpec> change) {
        return define(app -> {
            app.image(System.getenv("RAILSK_RAILS_IMAGE"))
                    .secret(Secrets.existing("shop-env", "SECRET_KEY_BASE"))
                    .env(env -> env.allFromSecret("shop-env"))
                    .security(security -> security.runAs(1001))
                    .noMigration();
            change.accept(app);
        });
    }

    private Environment define(Consumer<AppSpec> definition) {
        return app(definition).environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private RailsApp app(Consumer<AppSpec> definition) {
        return RailsApp.define("shop", app -> {
            app.existingNamespace(namespace);
            definition.accept(app);
        });
    }

    DeployReport deploy(Environment environment, String revision, DeployListener listener) {
        return deploy(environment, revision, DeployOptions.DEFAULT.timeout(Duration.ofMinutes(3)), listener);
    }

    DeployReport deploy(Environment environment, String revision, DeployOptions options, DeployListener listener) {
        return Deployer.on(cluster).deploy(environment, Revision.of(revision), options, listener, new Cancellation());
    }

    /** Migrate to a revision, whatever runs. */
    DeployReport migrate(Environment environment, String revision) {
        return Deployer.on(cluster)
                .migrate(
                        environment,
                        Revision.of(revision),
                        DeployOptions.DEFAULT.timeout(Duration.ofMinutes(3)),
                        DeployListener.silent(),
                        new Cancellation());
    }

    /** The exit code of a program that is run once in the app's image. */
    int runOnce(Environment environment, String revision, String... command) {
        return Deployer.on(cluster)
                .run(environment, Revision.of(revision), List.of(command), DeployListener.silent(), new Cancellation())
                .exitCode();
    }

    /** Where the app answers. */
    URI url() {
        return URI.create("http://"
                + client.services()
                        .inNamespace(namespace)
                        .withName("shop-web")
                        .get()
                        .getSpec()
                        .getClusterIP());
    }

    /** The pods of this part of the app. */
    List<Pod> pods(String component) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems();
    }

    /** What a command prints in a pod. */
    String run(String pod, String... command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ExecWatch watch = client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .writingOutput(output)
                .writingError(output)
                .exec(command)) {
            int code = watch.exitCode().orTimeout(30, TimeUnit.SECONDS).join();
            String printed = output.toString(StandardCharsets.UTF_8).strip();
            assertThat(code).as(printed).isZero();
            return printed;
        }
    }

    /** Wait until the pods are gone that a rollout has replaced: a Service may send them a request for a moment. */
    void awaitNoLeavingPods() {
        client.pods()
                .inNamespace(namespace)
                .informOnCondition(
                        pods -> pods.stream().noneMatch(pod -> pod.getMetadata().getDeletionTimestamp() != null))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
        client.storage().v1().storageClasses().withName(namespace).delete();
        VOLUMES.forEach(
                number -> client.persistentVolumes().withName(volume(number)).delete());
        client.close();
        cluster.close();
    }
}
