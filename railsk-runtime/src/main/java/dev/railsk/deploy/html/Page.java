package dev.railsk.deploy.html;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.FailureReason;
import dev.railsk.deploy.internal.run.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole page, from top to bottom. */
final class Page {

    private final DeployReport report;
    private final List<FailureReason> reasons;
    private final Course course;
    private final Html html = new Html();

    Page(DeployReport report, List<FailureReason> reasons, Course course) {
        this.report = report;
        this.reasons = reasons;
        this.course = course;
    }

    String text() {
        head();
        html.begin("main");
        title();
        reasons();
        rollback();
        timeline();
        problems();
        Tables tables = new Tables(html, report);
        workloads();
        tables.runs();
        tables.smokes();
        tables.objects();
        tables.steps();
        warnings();
        log();
        html.element("footer", "Written by railsk. Times are the cluster's.");
        html.end("main").end("body").end("html");
        return html.toString();
    }

    private void head() {
        String style = style();
        html.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .begin(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'sha256-" + hash(style)
                                + "'; base-uri 'none'; form-action 'none'")
                .markup("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.element("title", headline() + ": " + report.outcome().label());
        html.markup("<style>" + style + "</style>\n</head>\n<body>\n");
    }

    private String headline() {
        return report.app() + " to " + report.environment();
    }

    private void title() {
        html.begin("header").element("h1", headline());
        html.element("span", report.outcome().label(), "class", "badge " + Words.tone(report.outcome()));
        if (report.isDryRun()) {
            html.element("span", "dry run", "class", "badge plain");
        }
        html.end("header");
        html.begin("section", "class", "card").begin("dl", "class", "facts");
        fact("Revision", report.revision(), true);
        if (course.release() > 0) {
            fact("Release", String.valueOf(course.release()), false);
        }
        fact("Namespace", report.namespace(), true);
        fact("Cluster", report.cluster().context() + " (" + report.cluster().server() + ")", false);
        fact("Who", report.by().name(), false);
        fact("From", report.by().place(), false);
        fact("Began", Words.of(report.startedAt()), false);
        fact("Took", Words.of(report.took()), false);
        html.end("dl").end("section");
    }

    private void fact(String name, String value, boolean isCode) {
        String text = value.isEmpty() ? "-" : value;
        html.begin("div").element("dt", name).begin("dd");
        if (isCode) {
            html.element("code", text);
        } else if (isLink(text)) {
            html.element("a", text, "href", text, "rel", "noopener noreferrer");
        } else {
            html.text(text);
        }
        html.end("dd").end("div");
    }

    /** Whether it is the address of a page and nothing else, such as that of a run in CI. */
    private static boolean isLink(String text) {
        if (!text.startsWith("https://")) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (!(letter > ' ' && letter < 0x7f) || "\"'<>\\^`{|}".indexOf(letter) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void reasons() {
        if (reasons.isEmpty()) {
            return;
        }
        html.element("h2", "Why");
        for (FailureReason reason : reasons) {
            html.begin("section", "class", "card reason");
            html.begin("p", "class", "fact").text(reason.fact());
            if (!reason.id().isEmpty()) {
                html.text(" ").element("code", reason.id(), "class", "faint");
            }
            html.end("p");
            if (!reason.place().isEmpty() || !reason.definedAt().isEmpty()) {
                html.begin("p", "class", "where").text(reason.place());
                if (!reason.definedAt().isEmpty()) {
                    html.text(reason.place().isEmpty() ? "defined in " : ", defined in ")
                            .element("code", reason.definedAt());
                }
                html.end("p");
            }
            if (!reason.nextStep().isEmpty()) {
                html.begin("p", "class", "next")
                        .element("b", "Next step ")
                        .text(reason.nextStep())
                        .end("p");
            }
            if (!reason.evidence().isEmpty()) {
                html.lines(reason.evidence());
            }
            html.end("section");
        }
    }

    private void rollback() {
        report.rollback().ifPresent(rollback -> html.element("h2", "Rollback")
                .begin("section", "class", "card")
                .element("p", rollback.words(), "class", rollback.isDone() ? Words.GOOD : Words.BAD)
                .end("section"));
    }

    /** As they stand now: after the rollback, where there was one. */
    private void workloads() {
        Optional<DeployReport> back = report.rollback().flatMap(DeployReport.Rollback::report);
        new Tables(html, back.orElse(report))
                .workloads(back.isPresent() ? "Workloads after the rollback" : "Workloads");
    }

    private void timeline() {
        String picture = Timeline.of(course);
        if (picture.isEmpty()) {
            return;
        }
        html.element("h2", "Timeline").begin("section", "class", "card");
        html.begin("div", "class", "scroll").markup(picture).end("div");
        html.begin("p", "class", "legend")
                .element("span", "pods of the new revision that serve", "class", "l-run")
                .element("span", "complete", "class", "l-good")
                .element("span", "failed", "class", "l-bad");
        if (!course.problems().isEmpty()) {
            html.element("span", "a problem was seen", "class", "l-problem");
        }
        html.end("p").end("section");
    }

    private void problems() {
        if (course.problems().isEmpty()) {
            return;
        }
        html.element("h2", "Problems on the way").begin("section", "class", "card");
        html.begin("div", "class", "scroll").begin("table");
        html.markup("<tr><th class=\"number\">after</th><th>workload</th><th>problem</th></tr>\n");
        for (Map.Entry<DeployEvent.ProblemSeen, Integer> entry : alike().entrySet()) {
            DeployEvent.ProblemSeen problem = entry.getKey();
            Duration after = Duration.ofMillis((long) (course.second(problem.at()) * 1000));
            html.begin("tr").element("td", Words.of(after), "class", "number");
            html.element("td", problem.workload(), "class", "word")
                    .begin("td")
                    .text(problem.cause().summary());
            if (entry.getValue() > 1) {
                html.element("div", "and " + (entry.getValue() - 1) + " more of its pods", "class", "faint");
            }
            html.end("td").end("tr");
        }
        html.end("table").end("div").end("section");
    }

    /** The first problem of each kind that a workload had, and how many pods had it. */
    private Map<DeployEvent.ProblemSeen, Integer> alike() {
        Map<String, DeployEvent.ProblemSeen> first = new HashMap<>();
        Map<DeployEvent.ProblemSeen, Integer> counts = new LinkedHashMap<>();
        for (DeployEvent.ProblemSeen problem : course.problems()) {
            String kind = problem.workload() + " " + problem.cause().rule();
            first.putIfAbsent(kind, problem);
            counts.merge(first.get(kind), 1, Integer::sum);
        }
        return counts;
    }

    private void warnings() {
        if (report.warnings().isEmpty()) {
            return;
        }
        html.element("h2", "Warnings").begin("section", "class", "card").begin("ul", "class", "plain");
        report.warnings().forEach(warning -> html.element("li", warning));
        html.end("ul").end("section");
    }

    private void log() {
        if (course.lines().isEmpty()) {
            return;
        }
        html.element("h2", "Log of tasks").begin("section", "class", "card");
        if (course.leftOut() > 0) {
            html.element("p", "The last " + course.lines().size() + " lines; " + course.leftOut() + " came before.");
        }
        html.lines(course.lines()).end("section");
    }

    private static String style() {
        try (InputStream stream = Page.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("report.css is not beside " + Page.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String style) {
        return Base64.getEncoder().encodeToString(Sha256.of(style));
    }
}
