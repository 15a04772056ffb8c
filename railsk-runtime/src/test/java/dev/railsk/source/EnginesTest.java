package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rails runs the migrations of an engine only where the app or the engine appends its folder. */
class EnginesTest {

    private static final String MIGRATION = "class A < ActiveRecord::Migration[7.2]\n  def change\n  end\nend\n";
    private static final String FACT = "where else migrations are is not written as it is";

    @TempDir
    private Path root;

    @Test
    void leavesOutAnEngineThatNobodyAppends() {
        assertThat(versions(engine("isolate_namespace Billing"))).containsExactly("1");
    }

    @Test
    void readsAnEngineThatAppendsItself() {
        assertThat(
                        versions(
                                engine(
                                        """
                        initializer :append_migrations do |app|
                          unless app.root.to_s.match?(root.to_s)
                            config.paths["db/migrate"].expanded.each do |expanded_path|
                              app.config.paths["db/migrate"] << expanded_path
                            end
                          end
                        end
                        """)))
                .containsExactly("1", "2");
        assertThat(
                        versions(
                                engine(
                                        """
                                initializer "billing.migrations" do |app|
                                  app.config.paths["db/migrate"].concat(config.paths["db/migrate"].expanded)
                                end
                                """)))
                .containsExactly("1", "2");
        assertThat(
                        versions(
                                engine(
                                        """
                                config.before_initialize do
                                  Rails.application.config.paths["db/migrate"].push(*config.paths["db/migrate"].to_a) if true
                                  config.paths["db/migrate"].expanded.each { |p| Rails.application.config.paths["db/migrate"] << p }
                                end
                                """)))
                .containsExactly("1", "2");
        assertThat(
                        versions(
                                engine(
                                        "initializer(:a) { |app| app.config.paths[\"db/migrate\"] << root.join(\"db\", \"migrate\").to_s }")))
                .containsExactly("1", "2");
        assertThat(manifest().misread()).isEmpty();
    }

    @Test
    void readsWhatTheAppAppends() {
        assertThat(versions(application("config.paths[\"db/migrate\"] << \"packs/billing/db/migrate\"")))
                .containsExactly("1", "2");
        assertThat(versions(application("config.paths['db/migrate'] += %w[none packs/billing/db/migrate/]")))
                .containsExactly("1", "2");
        assertThat(
                        versions(
                                application(
                                        "config.paths[\"db/migrate\"].concat([\n Rails.root.join(\"packs/billing\", \"db/migrate\"),\n])")))
                .containsExactly("1", "2");
        assertThat(manifest().misread()).isEmpty();
    }

    @Test
    void readsNoFolderTwice() {
        assertThat(versions(application("config.paths[\"db/migrate\"] << \"db/migrate/old\"")
                        .file("db/migrate/old/3_a.rb", MIGRATION)))
                .containsExactly("1", "3");
    }

    @Test
    void tellsWhatIsNotUnderstood() {
        for (String line : List.of(
                "config.paths[\"db/migrate\"] << folder",
                "config.paths[\"db/migrate\"].concat(Dir[\"packs/*/db/migrate\"])",
                "config.paths[\"db/migrate\"] << \"packs/*/db/migrate\"",
                "config.paths[\"db/migrate\"] << \"../other/db/migrate\"",
                "config.paths[\"db/migrate\"] = [\"packs/billing/db/migrate\"]",
                "config.paths[\"db/migrate\"].replace([])",
                "config.paths.add \"db/migrate\", with: \"packs/billing/db/migrate\"",
                "ActiveRecord::Migrator.migrations_paths << \"packs/billing/db/migrate\"",
                "Billing::Engine.config.paths[\"db/migrate\"] << \"packs/billing/db/migrate\"")) {
            Written checkout = application(line);

            assertThat(versions(checkout)).as(line).containsExactly("1");
            assertThat(checkout.read().misread())
                    .as(line)
                    .containsExactly(new Misread(
                            FACT,
                            "Write app.config.paths[\"db/migrate\"].concat(config.paths[\"db/migrate\"].expanded), or paths as"
                                    + " they are.",
                            new SourceLine("config/application.rb", 3)));
        }
    }

    @Test
    void tellsWhatAnEngineDoesToItsOwnPaths() {
        assertThat(engine("config.paths[\"db/migrate\"] << \"db/more\"").read().misread())
                .extracting(each -> each.at() + ": " + each.fact())
                .containsExactly("packs/billing/lib/billing/engine.rb:3: " + FACT);
    }

    @Test
    void passesOverWhatOnlyReadsThePaths() {
        assertThat(application(
                                "puts config.paths[\"db/migrate\"].expanded, config.paths[\"log\"]\nconfig.paths.add \"lib\"")
                        .read()
                        .misread())
                .isEmpty();
    }

    private Written application(String line) {
        return checkout()
                .file(
                        "config/application.rb",
                        "module Shop\n  class Application < Rails::Application\n" + line + "\n  end\nend\n");
    }

    private Written engine(String body) {
        return checkout()
                .file(
                        "packs/billing/lib/billing/engine.rb",
                        "module Billing\n  class Engine < ::Rails::Engine\n" + body + "\n  end\nend\n");
    }

    private Written checkout() {
        return new Written(root)
                .file("db/migrate/1_a.rb", MIGRATION)
                .file("packs/billing/db/migrate/2_a.rb", MIGRATION);
    }

    private SourceManifest manifest() {
        return new Written(root).read();
    }

    private static List<String> versions(Written checkout) {
        return checkout.read().migrations().stream().map(MigrationFile::version).toList();
    }
}
