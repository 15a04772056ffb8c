package dev.railsk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/** The same as {@link WarmRender} in processor time, in turns: for machines on which other programs run. */
public final class WarmRatio {

    private static final int ROUNDS = 15;
    private static final long WINDOW = 1_000_000_000L;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static volatile Object sink = "";

    private WarmRatio() {}

    /** Measure, and print medians with their range. */
    public static void main(String[] args) {
        Subject subject = new Subject();
        double[] ratios = new double[ROUNDS];
        for (int round = -5; round < ROUNDS; round++) {
            double[] railsk = window(subject::railsk);
            double[] client = window(subject::client);
            if (round >= 0) {
                ratios[round] = railsk[0] / client[0];
                System.out.printf(
                        "railsk %8.0f/s %6.1f KB   client %8.0f/s %6.1f KB   ratio %.1f%n",
                        railsk[0], railsk[1], client[0], client[1], ratios[round]);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "renders per CPU second, railsk / client: %.1f [%.1f..%.1f]%n",
                ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
    }

    /** Renders per CPU second, and kilobytes allocated by each. */
    private static double[] window(Supplier<Object> render) {
        long id = Thread.currentThread().getId();
        long start = THREAD.getCurrentThreadCpuTime();
        long allocated = THREAD.getThreadAllocatedBytes(id);
        long count = 0;
        while (THREAD.getCurrentThreadCpuTime() - start < WINDOW) {
            for (int times = 0; times < 20; times++) {
                sink = render.get();
            }
            count += 20;
        }
        double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
        return new double[] {
            count / seconds, (THREAD.getThreadAllocatedBytes(id) - allocated) / 1024.0 / count
        };
    }
}
