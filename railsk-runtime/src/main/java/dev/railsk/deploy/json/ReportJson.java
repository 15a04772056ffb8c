package dev.railsk.deploy.json;

import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.CronStatus;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployRights;
import dev.railsk.deploy.DeployTarget;
import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.FailureReason;
import dev.railsk.deploy.LockState;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.PodLine;
import dev.railsk.deploy.Rehearsal;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TakenFields;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.manifest.Difference;
import dev.railsk.rollout.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of reports as JSON objects. */
final class ReportJson {

    private ReportJson() {}

    /** What a deploy did. */
    static Map<String, Object> of(DeployReport report) {
        Map<String, Object> json = target(report.target());
        json.put("outcome", word(report.outcome()));
        json.put("dryRun", report.isDryRun());
        json.put("by", report.by().name());
        json.put("from", report.by().place());
        json.put("startedAt", report.startedAt().toString());
        json.put("seconds", seconds(report.took()));
        json.put("steps", steps(report.steps()));
        List<Object> objects = new ArrayList<>();
        report.objects().forEach(object -> objects.add(outcome(object)));
        json.put("objects", objects);
        json.put("workloads", workloads(report.workloads()));
        json.put("migration", migration(report.migration()));
        json.put("migrationJobs", tasks(report.migrations()));
        json.put("tasks", tasks(report.tasks()));
        List<Object> smokes = new ArrayList<>();
        report.smokes().forEach(run -> smokes.add(smoke(run)));
        json.put("smokes", smokes);
        json.put("warnings", report.warnings());
        report.rollback().ifPresent(rollback -> json.put("rollback", rollback(rollback)));
        return json;
    }

