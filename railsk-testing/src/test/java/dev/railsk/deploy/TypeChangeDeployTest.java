package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceReader;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.FakeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the record of the running release has of its schema decides whether a type may change before the rollout. */
class TypeChangeDeployTest {

    private static final String CREATED = "create_table(:users) { |t| t.text :bio }";

    @TempDir
    private Path folder;

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");
    private final Deployer deployer = Deployer.on(cluster);
    private final Environment shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .web(web -> web.replicas(2)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);

    @Test
    void changesATypeBeforeTheRolloutThatTheRunningSchemaProvesToWiden() throws IOException {
        migration("1_create_users", CREATED);
        schema("1");
        deploy("v1");
        migration("2_widen_bio", "change_column :users, :bio, :string");
        schema("2");

        assertThat(deploy("v2").outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }

    @Test
    void refusesToWhereNoSchemaProvesIt() throws IOException {
        migration("1_create_users", CREATED);
        deploy("v1");
        migration("2_widen_bio", "change_column :users, :bio, :string");
        schema("2");

        assertThat(catchThrowableOfType(PreflightRefusedException.class, () -> deploy("v2"))
                        .findings())
                .extracting(finding -> finding.id() + " " + finding.place())
                .containsExactly("contract-before-rollout db/migrate/2_widen_bio.rb:3");
    }

    private void migration(String name, String line) throws IOException {
        write(
                "db/migrate/" + name + ".rb",
                "class A < ActiveRecord::Migration[7.2]\n  def change\n    " + line + "\n  end\nend\n");
    }

    private void schema(String version) throws IOException {
        write(
                "db/schema.rb",
                "ActiveRecord::Schema[7.2].define(version: " + version
                        + ") do\n  create_table \"users\" do |t|\n    t.text \"bio\"\n  end\nend\n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private DeployReport deploy(String revision) {
        SourceManifest source = SourceReader.read(folder);
        return deployer.deploy(
                shop,
                Revision.of(revision),
                DeployOptions.DEFAULT.source(source).migrate(MigrationTiming.BEFORE),
                DeployListener.silent(),
                new Cancellation());
    }
}
