package dev.railsk.cluster;

import java.time.Duration;
import java.time.Instant;

/** The machine's clock. It does not wait for anybody, so work need not be announced to it. */
enum SystemTime implements ClusterTime {
    MACHINE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    @Override
    public Activity begin() {
        return () -> {};
    }
}