    private static Map<String, Object> rollback(DeployReport.Rollback rollback) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("done", rollback.isDone());
        json.put("detail", rollback.detail());
        rollback.report().ifPresent(report -> json.put("report", of(report)));
        return json;
    }

    /** How an environment stands. */
    static Map<String, Object> of(EnvironmentStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("app", status.app());
        json.put("environment", status.environment());
        json.put("namespace", status.namespace());
        status.revision().ifPresent(revision -> json.put("revision", revision.value()));
        json.put("workloads", workloads(status.workloads()));
        json.put("migration", migration(status.migration()));
        json.put("migrationJobs", tasks(status.migrations()));
        json.put("tasks", tasks(status.tasks()));
        List<Object> crons = new ArrayList<>();
        status.crons().forEach(cron -> crons.add(cron(cron)));
        json.put("crons", crons);
        status.unfinished().ifPresent(release -> json.put("unfinished", ReleaseJson.of(release)));
        return json;
    }

    private static Map<String, Object> cron(CronStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cron", status.cron());
        json.put("cronJob", status.cronJob().name());
        json.put("state", word(status.state()));
        putText(json, "job", status.job());
        status.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        status.cause().ifPresent(cause -> json.put("cause", cause(cause)));
        return json;
    }

    /** What a deploy would change. */
    static List<Object> of(EnvironmentDiff diff) {
        List<Object> objects = new ArrayList<>();
        for (EnvironmentDiff.ObjectDiff object : diff.objects()) {
            Map<String, Object> json = object(object.object());
            json.put("effect", word(object.effect()));
            List<Object> fields = new ArrayList<>();
            object.differences().forEach(difference -> fields.add(difference(difference)));
            json.put("differences", fields);
            putText(json, "detail", object.detail());
            List<Object> taken = new ArrayList<>();
            object.taken().forEach(owned -> taken.add(taken(owned)));
            json.put("taken", taken);
            objects.add(json);
        }
        return objects;
    }

    /** Fields that change their owner. */
    static Map<String, Object> taken(TakenFields taken) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("manager", taken.manager());
        json.put("fields", taken.fields());
        return json;
    }

    static List<Object> tasks(List<TaskRun> runs) {
        List<Object> tasks = new ArrayList<>();
        runs.forEach(run -> tasks.add(task(run)));
        return tasks;
    }

    /** What came of a smoke check. */
    static Map<String, Object> smoke(SmokeRun run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("smoke", run.smoke());
        json.put("address", run.address());
        json.put("state", word(run.state()));
        json.put("tries", run.tries());
        run.cause().ifPresent(cause -> json.put("cause", cause(cause)));
        return json;
    }

    /** How a task of the app's own stands. */
    static Map<String, Object> task(TaskRun run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", run.task());
        json.putAll(migration(run));
        return json;
    }

    /** How a migration stands. */
    static Map<String, Object> migration(TaskRun status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", word(status.state()));
        putText(json, "job", status.job());
        if (status.attempt() > 0) {
            json.put("attempt", status.attempt());
            json.put("joined", status.isJoined());
        }
        status.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        status.cause().ifPresent(cause -> json.put("cause", cause(cause)));
        return json;
    }

    private static Map<String, Object> address(ClusterAddress address) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("context", address.context());
        json.put("server", address.server());
        return json;
    }

    static Map<String, Object> lock(LockState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("held", state.isHeld());
        json.put("token", state.token());
        if (state.isHeld()) {
            json.put("holder", holder(state.holder()));
        }
        if (state.isHeld() && state.since().isPresent()) {
            json.put("since", state.since().get().toString());
        }
        return json;
    }

    static Map<String, Object> holder(LockState.Holder holder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("by", holder.by().name());
        json.put("from", holder.by().place());
        json.put("revision", holder.revision());
        json.put("step", holder.step());
        return json;
    }

    static Map<String, Object> outcome(ObjectOutcome outcome) {
        Map<String, Object> json = object(outcome.object());
        json.put("result", word(outcome.result()));
        putText(json, "detail", outcome.detail());
        return json;
    }

    static Map<String, Object> workload(WorkloadStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("workload", status.workload());
        json.put("deployment", status.deployment().name());
        json.put("state", word(status.state()));
        json.put("image", status.image());
        json.put("wanted", status.pods().wanted());
        json.put("updated", status.pods().updated());
        json.put("available", status.pods().available());
        json.put("old", status.pods().old());
        putText(json, "reason", status.reason());
        status.cause().ifPresent(cause -> json.put("cause", cause(cause)));
        return json;
    }

    /** One rehearsal. */
    static Map<String, Object> of(Rehearsal rehearsal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", rehearsal.scenario().target());
        json.put("scenario", rehearsal.scenario().outcome());
        json.put("meaning", rehearsal.scenario().meaning());
        json.put("outcome", word(rehearsal.report().outcome()));
        json.put("seconds", seconds(rehearsal.report().took()));
        rehearsal.toldAfter().ifPresent(after -> json.put("toldAfterSeconds", seconds(after)));
        rehearsal.cause().ifPresent(cause -> json.put("cause", cause(cause)));
        return json;
    }

    /** Why something failed. */
    static Map<String, Object> cause(Cause cause) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", cause.rule().id());
        json.putAll(object(cause.object()));
        putText(json, "container", cause.container());
        putText(json, "definedAt", cause.definedAt());
        putText(json, "reason", cause.reason());
        json.put("message", cause.message());
        putText(json, "nextStep", cause.nextStep());
        json.put("log", cause.logLines());
        return json;
    }

    static Map<String, Object> line(PodLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pod", line.pod().name());
        json.put("container", line.container());
        json.put("line", line.line());
        return json;
    }

    /** One reason why a deploy failed, whatever kind of end that is. */
    static Map<String, Object> reason(FailureReason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        putText(json, "rule", reason.id());
        json.put("message", reason.fact());
        putText(json, "place", reason.place());
        putText(json, "definedAt", reason.definedAt());
        putText(json, "nextStep", reason.nextStep());
        json.put("log", reason.evidence());
        return json;
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** What is deployed, and where. */
    static Map<String, Object> target(DeployTarget target) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("app", target.app());
        json.put("environment", target.environment());
        json.put("namespace", target.namespace());
        json.put("revision", target.revision());
        json.put("cluster", address(target.cluster()));
        return json;
    }

    /** Which step. */
    static Map<String, Object> step(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.kind().label());
        putText(json, "phase", step.phase());
        return json;
    }

    static List<Object> steps(List<DeployReport.StepReport> ended) {
        List<Object> steps = new ArrayList<>();
        for (DeployReport.StepReport step : ended) {
            Map<String, Object> json = step(step.step());
            json.put("seconds", seconds(step.took()));
            json.put("done", step.isDone());
            steps.add(json);
        }
        return steps;
    }

    private static List<Object> workloads(List<WorkloadStatus> workloads) {
        List<Object> list = new ArrayList<>();
        workloads.forEach(workload -> list.add(workload(workload)));
        return list;
    }

    private static Map<String, Object> difference(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", difference.path());
        json.put("pointer", difference.pointer());
        json.put("change", word(difference.change()));
        json.put("wanted", difference.wanted());
        json.put("found", difference.found());
        return json;
    }

    static Map<String, Object> object(ObjectRef object) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", object.kind().kind());
        json.put("namespace", object.namespace());
        json.put("name", object.name());
        return json;
    }

    static Map<String, Object> rights(DeployRights rights) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("app", rights.app());
        json.put("environment", rights.environment());
        List<Object> roles = new ArrayList<>();
        rights.roles().forEach(role -> roles.add(role.tree().map()));
        json.put("roles", roles);
        rights.clusterRole()
                .ifPresent(role -> json.put("clusterRole", role.tree().map()));
        return json;
    }

    private static void putText(Map<String, Object> json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
