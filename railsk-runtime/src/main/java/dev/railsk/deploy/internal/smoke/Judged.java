package dev.railsk.deploy.internal.smoke;

import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.smoke.SmokeCheck.Wanted;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer, compared with what is wanted.
 *
 * @param isGood whether it is that
 * @param fact what it was, in words
 * @param nextStep what to do about it; empty for a good one
 * @param evidence the first lines of its body
 */
record Judged(boolean isGood, String fact, String nextStep, List<String> evidence) {

    private static final int MOST_LINES = 8;
    private static final int LONGEST_LINE = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    /** Judge; what the mask hides is not in any of the words. */
    static Judged of(Wanted wanted, HttpAnswer answer, SecretMask mask) {
        if (answer instanceof HttpAnswer.Answered answered) {
            return of(wanted, answered, mask);
        }
        String reason = ((HttpAnswer.Unanswered) answer).reason();
        return new Judged(
                false,
                "no answer: " + mask.hide(reason),
                "See that the address resolves and can be reached from where the deploy runs, and that ingress and certificate are"
                        + " there.",
                List.of());
    }

    private static Judged of(Wanted wanted, HttpAnswer.Answered answer, SecretMask mask) {
        boolean hasStatus = answer.status() == wanted.status();
        boolean hasText =
                wanted.text().isEmpty() || answer.body().contains(wanted.text().get());
        if (hasStatus && hasText) {
            return new Judged(true, "answered " + answer.status(), "", List.of());
        }
        List<String> evidence = firstLines(mask.hide(answer.body()));
        if (hasStatus) {
            String text = mask.hide(wanted.text().orElse(""));
            return new Judged(
                    false,
                    "answered " + answer.status() + " without the text \"" + text + "\"",
                    "See what it answers instead, or correct text(..) of the smoke check.",
                    evidence);
        }
        String to = answer.location().isEmpty() ? "" : ", which leads to " + mask.hide(answer.location());
        return new Judged(
                false, "answered " + answer.status() + to + ", and not " + wanted.status(), nextStep(answer), evidence);
    }

    private static String nextStep(HttpAnswer.Answered answer) {
        int status = answer.status();
        if (status >= REDIRECT && status < CLIENT_ERROR) {
            return "Ask for the address that it leads to, or write status(" + status + ").";
        } else if (status == FORBIDDEN && answer.body().contains("Blocked host")) {
            return "Rails' host authorization refuses the host: add it to config.hosts.";
        } else if (status == NOT_FOUND) {
            return "Correct the path of the smoke check, or see that a route and the ingress lead there.";
        } else if (status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT) {
            return "What stands before the app has no pod that answers: see the ingress controller's log, the Service's port and"
                    + " endpoints.";
        }
        return status >= SERVER_ERROR
                ? "Read the log of the web workload."
                : "See what it answers instead, or correct status(..) of the smoke check.";
    }

    private static List<String> firstLines(String body) {
        List<String> lines = new ArrayList<>();
        for (String line : body.lines().limit(200).toList()) {
            if (!line.isBlank() && lines.size() < MOST_LINES) {
                String text = line.strip();
                lines.add(text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "...");
            }
        }
        return lines;
    }

    /** Why the check failed. */
    Cause cause(ObjectRef object, String address, int tries) {
        String often = tries == 1 ? "" : "; it was asked " + tries + " times";
        return new Cause(Rule.SMOKE_FAILED, object, "", "", "GET " + address + ": " + fact + often, nextStep, evidence);
    }
}
