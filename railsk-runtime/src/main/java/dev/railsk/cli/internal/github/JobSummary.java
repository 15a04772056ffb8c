package dev.railsk.cli.internal.github;

import dev.railsk.cli.internal.args.DurationText;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.FailureReason;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A deploy as Markdown, for the page of a run in GitHub Actions: GitHub refuses a summary of more than 1 MiB, so it is bounded. */
public final class JobSummary {

    private static final int MOST_OBJECTS = 150;
    private static final int MOST_REASONS = 10;
    private static final int MOST_LINES = 20;

    private final DeployReport report;
    private final List<FailureReason> reasons;
    private final StringBuilder text = new StringBuilder();

    private JobSummary(DeployReport report, List<FailureReason> reasons) {
        this.report = report;
        this.reasons = reasons;
    }

    /** The summary of a deploy; the reasons say why it failed, and are none where it did not. */
    public static String of(DeployReport report, List<FailureReason> reasons) {
        JobSummary summary = new JobSummary(report, reasons);
        summary.headline();
        summary.reasons();
        report.rollback().ifPresent(rollback -> summary.text
                .append("\n**Rollback:** ")
                .append(MarkdownText.code(rollback.words()))
                .append('\n'));
        summary.workloads();
        summary.runs();
        summary.objects();
        summary.steps();
        summary.warnings();
        return summary.text.append('\n').toString();
    }

    private void headline() {
        text.append("\n### ")
                .append(MarkdownText.plain(report.app()))
                .append(" to ")
                .append(MarkdownText.plain(report.environment()))
                .append(": ")
                .append(report.isDryRun() ? "dry run " : "")
                .append(report.outcome().label())
                .append('\n');
        table("revision", "namespace", "cluster", "by", "began", "took");
        row(
                MarkdownText.code(report.revision()),
                MarkdownText.code(report.namespace()),
                MarkdownText.code(report.cluster().context()),
                MarkdownText.code(report.by().name()),
                MarkdownText.code(report.startedAt().toString()),
                DurationText.of(report.took()));
    }

    private void reasons() {
        int number = 0;
        for (FailureReason reason : reasons) {
            number++;
            if (number > MOST_REASONS) {
                text.append("\nand ").append(reasons.size() - MOST_REASONS).append(" more.\n");
                return;
            }
            text.append("\n**Why ").append(number).append(":** ").append(MarkdownText.code(reason.fact()));
            if (!reason.id().isEmpty()) {
                text.append(" (").append(MarkdownText.plain(reason.id())).append(')');
            }
            line("at", reason.place());
            line("defined in", reason.definedAt());
            line("Next step:", reason.nextStep());
            text.append('\n');
            List<String> lines = reason.evidence();
            if (!lines.isEmpty()) {
                text.append(MarkdownText.block(lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())));
            }
        }
    }

    private void line(String label, String words) {
        if (!words.isEmpty()) {
            text.append("<br>\n").append(label).append(' ').append(MarkdownText.code(words));
        }
    }

    private void workloads() {
        if (report.workloads().isEmpty()) {
            return;
        }
        table("workload", "image", "ready", "state", "reason");
        for (WorkloadStatus workload : report.workloads()) {
            row(
                    MarkdownText.code(workload.workload()),
                    MarkdownText.code(workload.image()),
                    workload.pods().available() + "/" + workload.pods().wanted(),
                    word(workload.state()),
                    MarkdownText.code(workload.reason()));
        }
    }

    private void runs() {
        if (!report.smokes().isEmpty()) {
            table("smoke check", "address", "state", "tries");
        }
        for (SmokeRun smoke : report.smokes()) {
            row(
                    MarkdownText.code(smoke.smoke()),
                    MarkdownText.code(smoke.address()),
                    word(smoke.state()),
                    String.valueOf(smoke.tries()));
        }
        if (report.migrations().isEmpty() && report.tasks().isEmpty()) {
            return;
        }
        table("task", "state", "Job");
        report.migrations().forEach(this::run);
        report.tasks().forEach(this::run);
    }

    private void run(TaskRun run) {
        row(MarkdownText.code(run.task()), word(run.state()), MarkdownText.code(run.job()));
    }

    private void objects() {
        Map<ObjectOutcome.Result, Integer> counts = new EnumMap<>(ObjectOutcome.Result.class);
        report.objects().forEach(outcome -> counts.merge(outcome.result(), 1, Integer::sum));
        if (counts.isEmpty()) {
            return;
        }
        text.append("\nObjects:");
        counts.forEach(
                (result, count) -> text.append(' ').append(count).append(' ').append(word(result)));
        text.append("\n");
        List<ObjectOutcome> told = report.objects().stream()
                .filter(outcome -> outcome.result() != ObjectOutcome.Result.UNCHANGED)
                .toList();
        if (!told.isEmpty()) {
            table("object", "became", "why");
            for (ObjectOutcome outcome : told.subList(0, Math.min(MOST_OBJECTS, told.size()))) {
                row(
                        MarkdownText.code(outcome.object().toString()),
                        word(outcome.result()),
                        MarkdownText.code(outcome.detail()));
            }
        }
        if (told.size() > MOST_OBJECTS) {
            text.append("\nand ").append(told.size() - MOST_OBJECTS).append(" more.\n");
        }
    }

    private void steps() {
        if (report.steps().isEmpty()) {
            return;
        }
        table("step", "took", "ended");
        for (DeployReport.StepReport step : report.steps()) {
            row(
                    MarkdownText.plain(step.step().label()),
                    DurationText.of(step.took()),
                    step.isDone() ? "well" : "**failed**");
        }
    }

    private void warnings() {
        List<String> warnings = report.warnings();
        for (String warning : warnings.subList(0, Math.min(MOST_LINES, warnings.size()))) {
            text.append("\n> Warning: ").append(MarkdownText.code(warning)).append('\n');
        }
    }

    private void table(String... headings) {
        text.append("\n| ").append(String.join(" | ", headings)).append(" |\n");
        text.append("| --- ".repeat(headings.length)).append("|\n");
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
