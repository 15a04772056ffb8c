package consumer.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.railsk.deploy.DeployReport;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void deploysWithItsMigration() {
        DeployReport report = Rehearsal.run();

        assertEquals(DeployReport.Outcome.SUCCEEDED, report.outcome());
        assertEquals("default", report.environment());
    }
}
