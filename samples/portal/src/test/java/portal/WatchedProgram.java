package portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A program with railsk inside that writes down, into the file that its argument names, what railsk did to the process. */
public final class WatchedProgram {

    private WatchedProgram() {}

    /** Deploy twice, and tell. */
    public static void main(String... arguments) throws Exception {
        RecordingProperties properties = RecordingProperties.of(System.getProperties());
        System.setProperties(properties);
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());

        TwoDeploys deploys = TwoDeploys.run();

        List<String> findings = new ArrayList<>(properties.uses());
        findings.addAll(threadsStarted(before));
        write(Path.of(arguments[0]), deploys, findings);
    }

    // The portal's own threads end when their pool is shut down; each gets a moment for it.
    private static List<String> threadsStarted(Set<Thread> before) throws InterruptedException {
        List<String> alive = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread)) {
                thread.join(5_000);
                if (thread.isAlive()) {
                    alive.add("thread " + thread.getName() + " stayed");
                }
            }
        }
        return alive;
    }

    private static void write(Path file, TwoDeploys deploys, List<String> findings) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("shop " + deploys.shop().outcome());
        lines.add("blog " + deploys.blog().outcome());
        lines.addAll(findings);
        Files.write(file, lines);
    }
}
