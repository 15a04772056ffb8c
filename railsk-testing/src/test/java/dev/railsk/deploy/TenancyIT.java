package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.policy.PodSecurityLevel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real API server takes, without a warning, all that an app says of how it shares its cluster. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class TenancyIT {

    private final String namespace = "railsk-tenancy-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();

    @AfterEach
    void delete() {
        ObjectRef made = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(made).ifPresent(live -> cluster.delete(made, DeleteOptions.of(live)));
        cluster.close();
    }

    @Test
    void takesEveryObjectWithoutAWarning() {
        Environment shop = RailsApp.define("shop", app -> {
                    Tenants.write(app);
                    app.namespace(namespace).podSecurity(PodSecurityLevel.RESTRICTED);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        for (Manifest manifest : shop.render(Revision.of("abcd123")).manifests()) {
            Applied applied = cluster.apply(manifest, WriteOptions.write());
            assertThat(applied.warnings()).as(manifest.toString()).isEmpty();
        }
    }
}
