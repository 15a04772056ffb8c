package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Course;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.Results;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.DeployTarget;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report as it grows: what has happened so far. Only the deploy's own thread writes here. */
public final class ReportDraft {

    private final Map<ObjectRef, ObjectOutcome> objects = new LinkedHashMap<>();
    private final Map<String, WorkloadStatus> workloads = new LinkedHashMap<>();
    private final Map<String, TaskRun> tasks = new LinkedHashMap<>();
    private final List<StepReport> steps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, SmokeRun> smokes = new LinkedHashMap<>();
    private final Map<String, TaskRun> migrations = new LinkedHashMap<>();
    private final Map<String, List<String>> logs = new LinkedHashMap<>();

    void expect(List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            note(new ObjectOutcome(ObjectRef.of(manifest.id()), Result.NOT_APPLIED, ""));
        }
    }

    public void note(ObjectOutcome outcome) {
        objects.put(outcome.object(), outcome);
    }

    public void note(WorkloadStatus status) {
        workloads.put(status.workload(), status);
    }

    public void noteMigration(TaskRun status) {
        migrations.put(status.task(), status);
    }

    /** What a Job of the migration wrote last. */
    public void noteLog(String name, List<String> lines) {
        logs.put(name, lines);
    }

    public void note(TaskRun status) {
        tasks.put(status.task(), status);
    }

    public void note(StepReport step) {
        steps.add(step);
    }

    void warn(String message) {
        warnings.add(message);
    }

    /** The steps that have ended. */
    public List<StepReport> steps() {
        return List.copyOf(steps);
    }

    /** A Job of the migration. */
    public TaskRun migration(String name) {
        return migrations.getOrDefault(name, TaskRun.notRun(name));
    }

    /** The Jobs of the migration. */
    public List<TaskRun> migrations() {
        return List.copyOf(migrations.values());
    }

    /** What the Jobs of the migration wrote last, by their names in the definition. */
    public Map<String, List<String>> logs() {
        return logs;
    }

    /** A task of the app's own. */
    public TaskRun task(String name) {
        return tasks.getOrDefault(name, TaskRun.notRun(name));
    }

    /** The tasks of the app's own. */
    public List<TaskRun> tasks() {
        return List.copyOf(tasks.values());
    }

    /** The migration and the other tasks. */
    List<TaskRun> runs() {
        List<TaskRun> runs = new ArrayList<>(migrations.values());
        runs.addAll(tasks.values());
        return runs;
    }

    public void note(SmokeRun run) {
        smokes.put(run.smoke(), run);
    }

    /** Every object of the set. */
    public List<ObjectOutcome> objects() {
        return List.copyOf(objects.values());
    }

    long count(Result... results) {
        List<Result> wanted = List.of(results);
        return objects.values().stream()
                .filter(outcome -> wanted.contains(outcome.result()))
                .count();
    }

    /** The report of a deploy that ends now. */
    public DeployReport report(
            DeployOptions options, DeployTarget target, Outcome outcome, Instant startedAt, Instant now) {
        return new DeployReport(
                target,
                outcome,
                options.isDryRun(),
                new Course(options.by(), startedAt, Duration.between(startedAt, now), steps),
                new Results(
                        objects(),
                        List.copyOf(workloads.values()),
                        migrations(),
                        tasks(),
                        List.copyOf(smokes.values())),
                warnings,
                Optional.empty());
    }
}
