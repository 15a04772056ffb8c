package dev.railsk.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.testing.ManifestSetAssert;
import dev.railsk.testing.RailskAssertions;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every concept that 56 public Rails deployments need can be written; what has no word is listed. */
class ReachTest {

    private static final String NAMESPACE = "shop";

    @TestFactory
    Stream<DynamicTest> rendersItsLeaves() {
        return ReachRows.written().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> row.leaves()
                        .forEach((environment, leaves) ->
                                leaves.accept(RailskAssertions.assertThat(row.render(environment, NAMESPACE))))));
    }

    @TestFactory
    Stream<DynamicTest> findsNoneOfThemInAnAppThatSaysNothing() {
        ManifestSetAssert plain = RailskAssertions.assertThat(
                ReachRow.of("nothing", 0, app -> app.web(web -> web.host("shop.example")), set -> {})
                        .render(RailsApp.DEFAULT_ENVIRONMENT, NAMESPACE));
        return ReachRows.written().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(),
                        () -> row.leaves().values().forEach(leaves -> assertThatThrownBy(() -> leaves.accept(plain))
                                .isInstanceOf(AssertionError.class))));
    }

    @TestFactory
    Stream<DynamicTest> isTakenByTheFakeWithoutAWarning() {
        return ReachRows.written().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    for (String environment : row.leaves().keySet()) {
                        apply(row.render(environment, NAMESPACE));
                    }
                }));
    }

    private static void apply(ManifestSet set) {
        try (FakeCluster cluster = FakeCluster.start().namespace(NAMESPACE)) {
            for (Manifest manifest : set) {
                assertThat(cluster.apply(manifest, WriteOptions.ask()).warnings())
                        .as(manifest.toString())
                        .isEmpty();
                cluster.apply(manifest, WriteOptions.write());
            }
        }
    }

    @Test
    void namesEveryConceptOnce() {
        assertThat(ReachRows.written()).extracting(ReachRow::concept).doesNotHaveDuplicates();
    }

    @Test
    void listsWhatHasNoWord() {
        for (NotTyped concept : NotTyped.all()) {
            System.out.println(concept);
        }
        assertThat(NotTyped.all())
                .extracting(NotTyped::concept)
                .doesNotContainAnyElementsOf(
                        ReachRows.typed().stream().map(ReachRow::concept).toList());
    }
}
