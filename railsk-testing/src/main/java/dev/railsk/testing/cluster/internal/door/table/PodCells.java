package dev.railsk.testing.cluster.internal.door.table;

import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What kubectl's table says of a pod, reckoned as the API server reckons it. */
final class PodCells {

    private final Row row;
    private final Set<String> sidecars = new HashSet<>();
    private int ready;
    private int total;
    private long restarts;
    private Optional<Instant> last = Optional.empty();
    private String reason;

    private PodCells(Row row) {
        this.row = row;
        this.reason = row.textOr(row.text("status", "phase"), "status", "reason");
        this.total = row.at("spec", "containers").items().size();
        for (Tree container : row.at("spec", "initContainers").items()) {
            if (container.at("restartPolicy").text().isPresent()) {
                container.at("name").text().ifPresent(sidecars::add);
                total++;
            }
        }
    }

    static PodCells of(Row row) {
        PodCells cells = new PodCells(row);
        boolean isStarting = cells.initContainers();
        if (!isStarting || cells.isTrue("Initialized")) {
            cells.containers();
        }
        if (row.at("metadata", "deletionTimestamp").isPresent()) {
            cells.reason = "Terminating";
        }
        return cells;
    }

    /** Go through the init containers; whether one is still in the way. */
    private boolean initContainers() {
        int done = 0;
        int all = row.at("spec", "initContainers").items().size();
        for (Tree status : row.at("status", "initContainerStatuses").items()) {
            count(status);
            Tree ended = status.at("state", "terminated");
            boolean isSidecar = sidecars.contains(status.at("name").text().orElse(""));
            boolean isStarted = Boolean.TRUE.equals(status.at("started").value());
            if (isSidecar && isStarted && !ended.isPresent()) {
                ready += isTrue(status, "ready") ? 1 : 0;
            } else if (!ended.at("exitCode").integer().equals(Optional.of(0L))) {
                reason = "Init:" + initReason(status, done, all);
                return true;
            }
            done++;
        }
        return false;
    }

    private void count(Tree status) {
        restarts += status.at("restartCount").integer().orElse(0L);
        status.at("lastState", "terminated", "finishedAt")
                .text()
                .map(Instant::parse)
                .filter(time -> last.filter(time::isBefore).isEmpty())
                .ifPresent(time -> last = Optional.of(time));
    }

    private static String initReason(Tree status, int done, int all) {
        Tree ended = status.at("state", "terminated");
        if (ended.isPresent()) {
            return ended.at("reason")
                    .text()
                    .orElse("ExitCode:" + ended.at("exitCode").value());
        }
        String waits = status.at("state", "waiting", "reason").text().orElse("PodInitializing");
        return waits.equals("PodInitializing") ? done + "/" + all : waits;
    }

    private void containers() {
        boolean isRunning = false;
        List<Tree> statuses =
                new ArrayList<>(row.at("status", "containerStatuses").items());
        Collections.reverse(statuses);
        for (Tree status : statuses) {
            count(status);
            Optional<String> waits = status.at("state", "waiting", "reason").text();
            Tree ended = status.at("state", "terminated");
            if (waits.isPresent()) {
                reason = waits.get();
            } else if (ended.isPresent()) {
                reason = ended.at("reason")
                        .text()
                        .orElse("ExitCode:" + ended.at("exitCode").value());
            } else if (isTrue(status, "ready")) {
                isRunning = true;
                ready++;
            }
        }
        if (reason.equals("Completed") && isRunning) {
            reason = isTrue("Ready") ? "Running" : "NotReady";
        }
    }

    private static boolean isTrue(Tree tree, String name) {
        return Boolean.TRUE.equals(tree.at(name).value());
    }

    private boolean isTrue(String condition) {
        return row.at("status", "conditions").items().stream()
                .anyMatch(one -> one.at("type").text().equals(Optional.of(condition))
                        && one.at("status").text().equals(Optional.of("True")));
    }

    String ready() {
        return ready + "/" + total;
    }

    String reason() {
        return reason;
    }

    String restarts() {
        return restarts == 0
                ? "0"
                : last.map(time -> restarts + " (" + Ages.text(Duration.between(time, row.now())) + " ago)")
                        .orElse(String.valueOf(restarts));
    }
}
