package dev.railsk.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.railsk.app.Environment;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.text.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The compared definitions are taken by a cluster that checks every field, and are deployed. */
class ChartDefinitionsTest {

    @TempDir
    private @Nullable Path folder;

    @TestFactory
    Stream<DynamicTest> isDeployedAndThenUnchanged() {
        return ComparedApps.ALL.stream().map(app -> dynamicTest(app.chart(), () -> deploy(app)));
    }

    private void deploy(ComparedApp app) throws IOException {
        Environment environment = ComparedApp.environment(app.app().apply(files()));
        FakeCluster cluster = cluster(environment);

        DeployReport first =
                Deployer.on(cluster).deploy(environment, environment.pin().orElseThrow());
        DeployReport again =
                Deployer.on(cluster).deploy(environment, environment.pin().orElseThrow());

        assertThat(first.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(again.objects())
                .allSatisfy(object ->
                        assertThat(object.result()).as(object.toString()).isEqualTo(Result.UNCHANGED));
    }

    /** What is there before the app comes. */
    private static FakeCluster cluster(Environment environment) {
        String namespace = environment.namespace();
        FakeCluster cluster = FakeCluster.start()
                .namespace(namespace)
                .put(Tree.ofYaml(
                        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: zammad-storage, namespace: "
                                + namespace
                                + "}, spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}}",
                        "a claim"));
        for (Secrets secret : environment.parts().secrets().values()) {
            if (secret instanceof Secrets.Existing existing) {
                cluster.secret(
                        namespace, existing.name(), existing.requiredKeys().toArray(new String[0]));
            }
        }
        return cluster;
    }

    private Folder files() throws IOException {
        Path target = Files.createDirectories(Objects.requireNonNull(folder));
        for (String name : Helpdesk.SCRIPTS) {
            Files.writeString(target.resolve(name), "#!/bin/bash\n");
        }
        for (String name : Helpdesk.NGINX) {
            Files.writeString(target.resolve(name), "# nginx\n");
        }
        return Folder.of(target);
    }
}
