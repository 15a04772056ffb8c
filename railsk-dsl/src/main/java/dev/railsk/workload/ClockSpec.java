package dev.railsk.workload;

import java.util.function.Consumer;

/**
 * How a clock is written. It has no replicas to set: two clocks would fire every job twice.
 *
 * <p>Defaults: {@code bundle exec clockwork clock.rb}, given to the image's entry point; the old pod goes before the new one
 * comes; no probes.
 */
public final class ClockSpec extends WorkloadSpec<ClockSpec> {

    private ClockSpec(Clock base) {
        super("clock " + base.name(), base.basics());
    }

    static Clock apply(Clock base, Consumer<ClockSpec> definition) {
        ClockSpec spec = new ClockSpec(base);
        spec.write(definition);
        return spec.draft.finish("clock \"" + base.name() + "\"", new Clock(spec.checked()));
    }

    @Override
    protected ClockSpec self() {
        return this;
    }

    @Override
    WorkloadBasics standardBasics() {
        return Clock.standard(name()).basics();
    }
}
