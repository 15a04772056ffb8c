package dev.railsk.docs.failures;

import dev.railsk.deploy.Rehearsal;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages about what can go wrong, made of the rules, the notes about them, and what rehearsals say. */
final class FailurePages {

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("images", "Images");
        TITLES.put("starts", "Containers that do not start");
        TITLES.put("crashes", "Containers that end");
        TITLES.put("probes", "Probes");
        TITLES.put("nodes", "Nodes, volumes and networks");
        TITLES.put("refused", "Pods that are refused");
        TITLES.put("healing", "What nodes take away");
        TITLES.put("ends", "How a deploy or a task ends");
    }

    private final Map<String, RuleNotes> notes;
    private final Map<String, String> meanings;
    private final List<Rehearsal> rehearsals;

    /**
     * Pages.
     *
     * @param meanings the sentence that the code has about each rule, by its name
     */
    FailurePages(Map<String, RuleNotes> notes, Map<String, String> meanings, List<Rehearsal> rehearsals) {
        this.notes = notes;
        this.meanings = meanings;
        this.rehearsals = rehearsals;
    }

    Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", index());
        TITLES.forEach((page, title) -> pages.put(page + ".md", plain(page(page, title))));
        return pages;
    }

    private String index() {
        StringBuilder text = new StringBuilder(
                """
                # What can go wrong

                A deploy is judged by rules. Each knows one cause; its name stands at the end of a message, as in `[image-not-found]`, and
                as `rule` in [JSON](../json.md). A cause is told within two seconds of the cluster showing it, and ends the deploy when the
                rule has waited as long as this table says. Where several hold, the gravest is told.

                A verdict has the cluster's words, the container, the last lines of its log, the line of your definition that it is about,
                and the next step. `rehearse ENV` prints what a deploy of your app would say to each of those that can be rehearsed, on a
                cluster in the process: see [deploying](../deploying.md#rehearsing).

                | rule | means | ends a deploy |
                | --- | --- | --- |
                """);
        notes.forEach((rule, note) -> text.append("| [`")
                .append(rule)
                .append("`](")
                .append(note.page())
                .append(".md#")
                .append(rule)
                .append(") | ")
                .append(meanings.getOrDefault(rule, ""))
                .append(" | ")
                .append(rule(rule).patience())
                .append(" |\n"));
        return text.toString();
    }

    private String page(String page, String title) {
        StringBuilder text = new StringBuilder("# " + title + "\n\n[All rules](README.md)\n");
        notes.forEach((rule, note) -> {
            if (note.page().equals(page)) {
                section(text, rule, note);
            }
        });
        return text.toString();
    }

    private void section(StringBuilder text, String rule, RuleNotes note) {
        text.append("\n## ").append(rule).append("\n\n");
        text.append(meanings.getOrDefault(rule, "")).append("\n\n");
        text.append("- In Kubernetes: ").append(note.seen()).append(".\n");
        String patience = rule(rule).patience();
        text.append(
                patience.startsWith("never")
                        ? "- It " + patience.replace("never", "never ends a deploy")
                        : "- It ends a deploy " + patience);
        text.append(": ");
        text.append(note.why()).append(".\n");
        text.append("- What to do: ").append(note.todo()).append(".\n");
        for (Rehearsal rehearsal : rehearsals) {
            rehearsal
                    .cause()
                    .filter(cause -> cause.rule().id().equals(rule))
                    .ifPresent(cause -> example(text, rehearsal, cause));
        }
    }

    private static void example(StringBuilder text, Rehearsal rehearsal, Cause cause) {
        long seconds = rehearsal.report().took().toSeconds();
        String end = rehearsal.isHealed() ? "The deploy ends well after " : "The deploy ends after ";
        text.append("\n`rehearse ENV --only ")
                .append(rehearsal.scenario().outcome())
                .append("`: ");
        text.append(rehearsal.scenario().meaning())
                .append(". ")
                .append(end)
                .append(seconds)
                .append(" s.\n\n```\n");
        String reason = cause.reason().isEmpty() ? "" : cause.reason() + ": ";
        text.append(reason)
                .append(cause.message())
                .append(" [")
                .append(cause.rule().id())
                .append("]\n");
        String line = cause.definedAt().isEmpty() ? "" : ", defined in " + cause.definedAt();
        text.append("  at ").append(cause.place()).append(line).append('\n');
        text.append("  ").append(cause.nextStep()).append('\n');
        cause.logLines().forEach(logged -> text.append("  | ").append(logged).append('\n'));
        text.append("```\n");
    }

    /** Names that change with whatever is rendered would change the pages for nothing. */
    private static String plain(String text) {
        return text.replaceAll("-[a-z0-9]{8,10}-[a-z0-9]{5}\\b", "-5d8f6c7b94-x2k9p")
                .replaceAll("shop-web-[a-z0-9]{8,10}\\b", "shop-web-5d8f6c7b94")
                .replaceAll("-abcd123-1-[a-z0-9]{5}\\b", "-abcd123-1-x2k9p");
    }

    static Rule rule(String id) {
        for (Rule rule : Rule.values()) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("there is no rule " + id);
    }
}
