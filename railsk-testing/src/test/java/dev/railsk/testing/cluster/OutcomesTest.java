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
    void readsAnEmptyTextAsNone() {
        assertThat(Outcomes.parse("")).isEmpty();
    }

    @Test
    void listsTheOutcomesWhenOneIsUnknown() {
        assertThatThrownBy(() -> Outcomes.parse("web=on-fire"))
                .hasMessage(
                        "no outcome \"on-fire\" on a fake cluster\n"
                                + "  Use one of crash-loop, image-missing, migration-fails, never-ready, secret-removed, task-fails.");
    }

    @Test
    void saysHowAnOutcomeIsWritten() {
        assertThatThrownBy(() -> Outcomes.parse("web=crash-loop,migrate"))
                .hasMessage("an outcome must be TARGET=OUTCOME, but was \"migrate\"\n"
                        + "  at \"web=crash-loop,migrate\"\n"
                        + "  OUTCOME is one of crash-loop, image-missing, migration-fails, never-ready,"
                        + " secret-removed, task-fails.");
    }
}
