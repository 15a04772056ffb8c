package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void readsTargetsAndOutcomes() {
        assertThat(Outcomes.parse("web=image-missing,migrate=migration-fails")).containsOnlyKeys("web", "migrate");
    }

    private static final String ALL = String.join(", ", Outcome.names())
            + "; for a smoke check, of smoke-error, smoke-gateway, smoke-redirect, smoke-silent.";

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
                .hasMessage("no outcome \"on-fire\" on a fake cluster\n  Use one of " + ALL);
    }

    @Test
    void saysHowAnOutcomeIsWritten() {
        assertThatThrownBy(() -> Outcomes.parse("web=crash-loop,migrate"))
                .hasMessage("an outcome must be TARGET=OUTCOME, but was \"migrate\"\n"
                        + "  at \"web=crash-loop,migrate\"\n"
                        + "  OUTCOME is one of " + ALL);
    }
}
