package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.task.MigrationTiming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A process is gone from one moment to the next in each step of a deploy, as by {@code kill -9}; the same deploy again says so, goes on,
 * and migrates once. Each step has an app of its own in one namespace, and all of them go at once, since each waits for a lock.
 */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class KilledProcessIT {

    private static final String PROPERTY = "railsk.killed.namespace";
    private static final String NAMESPACE = System.getProperty(
            PROPERTY, "railsk-killed-" + UUID.randomUUID().toString().substring(0, 8));
    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");
    private static final DeployedBy CI = new DeployedBy("bot", "https://ci.example/runs/42");
    private static final int KILLED = 137;

    private static final List<Step.Kind> STEPS = List.of(
            Step.Kind.DRY_RUN,
            Step.Kind.RECORD,
            Step.Kind.INVENTORY,
            Step.Kind.CONFIG,
            Step.Kind.APPLY,
            Step.Kind.AWAIT,
            Step.Kind.MIGRATE,
            Step.Kind.PRUNE);

    private static final int AT_ONCE = 4;

    private final Cluster cluster = open();

    private static Cluster open() {
        return Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
                .open();
    }

    /** With two workers for the first revision, and one for the second. */
    private static Environment environment(String app, Revision revision) {
        return RailsApp.define(app, shop -> {
                    shop.image("ghcr.io/acme/shop")
                            .existingNamespace(NAMESPACE)
                            .config(app + "-settings", config -> config.value("REVISION", revision.value()))
                            .migration(migration -> migration.timing(MigrationTiming.AFTER))
                            .web(web -> web.host(app + ".example").noReplicas());
                    if (revision.equals(V1)) {
                        shop.worker("mail", worker -> worker.noReplicas());
                    }
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static String app(Step.Kind kind) {
        return kind.label().replace(' ', '-');
    }

    /** Deploys, and is gone as soon as this step begins. */
    static final class Doomed {

        private Doomed() {}

        public static void main(String... args) {
            Step.Kind last = Step.Kind.valueOf(args[0]);
            DeployListener halt = event -> {
                if (event instanceof DeployEvent.StepStarted step && step.step().kind() == last) {
                    Runtime.getRuntime().halt(KILLED);
                }
            };
            try (Cluster cluster = open()) {
                Deployer.on(cluster)
                        .deploy(environment(args[1], V2), V2, DeployOptions.DEFAULT.by(CI), halt, new Cancellation());
            }
        }
    }

    @AfterEach
    void delete() {
        ObjectRef made = new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE);
        cluster.get(made).ifPresent(live -> cluster.delete(made, DeleteOptions.of(live)));
        cluster.close();
    }

    @Test
    void whateverStepItIsKilledInTheNextDeployGoesOn() throws Exception {
        Manifest namespace = Manifest.of(
                Tree.ofYaml("{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}", "a test"));
        cluster.create(namespace, WriteOptions.write());
        // A process each: more at once than a small machine's cores starve the heartbeats of their locks.
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<CompletableFuture<DeployReport>> next = new ArrayList<>();
        for (Step.Kind step : STEPS) {
            next.add(CompletableFuture.supplyAsync(() -> killedAndAgain(step), threads));
        }
        for (int index = 0; index < STEPS.size(); index++) {
            assertWentOn(STEPS.get(index), next.get(index).get(5, TimeUnit.MINUTES));
        }
        threads.shutdown();
    }

    private DeployReport killedAndAgain(Step.Kind step) {
        Deployer.on(cluster).deploy(environment(app(step), V1), V1);
        kill(step);
        return Deployer.on(cluster).deploy(environment(app(step), V2), V2);
    }

    private static void kill(Step.Kind step) {
        try {
            Path output = Files.createTempFile("killed-" + app(step), ".txt");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-D" + PROPERTY + "=" + NAMESPACE,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Doomed.class.getName(),
                            step.name(),
                            app(step))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s", step).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", step, Files.readString(output))
                    .isEqualTo(KILLED);
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void assertWentOn(Step.Kind step, DeployReport report) {
        String place = "killed in " + step;
        Environment environment = environment(app(step), V2);
        assertThat(report.outcome()).as(place).isEqualTo(Outcome.SUCCEEDED);
        if (STEPS.indexOf(step) > STEPS.indexOf(Step.Kind.RECORD)) {
            // The record has the last step that it was told of before the process was gone.
            assertThat(report.warnings())
                    .as(place)
                    .anyMatch(warning -> warning.contains(
                            "(deploy of v2 by bot (https://ci.example/runs/42)) was interrupted in its step "));
        }
        assertThat(Deployer.on(cluster).history(environment).get(0).ending().isGood())
                .as(place)
                .isTrue();
        assertThat(Deployer.on(cluster).diff(environment, V2).isEmpty())
                .as(place)
                .isTrue();
        assertThat(cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, NAMESPACE, app(step) + "-mail")))
                .as(place)
                .isEmpty();
        assertThat(migrations(app(step) + "-migrate-v2")).as(place).isEqualTo(1);
    }

    private long migrations(String name) {
        return cluster.list(Selection.all(ObjectKind.JOB, NAMESPACE)).items().stream()
                .map(LiveObject::ref)
                .filter(job -> job.name().startsWith(name))
                .count();
    }
}
