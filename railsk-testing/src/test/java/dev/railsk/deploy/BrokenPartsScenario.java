package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.deploy.CronStatus.State;
import dev.railsk.rollout.Cause;
import org.junit.jupiter.api.Test;

/** The same where each container can fail and say so. */
interface BrokenPartsScenario extends PartsScenario {

    @Test
    default void eachContainerThatFailsIsNamedWithItsOwnLog() throws InterruptedException {
        RolloutFailedException failure =
                catchThrowableOfType(RolloutFailedException.class, () -> deploy(parts().broken()));

        assertThat(failure).isNotNull();
        assertThat(failure.causes())
                .extracting(Cause::container)
                .containsExactlyInAnyOrderElementsOf(Parts.BREAKABLE.values());
        assertThat(failure.causes()).allSatisfy(cause -> {
            assertThat(cause.message()).contains("exit code");
            assertThat(cause.logLines()).containsExactly("broken " + cause.container());
        });
        CronStatus tick = tick(parts().broken());
        assertThat(tick.state()).isEqualTo(State.FAILED);
        assertThat(tick.cause()).hasValueSatisfying(cause -> {
            assertThat(cause.container()).isEqualTo("tick");
            assertThat(cause.logLines()).containsExactly("broken tick");
        });
    }
}
