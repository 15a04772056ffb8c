package dev.railsk.cli.internal.view;

import dev.railsk.cli.Terminal;
import dev.railsk.cli.internal.args.DurationText;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.rollout.PodCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the live view shows at one moment: lines that fit the terminal's width. */
final class LiveFrame {

    private static final int NAME_WIDTH = 12;
    private static final int BAR_WIDTH = 10;
    private static final int TIME_WIDTH = 7;
    private static final int USUAL_ROWS = 24;

    private final DeployProgress progress;
    private final Style style;
    private final int columns;
    private final int rows;

    LiveFrame(DeployProgress progress, Style style, Terminal terminal) {
        this.progress = progress;
        this.style = style;
        this.columns = terminal.columns();
        this.rows = terminal.rows() == 0 ? USUAL_ROWS : terminal.rows();
    }

    /** The lines, so long after the latest event. */
    List<String> lines(Duration sinceLatest) {
        List<String> lines = new ArrayList<>();
        String elapsed = DurationText.of(progress.elapsed(sinceLatest));
        lines.add(style.strong(fit(progress.headline(), elapsed.length() + 2)) + "  " + elapsed);
        Collection<Step> latest = latest();
        for (Map.Entry<Step, DeployProgress.StepState> step : progress.steps().entrySet()) {
            boolean isLatest = latest.contains(step.getKey());
            boolean isApply = isLatest && step.getKey().kind() == Step.Kind.APPLY;
            lines.add(step(step.getKey(), step.getValue(), isApply ? progress.objects() : "", sinceLatest));
            if (isLatest
                    && step.getKey().kind() == Step.Kind.AWAIT
                    && progress.finished().isEmpty()) {
                progress.workloads().values().forEach(workload -> lines.add(workload(workload, sinceLatest)));
            }
        }
        int room = rows - (progress.finished().isPresent() ? 1 : 0);
        List<String> shown = lines.size() < room ? lines : shortened(lines, Math.max(1, room - 2));
        progress.finished().ifPresent(end -> shown.add(ending(end)));
        return shown;
    }

    /** Of each kind the step that began last: what is counted goes on from the one before. */
    private Collection<Step> latest() {
        Map<Step.Kind, Step> latest = new EnumMap<>(Step.Kind.class);
        progress.steps().keySet().forEach(step -> latest.put(step.kind(), step));
        return latest.values();
    }

    private String ending(DeployEvent.Finished end) {
        String words = EventLines.finished(end);
        return end.report().outcome() == DeployReport.Outcome.SUCCEEDED ? style.good(words) : style.bad(words);
    }

    // A frame that is higher than the terminal could not be drawn over.
    private static List<String> shortened(List<String> lines, int room) {
        List<String> first = new ArrayList<>(lines.subList(0, room));
        first.add("  and " + (lines.size() - room) + " more lines");
        return first;
    }

    private String step(Step step, DeployProgress.StepState state, String detail, Duration sinceLatest) {
        boolean isRunning = state.took().isEmpty();
        String mark = isRunning ? style.running() : state.isDone() ? style.done() : style.failed();
        Duration took = state.took().orElseGet(() -> progress.since(state.since(), sinceLatest));
        String rest = pad(EventLines.title(step), NAME_WIDTH) + pad(DurationText.of(took), TIME_WIDTH) + detail;
        return "  " + mark + " " + fit(rest.stripTrailing(), 4);
    }

    private String workload(DeployProgress.WorkloadState workload, Duration sinceLatest) {
        WorkloadStatus status = workload.status();
        boolean isRunning = status.state() == WorkloadStatus.State.PROGRESSING;
        Duration since = isRunning
                ? progress.since(workload.since(), sinceLatest)
                : Duration.between(workload.since(), workload.changed());
        String name = pad(SafeText.line(status.workload()), NAME_WIDTH);
        String count = status.pods().available() + "/" + status.pods().wanted();
        String start = "      " + name;
        int used = start.length() + BAR_WIDTH + 2;
        String rest = pad(count, TIME_WIDTH) + pad(DurationText.of(since), TIME_WIDTH) + reason(status);
        return start + bar(status) + "  " + fit(rest.stripTrailing(), used);
    }

    private static String reason(WorkloadStatus status) {
        return status.cause()
                .map(cause -> cause.reason() + (cause.reason().isEmpty() ? "" : ": ") + cause.message())
                .orElseGet(() -> status.reason().isEmpty() ? StatusTable.state(status) : status.reason());
    }

    private String bar(WorkloadStatus status) {
        PodCounts pods = status.pods();
        int filled = pods.wanted() == 0 ? BAR_WIDTH : Math.min(BAR_WIDTH, BAR_WIDTH * pods.available() / pods.wanted());
        String full = (style.isUnicode() ? "\u2588" : "#").repeat(filled);
        String empty = (style.isUnicode() ? "\u2591" : ".").repeat(BAR_WIDTH - filled);
        return switch (status.state()) {
            case COMPLETE -> style.good(full + empty);
            case FAILED -> style.bad(full + empty);
            case ABSENT, PROGRESSING -> style.warn(full + empty);
        };
    }

    /** The text, cut so that it and what else is in the line are shorter than the terminal is wide. */
    private String fit(String text, int others) {
        int room = Math.max(1, columns - 1 - others);
        String clean = SafeText.line(text);
        return clean.length() <= room ? clean : clean.substring(0, room - 1) + (style.isUnicode() ? "\u2026" : "~");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
