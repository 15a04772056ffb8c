package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a credential plugin runs. */
class KeptCredentialTest {

    private final HandClock clock = new HandClock();
    private int runs;
    private Optional<Duration> validity = Optional.of(Duration.ofMinutes(10));

    private final KeptCredential kept = new KeptCredential(this::run, clock);

    private ExecCredential run() {
        runs++;
        return new ExecCredential("t" + runs, Optional.empty(), validity.map(clock.instant()::plus));
    }

    @Test
    void itRunsOnceAsLongAsItsTokenHolds() {
        kept.current();
        clock.pass(Duration.ofMinutes(9));

        assertThat(kept.current().token()).isEqualTo("t1");
    }

    @Test
    void itRunsAgainShortlyBeforeItsTokenExpires() {
        kept.current();
        clock.pass(Duration.ofMinutes(10).minusSeconds(9));

        assertThat(kept.current().token()).isEqualTo("t2");
    }

    @Test
    void aTokenThatIsExpiredWhenItComesIsUsedForHalfAMinute() {
        validity = Optional.of(Duration.ofHours(-1));
        kept.current();
        clock.pass(Duration.ofSeconds(29));

        assertThat(kept.current().token()).isEqualTo("t1");

        clock.pass(Duration.ofSeconds(2));

        assertThat(kept.current().token()).isEqualTo("t2");
    }

    @Test
    void aRefusedTokenIsRenewedAtOnceButNotForEveryRefusal() {
        kept.current();

        assertThat(kept.after("t1").token()).isEqualTo("t2");
        assertThat(kept.after("t2").token()).isEqualTo("t2");

        clock.pass(Duration.ofSeconds(31));

        assertThat(kept.after("t2").token()).isEqualTo("t3");
    }

    @Test
    void whoIsRefusedWithAnOlderTokenTakesTheNewerOne() {
        kept.current();
        kept.after("t1");

        assertThat(kept.after("t1").token()).isEqualTo("t2");
        assertThat(runs).isEqualTo(2);
    }

    /** Shows the time that the test sets. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
