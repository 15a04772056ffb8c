package dev.railsk.testing.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a valid definition renders, an API server takes. */
class StrictProperties {

    @Property(tries = 150)
    void everyObjectIsAcceptedByStrictValidation(@ForAll AppDefinition definition) {
        RailsApp app = definition.app();
        for (String name : app.environments()) {
            Environment environment = app.environment(name);
            FakeCluster cluster = FakeCluster.start().namespace(environment.namespace());
            List<String> refusals = new ArrayList<>();
            for (Manifest manifest : Rendered.all(environment)) {
                try {
                    cluster.apply(manifest, WriteOptions.ask());
                } catch (ClusterRefusedException refusal) {
                    refusals.add(manifest.id() + ": " + refusal.getMessage());
                }
            }
            assertThat(refusals).as(name).isEmpty();
        }
    }
}
