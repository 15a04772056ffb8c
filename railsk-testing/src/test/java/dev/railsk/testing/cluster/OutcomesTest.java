package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void readsTargetsAndOutcomes() {
        assertThat(Outcomes.parse("web=image-missing,migrate=migration-fails")).containsOnlyKeys("web", "migrate");
    }

    @Test
    void namesAllOutcomesInTheirOrder() {
        assertThat(Outcome.names()).isSorted().hasSize(39).contains("image-missing", "node-lost", "webhook-fails");
    }

    @Test
    void readsAnEmptyTextAsNone() {
        assertThat(Outcomes.parse("")).isEmpty();
    }

    @Test
    void listsTheOutcomesWhenOneIsUnknown() {
        assertThatThrownBy(() -> Outcomes.parse("web=on-fire"))
                .hasMessage("no outcome \"on-fire\" on a fake cluster\n  Use one of "
                        + String.join(", ", Outcome.names()) + ".");
    }

    @Test
    void saysHowAnOutcomeIsWritten() {
        assertThatThrownBy(() -> Outcomes.parse("web=crash-loop,migrate"))
                .hasMessage("an outcome must be TARGET=OUTCOME, but was \"migrate\"\n"
                        + "  at \"web=crash-loop,migrate\"\n"
                        + "  OUTCOME is one of " + String.join(", ", Outcome.names()) + ".");
    }
}
