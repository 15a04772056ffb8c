package dev.railsk.deploy.html;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.html.Course.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The deploy in time as a picture: its steps, then each workload, each task and the smoke checks. */
final class Timeline {

    private static final int WIDTH = 1000;
    private static final int LEFT = 150;
    private static final int RIGHT = 16;
    private static final int TOP = 30;
    private static final int ROW = 34;
    private static final int BAR = 20;
    private static final double LETTER = 6.4;
    private static final int[] TICKS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400};
    private static final int MOST_TICKS = 9;
    private static final int LONGEST_LABEL = 20;

    private final Course course;
    private final Html html = new Html();
    private int y = TOP;

    private Timeline(Course course) {
        this.course = course;
    }

    /** The picture; empty where nothing lasted. */
    static String of(Course course) {
        if (course.steps().isEmpty()) {
            return "";
        }
        Timeline timeline = new Timeline(course);
        timeline.rows();
        Html picture = new Html();
        int height = timeline.y + 6;
        picture.begin("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "aria-label", "Timeline");
        timeline.grid(picture, height);
        return picture.markup(timeline.html.toString()).end("svg").toString();
    }

    private void grid(Html picture, int height) {
        int step = TICKS[TICKS.length - 1];
        for (int candidate = TICKS.length - 1; candidate >= 0; candidate--) {
            step = course.seconds() / TICKS[candidate] <= MOST_TICKS ? TICKS[candidate] : step;
        }
        for (int second = 0; second <= course.seconds(); second += step) {
            double x = x(second);
            picture.begin(
                            "line",
                            "class",
                            "grid",
                            "x1",
                            number(x),
                            "x2",
                            number(x),
                            "y1",
                            String.valueOf(TOP - 8),
                            "y2",
                            String.valueOf(height - 6))
                    .end("line");
            picture.element(
                    "text",
                    Words.of(Duration.ofSeconds(second)),
                    "class",
                    "faint",
                    "x",
                    number(x),
                    "y",
                    String.valueOf(TOP - 14),
                    "text-anchor",
                    second == 0 ? "start" : "middle");
        }
    }

    private void rows() {
        label("steps");
        course.steps().forEach(this::step);
        y += ROW;
        for (Map.Entry<String, List<DeployEvent.WorkloadChanged>> workload :
                course.workloads().entrySet()) {
            label(workload.getKey());
            workload(workload.getKey(), workload.getValue());
            y += ROW;
        }
        for (Span run : course.runs()) {
            label(run.name());
            bar(run.from(), run.to(), run.isGood() ? "fill-good" : "fill-bad", BAR, title(run));
            y += ROW;
        }
        if (!course.answers().isEmpty()) {
            label("smoke checks");
            course.answers().forEach(this::answer);
            y += ROW;
        }
    }

    private void step(Span step) {
        bar(step.from(), step.to(), step.isGood() ? "soft-run" : "soft-bad", BAR, title(step));
        if ((x(step.to()) - x(step.from())) > step.name().length() * LETTER + 8) {
            html.element(
                    "text",
                    step.name(),
                    "class",
                    "within",
                    "x",
                    number(x(step.from()) + 5),
                    "y",
                    String.valueOf(y + BAR / 2 + 4));
        }
    }

    private static String title(Span span) {
        return span.name() + ": " + Words.of(Duration.ofMillis((long) ((span.to() - span.from()) * 1000)))
                + (span.isGood() ? "" : ", failed");
    }

    private void workload(String name, List<DeployEvent.WorkloadChanged> changes) {
        for (int index = 0; index < changes.size(); index++) {
            WorkloadStatus status = changes.get(index).status();
            boolean isLast = index == changes.size() - 1;
            double from = course.second(changes.get(index).at());
            double to = isLast
                    ? course.seconds()
                    : course.second(changes.get(index + 1).at());
            String tone = tone(status.state());
            bar(from, to, "soft-" + tone, BAR, describe(status));
            int wanted = Math.max(1, status.pods().wanted());
            int least = status.state() == WorkloadStatus.State.FAILED ? 4 : 0;
            int full = Math.max(least, Math.min(BAR, BAR * status.pods().available() / wanted));
            if (full > 0) {
                bar(from, to, "fill-" + tone, full, describe(status));
            }
        }
        for (DeployEvent.ProblemSeen problem : course.problems()) {
            if (problem.workload().equals(name)) {
                mark(course.second(problem.at()), "fill-warn", problem.cause().summary());
            }
        }
    }

    private static String describe(WorkloadStatus status) {
        return status.workload() + ": " + status.pods() + ", " + Words.of(status.state())
                + (status.reason().isEmpty() ? "" : "; " + status.reason());
    }

    private static String tone(WorkloadStatus.State state) {
        return switch (state) {
            case COMPLETE -> Words.GOOD;
            case FAILED -> Words.BAD;
            default -> "run";
        };
    }

    private void answer(DeployEvent.SmokeAnswered answer) {
        String words = answer.smoke() + ": GET " + answer.address() + ": " + answer.answer();
        mark(course.second(answer.at()), answer.isGood() ? "fill-good" : "fill-bad", words);
    }

    private void label(String text) {
        String shown = text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL - 1) + "\u2026";
        html.begin("text", "x", "0", "y", String.valueOf(y + BAR / 2 + 4));
        html.element("title", text).text(shown).end("text");
        html.begin(
                        "rect",
                        "class",
                        "track",
                        "x",
                        String.valueOf(LEFT),
                        "y",
                        String.valueOf(y),
                        "width",
                        String.valueOf(WIDTH - LEFT - RIGHT),
                        "height",
                        String.valueOf(BAR),
                        "rx",
                        "3")
                .end("rect");
    }

    /** A bar that stands on the row's ground. */
    private void bar(double from, double to, String look, int height, String title) {
        double width = Math.max(1.5, x(to) - x(from) - 0.5);
        html.begin(
                "rect",
                "class",
                look,
                "x",
                number(x(from)),
                "y",
                String.valueOf(y + BAR - height),
                "width",
                number(width),
                "height",
                String.valueOf(height));
        html.element("title", title).end("rect");
    }

    private void mark(double second, String look, String title) {
        double x = x(second);
        int middle = y + BAR / 2;
        String points = number(x) + "," + (middle - 7) + " " + number(x + 7) + "," + middle + " " + number(x) + ","
                + (middle + 7) + " " + number(x - 7) + "," + middle;
        html.begin("polygon", "class", look + " mark", "points", points)
                .element("title", title)
                .end("polygon");
    }

    private double x(double second) {
        double share = Math.min(1, second / course.seconds());
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
