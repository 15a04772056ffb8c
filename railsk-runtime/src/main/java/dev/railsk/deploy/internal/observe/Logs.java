package dev.railsk.deploy.internal.observe;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.RailsError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the last lines of a container that does not do well. */
public final class Logs {

    /** How many lines of a log are read: the error stands above the frames that it passed, of which Rails has a hundred. */
    public static final int READ = 300;

    private static final int LINES = 20;
    private static final int WIDTH = 500;

    private final Cluster cluster;
    private final SecretMask mask;
    private final Consumer<String> warnings;

    /**
     * A reader of this cluster's logs.
     *
     * @param mask hides the values of secrets
     * @param warnings is told of a log that cannot be read
     */
    public Logs(Cluster cluster, SecretMask mask, Consumer<String> warnings) {
        this.cluster = cluster;
        this.mask = mask;
        this.warnings = warnings;
    }

    /** A reader for a deploy. */
    public static Logs of(DeployRun run) {
        return new Logs(run.cluster(), run.mask(), run::warn);
    }

    /**
     * The last lines of the run that ended, or of the present one. A log that cannot be read is a warning.
     *
     * @param pod the pod's content, to tell which run ended
     */
    public List<String> last(ObjectRef ref, Tree pod, String container) {
        boolean hasEnded = hasEndedNow(pod, container);
        try {
            List<String> lines = read(ref, container, !hasEnded);
            return capped(lines.isEmpty() ? read(ref, container, hasEnded) : lines);
        } catch (ClusterException failure) {
            warnings.accept(
                    "could not read the log of " + ref + ", container " + container + ": " + failure.getMessage());
            return List.of();
        }
    }

    /** These lines without secrets and a backtrace's depth, the last ones, none too long; Rails' error is among them. */
    public List<String> capped(List<String> all) {
        List<String> lines = Backtraces.fold(all);
        int from = Math.max(0, lines.size() - LINES);
        List<String> last = new ArrayList<>(lines.subList(from, lines.size()));
        // A program's error output may come before all else that it wrote, which waited in a buffer.
        if (from > 0 && RailsError.find(last).isEmpty()) {
            RailsError.find(lines).ifPresent(error -> last.set(0, error.line()));
        }
        return narrowed(last);
    }

    /** These lines without secrets, none too long. */
    public List<String> narrowed(List<String> all) {
        return mask.hide(all).stream()
                .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line)
                .toList();
    }

    private List<String> read(ObjectRef ref, String container, boolean isPrevious) {
        return cluster.log(new LogRequest(ref.namespace(), ref.name(), container, isPrevious, READ));
    }

    private static boolean hasEndedNow(Tree pod, String container) {
        for (String field : List.of("initContainerStatuses", "containerStatuses")) {
            for (Tree status : pod.at("status", field).items()) {
                if (status.at("name").text().orElse("").equals(container)) {
                    return status.at("state", "terminated").isPresent();
                }
            }
        }
        return false;
    }
}
