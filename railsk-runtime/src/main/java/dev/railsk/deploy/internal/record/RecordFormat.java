package dev.railsk.deploy.internal.record;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.Release.Ending;
import dev.railsk.deploy.Release.State;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.record.ReleaseRecord.SetPlace;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record as JSON: what is told of the release, and apart from it, since they may be many, its objects. */
final class RecordFormat {

    /** The version of the format. A newer one is refused: an older railsk would lose what it says. */
    static final int FORMAT = 1;

    private static final int LONGEST_DETAIL = 500;

    private RecordFormat() {}

    static Map<String, Object> json(ReleaseRecord record) {
        Release release = record.release();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("number", release.number());
        json.put("kind", release.work().kind().name());
        json.put("revision", release.work().revision());
        json.put("rolledBackTo", release.work().rolledBackTo());
        json.put("by", release.by().name());
        json.put("from", release.by().place());
        json.put("lockToken", record.token());
        json.put("startedAt", release.startedAt().toString());
        Ending ending = release.ending();
        json.put("state", ending.state().name());
        ending.outcome().ifPresent(outcome -> json.put("outcome", outcome.name()));
        ending.at().ifPresent(at -> json.put("endedAt", at.toString()));
        ending.step().ifPresent(step -> json.put("step", step(step)));
        List<Object> steps = new ArrayList<>();
        for (StepReport step : release.steps()) {
            Map<String, Object> ended = step(step.step());
            ended.put("millis", step.took().toMillis());
            ended.put("done", step.isDone());
            steps.add(ended);
        }
        json.put("steps", steps);
        json.put("migrations", tasks(release.results().migrations()));
        json.put("tasks", tasks(release.results().tasks()));
        json.put("setDigest", record.set().digest());
        json.put("setParts", record.set().parts());
        return json;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", step.kind().name());
        json.put("phase", step.phase());
        return json;
    }

    private static List<Object> tasks(List<TaskRun> runs) {
        List<Object> tasks = new ArrayList<>();
        runs.forEach(task -> tasks.add(task(task)));
        return tasks;
    }

    private static Map<String, Object> task(TaskRun run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", run.task());
        json.put("state", run.state().name());
        json.put("job", run.job());
        json.put("attempt", run.attempt());
        json.put("joined", run.isJoined());
        run.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        return json;
    }

    static Tree objects(Release release) {
        List<Object> objects = new ArrayList<>();
        for (ObjectOutcome outcome : release.results().objects()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("apiVersion", outcome.object().kind().apiVersion());
            json.put("kind", outcome.object().kind().kind());
            json.put("namespace", outcome.object().namespace());
            json.put("name", outcome.object().name());
            json.put("result", outcome.result().name());
            String detail = outcome.detail();
            json.put("detail", detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail);
            objects.add(json);
        }
        return Tree.of(objects);
    }

    static Tree logs(Release release) {
        return Tree.of(release.results().logs());
    }

    /** Read one of this format; whatever does not fit into it is an {@link IllegalArgumentException} or one of dates. */
    static ReleaseRecord read(Tree json, Tree objects, Tree logs) {
        List<StepReport> steps = new ArrayList<>();
        for (Tree step : json.at("steps").items()) {
            steps.add(new StepReport(
                    step(step),
                    Duration.ofMillis(number(step, "millis")),
                    step.at("done").isTrue()));
        }
        Release release = new Release(
                (int) number(json, "number"),
                new Release.Work(Release.Kind.valueOf(text(json, "kind")), text(json, "revision"), (int)
                        number(json, "rolledBackTo")),
                new DeployedBy(text(json, "by"), text(json, "from")),
                Instant.parse(text(json, "startedAt")),
                ending(json),
                steps,
                new Release.Results(
                        objects(objects), tasks(json.at("migrations")), tasks(json.at("tasks")), logs(logs)));
        return new ReleaseRecord(release, number(json, "lockToken"), new SetPlace(text(json, "setDigest"), (int)
                number(json, "setParts")));
    }

    private static Map<String, List<String>> logs(Tree json) {
        Map<String, List<String>> logs = new LinkedHashMap<>();
        json.entries().forEach((job, lines) -> {
            List<String> written = new ArrayList<>();
            lines.items().forEach(line -> written.add(line.text().orElse("")));
            logs.put(job, written);
        });
        return logs;
    }

    private static Ending ending(Tree json) {
        return new Ending(
                State.valueOf(text(json, "state")),
                json.at("outcome").text().map(Outcome::valueOf),
                json.at("endedAt").text().map(Instant::parse),
                json.at("step").isPresent() ? Optional.of(step(json.at("step"))) : Optional.empty());
    }

    private static Step step(Tree json) {
        return new Step(Step.Kind.valueOf(text(json, "kind")), text(json, "phase"));
    }

    private static List<TaskRun> tasks(Tree json) {
        List<TaskRun> tasks = new ArrayList<>();
        json.items().forEach(task -> tasks.add(task(task)));
        return tasks;
    }

    private static TaskRun task(Tree json) {
        return new TaskRun(
                text(json, "task"),
                TaskRun.State.valueOf(text(json, "state")),
                text(json, "job"),
                (int) number(json, "attempt"),
                json.at("joined").isTrue(),
                json.at("endedAt").text().map(Instant::parse),
                Optional.empty());
    }

    private static List<ObjectOutcome> objects(Tree json) {
        List<ObjectOutcome> objects = new ArrayList<>();
        for (Tree object : json.items()) {
            ObjectKind kind = new ObjectKind(text(object, "apiVersion"), text(object, "kind"));
            objects.add(new ObjectOutcome(
                    new ObjectRef(kind, text(object, "namespace"), text(object, "name")),
                    ObjectOutcome.Result.valueOf(text(object, "result")),
                    text(object, "detail")));
        }
        return objects;
    }

    private static long number(Tree json, String field) {
        return json.at(field).integer().orElse(0L);
    }

    private static String text(Tree json, String field) {
        return json.at(field).text().orElse("");
    }
}
