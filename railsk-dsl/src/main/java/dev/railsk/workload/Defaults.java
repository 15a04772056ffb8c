package dev.railsk.workload;

import dev.railsk.container.Hook;
import dev.railsk.job.JobBackend;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probes;
import java.time.Duration;
import java.util.function.Consumer;

/** railsk's defaults, in the words that an author would use. */
final class Defaults {

    private Defaults() {}

    // Classes, because every lambda is one that a cold start has to make, and slowly.

    static final class OfWeb implements Consumer<WebSpec> {

        static final Consumer<WebSpec> WORDS = new OfWeb();

        @Override
        public void accept(WebSpec web) {
            Probes up = Probes.standard("/up");
            web.arguments("bundle", "exec", "puma", "-C", "config/puma.rb")
                    .port("http", 3000)
                    .startup(up.startup().orElseThrow())
                    .readiness(up.readiness().orElseThrow())
                    .liveness(up.liveness().orElseThrow())
                    .preStop(Hook.sleep(Duration.ofSeconds(10)))
                    .gracePeriod(GracePeriod.forShutdown(Duration.ofSeconds(30)))
                    .strategy(UpdateStrategy.rolling("25%", "0"))
                    .spread(Spread.evenly())
                    .replicas(2)
                    .disruption(Disruption.maxUnavailable(1));
        }
    }

    static final class OfWorker implements Consumer<WorkerSpec> {

        static final Consumer<WorkerSpec> WORDS = new OfWorker();

        @Override
        public void accept(WorkerSpec worker) {
            worker.arguments("bundle", "exec", "sidekiq")
                    .gracePeriod(new GracePeriod.Computed(JobBackend.TIMEOUT, Duration.ofSeconds(10)))
                    .spread(Spread.evenly())
                    .disruption(Disruption.maxUnavailable(1));
        }
    }

    static final class OfProcess implements Consumer<ProcessSpec> {

        static final Consumer<ProcessSpec> WORDS = new OfProcess();

        @Override
        public void accept(ProcessSpec process) {
            process.spread(Spread.evenly()).disruption(Disruption.maxUnavailable(1));
        }
    }

    static final class OfClock implements Consumer<ClockSpec> {

        static final Consumer<ClockSpec> WORDS = new OfClock();

        @Override
        public void accept(ClockSpec clock) {
            clock.arguments("bundle", "exec", "clockwork", "clock.rb").strategyIs(UpdateStrategy.recreate());
        }
    }
}
