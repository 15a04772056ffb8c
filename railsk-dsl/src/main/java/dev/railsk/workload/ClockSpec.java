package dev.railsk.workload;

import dev.railsk.config.EnvVars;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probes;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a clock is written. It has no replicas to set: two clocks would fire every job twice.
 *
 * <p>Defaults: {@code bundle exec clockwork clock.rb}, given to the image's entry point; the old pod goes before the new one
 * comes; no probes.
 */
public final class ClockSpec extends WorkloadSpec<ClockSpec> {

    private ClockSpec(Clock base) {
        super("clock " + base.name(), base.process());
    }

    static Clock defaults(String name, Origin origin) {
        Process process = new Process(
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Labels.NONE,
                new Command.Arguments(List.of("bundle", "exec", "clockwork", "clock.rb")),
                EnvVars.NONE,
                List.of(),
                Probes.NONE,
                Resources.NONE,
                Optional.empty(),
                GracePeriod.clusterDefault(),
                UpdateStrategy.recreate(),
                Spread.none());
        return new Clock(name, process, origin);
    }

    static Clock apply(Clock base, Consumer<ClockSpec> definition) {
        ClockSpec spec = new ClockSpec(base);
        spec.draft.run(definition, spec);
        spec.check(base.process(), base.origin());
        return spec.draft.finish(
                "clock \"" + base.name() + "\"", new Clock(base.name(), spec.process(), base.origin()));
    }

    @Override
    ClockSpec self() {
        return this;
    }
}
