package dev.railsk.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Renders a second in a warm virtual machine; run it with {@code -prof gc} for the allocation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class WarmRender {

    private final Subject subject = new Subject();

    /** Defined once, rendered and written each time. */
    @Benchmark
    public byte[] railsk() {
        return subject.railsk();
    }

    /** Only written each time, by the client's serialisation. */
    @Benchmark
    public int client() {
        return subject.client();
    }
}
