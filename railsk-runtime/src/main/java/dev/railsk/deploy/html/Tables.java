package dev.railsk.deploy.html;

import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the deploy left, in tables. */
final class Tables {

    private final Html html;
    private final DeployReport report;

    Tables(Html html, DeployReport report) {
        this.html = html;
        this.report = report;
    }

    void workloads(String title) {
        if (report.workloads().isEmpty()) {
            return;
        }
        begin(title, "workload", "image", "#ready", "state", "reason");
        for (WorkloadStatus workload : report.workloads()) {
            String reason = workload.cause()
                    .map(cause -> cause.reason().isEmpty() ? cause.rule().id() : cause.reason())
                    .orElse(workload.reason());
            html.begin("tr")
                    .element("td", workload.workload(), "class", "word")
                    .begin("td")
                    .element("code", workload.image().isEmpty() ? "-" : workload.image())
                    .end("td")
                    .element(
                            "td",
                            workload.pods().available() + "/" + workload.pods().wanted(),
                            "class",
                            "number");
            word(Words.of(workload.state()), Words.tone(workload.state()));
            html.element("td", reason).end("tr");
        }
        end();
    }

    void runs() {
        List<TaskRun> runs = new ArrayList<>();
        runs.addAll(report.migrations());
        runs.addAll(report.tasks());
        if (runs.isEmpty()) {
            return;
        }
        begin("Migration and tasks", "task", "state", "Job", "#attempt");
        for (TaskRun run : runs) {
            html.begin("tr").element("td", run.task(), "class", "word");
            word(Words.of(run.state()), Words.tone(run.state()));
            html.begin("td")
                    .element("code", run.job().isEmpty() ? "-" : run.job())
                    .end("td");
            html.element("td", run.attempt() == 0 ? "-" : String.valueOf(run.attempt()), "class", "number")
                    .end("tr");
        }
        end();
    }

    void smokes() {
        if (report.smokes().isEmpty()) {
            return;
        }
        begin("Smoke checks", "check", "address", "state", "#tries");
        for (SmokeRun smoke : report.smokes()) {
            html.begin("tr").element("td", smoke.smoke(), "class", "word");
            html.begin("td").element("code", smoke.address()).end("td");
            word(Words.of(smoke.state()), Words.tone(smoke.state()));
            html.element("td", String.valueOf(smoke.tries()), "class", "number").end("tr");
        }
        end();
    }

    /** What was unchanged is folded: in most deploys that is most of it. */
    void objects() {
        if (report.objects().isEmpty()) {
            return;
        }
        List<ObjectOutcome> told = new ArrayList<>();
        List<ObjectOutcome> unchanged = new ArrayList<>();
        for (ObjectOutcome outcome : report.objects()) {
            (outcome.result() == Result.UNCHANGED ? unchanged : told).add(outcome);
        }
        html.element("h2", "Objects").begin("section", "class", "card");
        html.element("p", counts());
        if (!told.isEmpty()) {
            objects(told);
        }
        if (!unchanged.isEmpty()) {
            html.begin("details").element("summary", unchanged.size() + " unchanged");
            objects(unchanged);
            html.end("details");
        }
        html.end("section");
    }

    private String counts() {
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        report.objects().forEach(outcome -> counts.merge(outcome.result(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((result, count) -> words.add(count + " " + word(result)));
        return String.join(", ", words) + ".";
    }

    private void objects(List<ObjectOutcome> outcomes) {
        heading("object", "namespace", "outcome", "why");
        for (ObjectOutcome outcome : outcomes) {
            html.begin("tr").element("td", outcome.object().toString());
            html.element("td", outcome.object().namespace());
            word(word(outcome.result()), Words.tone(outcome));
            html.element("td", outcome.detail()).end("tr");
        }
        html.end("table").end("div");
    }

    private String word(Result result) {
        return (report.isDryRun() ? "would be " : "") + Words.of(result);
    }

    void steps() {
        if (report.steps().isEmpty()) {
            return;
        }
        begin("Steps", "step", "#took", "ended");
        for (DeployReport.StepReport step : report.steps()) {
            html.begin("tr").element("td", step.step().label());
            html.element("td", Words.of(step.took()), "class", "number");
            word(step.isDone() ? "well" : "failed", step.isDone() ? Words.GOOD : Words.BAD);
            html.end("tr");
        }
        end();
    }

    private void word(String text, String tone) {
        html.element("td", text, "class", ("word " + tone).strip());
    }

    private void begin(String title, String... headings) {
        html.element("h2", title).begin("section", "class", "card");
        heading(headings);
    }

    /** A table's begin; a heading after a hash sign is one of numbers. */
    private void heading(String... headings) {
        html.begin("div", "class", "scroll").begin("table").begin("tr");
        for (String heading : headings) {
            boolean isNumber = heading.startsWith("#");
            html.element("th", isNumber ? heading.substring(1) : heading, "class", isNumber ? "number" : "");
        }
        html.end("tr");
    }

    private void end() {
        html.end("table").end("div").end("section");
    }
}
