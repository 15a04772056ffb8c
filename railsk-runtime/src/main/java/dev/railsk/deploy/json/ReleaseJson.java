package dev.railsk.deploy.json;

import dev.railsk.deploy.Release;
import dev.railsk.deploy.TaskRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Releases as JSON objects. */
final class ReleaseJson {

    private ReleaseJson() {}

    static Map<String, Object> of(Release release) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("release", release.number());
        json.put("work", word(release.work().kind()));
        if (release.work().rolledBackTo() > 0) {
            json.put("rolledBackTo", release.work().rolledBackTo());
        }
        json.put("revision", release.revision());
        json.put("by", release.by().name());
        json.put("from", release.by().place());
        json.put("startedAt", release.startedAt().toString());
        json.put("state", word(release.ending().state()));
        release.ending().outcome().ifPresent(outcome -> json.put("outcome", word(outcome)));
        release.ending().at().ifPresent(at -> json.put("endedAt", at.toString()));
        release.ending().step().ifPresent(step -> json.put("lastStep", ReportJson.step(step)));
        json.put("steps", ReportJson.steps(release.steps()));
        List<Object> objects = new ArrayList<>();
        release.results().objects().forEach(object -> objects.add(ReportJson.outcome(object)));
        json.put("objects", objects);
        json.put("migration", ReportJson.migration(release.results().migration()));
        json.put("migrationJobs", migrations(release.results()));
        json.put("tasks", ReportJson.tasks(release.results().tasks()));
        return json;
    }

    private static List<Object> migrations(Release.Results results) {
        List<Object> jobs = new ArrayList<>();
        for (TaskRun run : results.migrations()) {
            Map<String, Object> job = ReportJson.task(run);
            if (results.logs().containsKey(run.task())) {
                job.put("log", results.logs().get(run.task()));
            }
            jobs.add(job);
        }
        return jobs;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
