package dev.railsk.deploy.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PodLabelsTest {

    @Provide
    Arbitrary<List<Map<String, String>>> selectors() {
        Arbitrary<String> few = Arbitraries.of("a", "b", "c");
        return Arbitraries.maps(few, few).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(4);
    }

    /** A label that some workload lacks would hide that workload's pods. */
    @Property
    void leaveNoPodOut(@ForAll("selectors") List<Map<String, String>> selectors) {
        Map<String, String> common = PodLabels.common(selectors);

        assertThat(selectors).allSatisfy(selector -> assertThat(selector).containsAllEntriesOf(common));
        selectors.get(0).forEach((key, value) -> {
            boolean isEverywhere = selectors.stream().allMatch(selector -> value.equals(selector.get(key)));
            assertThat(common.containsKey(key)).isEqualTo(isEverywhere);
        });
    }

    @Test
    void areNoneWithoutASelector() {
        assertThat(PodLabels.common(List.of())).isEmpty();
        assertThat(PodLabels.of(Tree.absent())).isEmpty();
    }
}
