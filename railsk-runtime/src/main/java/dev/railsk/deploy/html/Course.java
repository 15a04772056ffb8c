package dev.railsk.deploy.html;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened when, read from the events: seconds count from the deploy's begin. */
final class Course {

    private static final int MOST_LINES = 1000;

    private final Instant begin;
    private double seconds;
    private final List<Span> steps = new ArrayList<>();
    private final Map<String, List<DeployEvent.WorkloadChanged>> workloads = new LinkedHashMap<>();
    private final Map<String, Span> runs = new LinkedHashMap<>();
    private final List<DeployEvent.ProblemSeen> problems = new ArrayList<>();
    private final List<DeployEvent.SmokeAnswered> answers = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int leftOut;
    private int release;

    private Course(DeployReport report) {
        begin = report.startedAt();
        seconds = Math.max(0.001, report.took().toMillis() / 1000.0);
    }

    /**
     * Something that lasted.
     *
     * @param name what
     * @param from the second of its begin
     * @param to the second of its end
     * @param isGood whether it ended well
     */
    record Span(String name, double from, double to, boolean isGood) {}

    static Course of(DeployReport report, List<DeployEvent> events) {
        Course course = new Course(report);
        events.forEach(course::add);
        // A rollback that followed is told behind the deploy that failed.
        for (DeployEvent event : events) {
            course.seconds = Math.max(course.seconds, course.second(event.at()));
        }
        return course;
    }

    private void add(DeployEvent event) {
        if (event instanceof DeployEvent.StepEnded step) {
            double to = second(step.at());
            steps.add(new Span(
                    step.step().label(), Math.max(0, to - step.took().toMillis() / 1000.0), to, step.isDone()));
        } else if (event instanceof DeployEvent.WorkloadChanged changed) {
            workloads
                    .computeIfAbsent(changed.status().workload(), none -> new ArrayList<>())
                    .add(changed);
        } else if (event instanceof DeployEvent.ProblemSeen problem) {
            problems.add(problem);
        } else if (event instanceof DeployEvent.SmokeAnswered answered) {
            answers.add(answered);
        } else if (event instanceof DeployEvent.ReleaseRecorded recorded) {
            release = release == 0 ? recorded.number() : release;
        } else if (event instanceof DeployEvent.LogLine log) {
            addLine(log.container() + " | " + log.line());
        } else {
            addRun(event);
        }
    }

    private void addLine(String line) {
        lines.add(line);
        if (lines.size() > MOST_LINES) {
            lines.remove(0);
            leftOut++;
        }
    }

    private void addRun(DeployEvent event) {
        if (event instanceof DeployEvent.MigrationStarted || event instanceof DeployEvent.MigrationJoined) {
            begin("migrate", event.at());
        } else if (event instanceof DeployEvent.TaskStarted started) {
            begin(started.task(), event.at());
        } else if (event instanceof DeployEvent.TaskJoined joined) {
            begin(joined.task(), event.at());
        } else if (event instanceof DeployEvent.MigrationEnded ended) {
            end("migrate", event.at(), ended.status().cause().isEmpty());
        } else if (event instanceof DeployEvent.TaskEnded ended) {
            end(ended.run().task(), event.at(), ended.run().cause().isEmpty());
        }
    }

    private void begin(String run, Instant at) {
        runs.put(run, new Span(run, second(at), seconds, false));
    }

    private void end(String run, Instant at, boolean isGood) {
        Span begun = runs.getOrDefault(run, new Span(run, second(at), seconds, false));
        runs.put(run, new Span(run, begun.from(), second(at), isGood));
    }

    /** How long after the deploy's begin this was, in seconds. */
    double second(Instant at) {
        return Math.max(0, Duration.between(begin, at).toMillis() / 1000.0);
    }

    /** How long all of it took. */
    double seconds() {
        return seconds;
    }

    List<Span> steps() {
        return steps;
    }

    /** The workloads by name, each with what was seen of it. */
    Map<String, List<DeployEvent.WorkloadChanged>> workloads() {
        return workloads;
    }

    /** The migration and the tasks that ran. */
    List<Span> runs() {
        return List.copyOf(runs.values());
    }

    List<DeployEvent.ProblemSeen> problems() {
        return problems;
    }

    List<DeployEvent.SmokeAnswered> answers() {
        return answers;
    }

    /** The last lines that tasks wrote. */
    List<String> lines() {
        return lines;
    }

    /** How many lines were before those. */
    int leftOut() {
        return leftOut;
    }

    /** The release's number; 0 when it has none. */
    int release() {
        return release;
    }
}
