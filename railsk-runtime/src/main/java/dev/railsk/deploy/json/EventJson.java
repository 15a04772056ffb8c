package dev.railsk.deploy.json;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events of a deploy as JSON objects: {@code event} says which, {@code at} when. */
final class EventJson {

    private EventJson() {}

    static Map<String, Object> of(DeployEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", name(event));
        json.put("at", event.at().toString());
        if (event instanceof DeployEvent.Started started) {
            json.putAll(ReportJson.target(started.target()));
        } else if (event instanceof DeployEvent.StepStarted step) {
            json.putAll(ReportJson.step(step.step()));
        } else if (event instanceof DeployEvent.StepEnded step) {
            json.putAll(ReportJson.step(step.step()));
            json.put("seconds", ReportJson.seconds(step.took()));
            json.put("done", step.isDone());
        } else if (event instanceof DeployEvent.ObjectApplied applied) {
            json.put("object", ReportJson.outcome(applied.outcome()));
            json.put("dryRun", applied.isDryRun());
        } else if (event instanceof DeployEvent.ObjectPruned pruned) {
            json.put("object", ReportJson.outcome(pruned.outcome()));
        } else if (event instanceof DeployEvent.WorkloadChanged changed) {
            json.putAll(ReportJson.workload(changed.status()));
        } else if (event instanceof DeployEvent.ProblemSeen problem) {
            json.put("workload", problem.workload());
            json.put("cause", ReportJson.cause(problem.cause()));
        } else {
            putRest(json, event);
        }
        return json;
    }

    private static void putRest(Map<String, Object> json, DeployEvent event) {
        if (event instanceof DeployEvent.Warning warning) {
            json.put("message", warning.message());
        } else if (event instanceof DeployEvent.LockAwaited awaited) {
            json.put("holder", ReportJson.holder(awaited.holder()));
        } else if (event instanceof DeployEvent.GateAwaited awaited) {
            json.put("gate", awaited.gate().id());
            json.put("waitsFor", awaited.waitsFor());
        } else if (event instanceof DeployEvent.ReleaseRecorded recorded) {
            json.put("release", recorded.number());
        } else if (event instanceof DeployEvent.FieldsTaken taken) {
            json.put("object", ReportJson.object(taken.object()));
            json.putAll(ReportJson.taken(taken.taken()));
            json.put("dryRun", taken.isDryRun());
        } else if (event instanceof DeployEvent.MigrationStarted started) {
            putJob(json, started.job(), started.attempt());
        } else if (event instanceof DeployEvent.MigrationJoined joined) {
            putJob(json, joined.job(), joined.attempt());
        } else if (event instanceof DeployEvent.MigrationSkipped skipped) {
            json.put("message", skipped.reason());
        } else if (event instanceof DeployEvent.MigrationEnded ended) {
            json.put("migration", ReportJson.migration(ended.status()));
        } else {
            putOfTask(json, event);
        }
    }

    private static void putOfTask(Map<String, Object> json, DeployEvent event) {
        if (event instanceof DeployEvent.TaskStarted started) {
            json.put("task", started.task());
            putJob(json, started.job(), started.attempt());
        } else if (event instanceof DeployEvent.TaskJoined joined) {
            json.put("task", joined.task());
            putJob(json, joined.job(), joined.attempt());
        } else if (event instanceof DeployEvent.TaskSkipped skipped) {
            json.put("task", skipped.task());
            json.put("message", skipped.reason());
        } else if (event instanceof DeployEvent.TaskEnded ended) {
            json.put("run", ReportJson.task(ended.run()));
        } else if (event instanceof DeployEvent.SmokeAnswered answered) {
            json.put("smoke", answered.smoke());
            json.put("address", answered.address());
            json.put("message", answered.answer());
            json.put("good", answered.isGood());
        } else if (event instanceof DeployEvent.SmokeEnded ended) {
            json.put("check", ReportJson.smoke(ended.run()));
        } else if (event instanceof DeployEvent.LogLine log) {
            json.put("pod", log.pod().name());
            json.put("container", log.container());
            json.put("line", log.line());
        } else if (event instanceof DeployEvent.Finished finished) {
            json.put("report", ReportJson.of(finished.report()));
        }
    }

    private static void putJob(Map<String, Object> json, ObjectRef job, int attempt) {
        json.put("job", job.name());
        json.put("attempt", attempt);
    }

    // WorkloadChanged becomes workload-changed.
    private static String name(DeployEvent event) {
        String type = event.getClass().getSimpleName();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < type.length(); i++) {
            char letter = type.charAt(i);
            name.append(i > 0 && Character.isUpperCase(letter) ? "-" : "").append(Character.toLowerCase(letter));
        }
        return name.toString();
    }
}
