package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.task.MigrationTiming;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The migration's Job among the lasting objects. */
class SetWithMigrationTest {

    private static final Revision REVISION = Revision.of("abcd123");

    private static Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define(
                        "shop",
                        app -> app.image("registry.example/shop").web(web -> {}).with(more))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static String annotation(Manifest manifest, String name) {
        return manifest.tree()
                .at("metadata", "annotations", "argocd.argoproj.io/" + name)
                .text()
                .orElse("");
    }

    @Test
    void beforeTheWorkloadsThereAreThreeWaves() {
        ManifestSet set = shop(app -> app.migration(migration -> migration.timing(MigrationTiming.BEFORE)))
                .renderWithMigration(REVISION, MigrationInSet.ARGOCD);
        Manifest job = set.ofKind("Job").get(0);
        Manifest web = set.get("Deployment", "shop-web");

        assertThat(annotation(set.get("Namespace", "shop"), "sync-wave")).isEmpty();
        assertThat(annotation(job, "sync-wave")).isEqualTo("1");
        assertThat(annotation(job, "hook")).isEqualTo("Sync");
        assertThat(annotation(web, "sync-wave")).isEqualTo("2");
        assertThat(web.tree().at("spec", "template", "metadata", "annotations").isPresent())
                .isFalse();
    }

    @Test
    void aMigrationByHandIsAPlainJobOnly() {
        Environment shop = shop(app -> app.migration(migration -> migration.timing(MigrationTiming.MANUAL)));

        assertThat(shop.renderWithMigration(REVISION, MigrationInSet.JOB).ofKind("Job"))
                .hasSize(1);
        assertThatThrownBy(() -> shop.renderWithMigration(REVISION, MigrationInSet.ARGOCD))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("is run by hand, so it has no place in a synchronisation");
    }

    @Test
    void withoutAMigrationThereIsNoJob() {
        assertThatThrownBy(() -> shop(AppSpec::noMigration).renderWithMigration(REVISION, MigrationInSet.JOB))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("environment \"default\" of shop has no migration to render");
    }
}
