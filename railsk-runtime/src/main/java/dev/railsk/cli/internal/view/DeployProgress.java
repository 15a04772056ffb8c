package dev.railsk.cli.internal.view;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a deploy is, by the events so far. Used by one thread at a time. */
final class DeployProgress {

    private final Map<Step, StepState> steps = new LinkedHashMap<>();
    private final Map<String, WorkloadState> workloads = new LinkedHashMap<>();
    private String headline = "";
    private @Nullable Instant startedAt;
    private Instant latest = Instant.EPOCH;
    private int written;
    private int unchanged;
    private Optional<DeployEvent.Finished> finished = Optional.empty();

    /** A step; empty duration while it runs. */
    record StepState(Instant since, Optional<Duration> took, boolean isDone) {}

    /** A workload, and when the deploy first heard of it and last did. */
    record WorkloadState(Instant since, Instant changed, WorkloadStatus status) {}

    void add(DeployEvent event) {
        if (startedAt == null) {
            startedAt = event.at();
        }
        latest = event.at();
        if (event instanceof DeployEvent.Started started) {
            headline = EventLines.headline(started);
        } else if (event instanceof DeployEvent.StepStarted step) {
            steps.put(step.step(), new StepState(step.at(), Optional.empty(), false));
        } else if (event instanceof DeployEvent.StepEnded step) {
            steps.put(step.step(), new StepState(step.at(), Optional.of(step.took()), step.isDone()));
        } else if (event instanceof DeployEvent.WorkloadChanged changed) {
            add(changed);
        } else if (event instanceof DeployEvent.ObjectApplied applied && !applied.isDryRun()) {
            written += applied.outcome().isWritten() ? 1 : 0;
            unchanged += applied.outcome().isWritten() ? 0 : 1;
        } else if (event instanceof DeployEvent.Finished end) {
            finished = Optional.of(end);
        }
    }

    private void add(DeployEvent.WorkloadChanged changed) {
        String name = changed.status().workload();
        WorkloadState before = workloads.get(name);
        Instant since = before == null ? changed.at() : before.since();
        workloads.put(name, new WorkloadState(since, changed.at(), changed.status()));
    }

    String headline() {
        return headline;
    }

    Map<Step, StepState> steps() {
        return steps;
    }

    Map<String, WorkloadState> workloads() {
        return workloads;
    }

    /** How many objects were written, and how many were as they should be; empty before the first. */
    String objects() {
        return written + unchanged == 0 ? "" : written + " written, " + unchanged + " unchanged";
    }

    /** How it ended, once it has. */
    Optional<DeployEvent.Finished> finished() {
        return finished;
    }

    /** The time since the start, when it is now so long after the latest event. */
    Duration elapsed(Duration sinceLatest) {
        Instant began = startedAt == null ? latest : startedAt;
        return Duration.between(began, latest).plus(sinceLatest);
    }

    /** The time since an event, when it is now so long after the latest one. */
    Duration since(Instant event, Duration sinceLatest) {
        return Duration.between(event, latest).plus(sinceLatest);
    }
}
