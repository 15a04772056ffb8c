package dev.railsk.cli.internal.view;

import dev.railsk.deploy.Rehearsal;
import dev.railsk.rollout.Cause;
import java.util.List;
import java.util.Locale;

/** Rehearsals for people: what goes wrong, when it is told, when the deploy ends, and what it says. */
public final class RehearsalText {

    private RehearsalText() {}

    /** A block for each, and how many there were. */
    public static String of(List<Rehearsal> rehearsals) {
        StringBuilder text = new StringBuilder();
        int healed = 0;
        for (Rehearsal rehearsal : rehearsals) {
            block(text, rehearsal);
            healed += rehearsal.isHealed() ? 1 : 0;
        }
        return text.append(rehearsals.size() - healed)
                .append(" end the deploy, ")
                .append(healed)
                .append(" heal")
                .append(healed == 1 ? "s" : "")
                .append('\n')
                .toString();
    }

    private static void block(StringBuilder text, Rehearsal rehearsal) {
        line(
                text,
                rehearsal.scenario().target() + "=" + rehearsal.scenario().outcome() + ": "
                        + rehearsal.scenario().meaning());
        String told = rehearsal
                .toldAfter()
                .map(after -> ", its cause is told after " + after.toSeconds() + " s")
                .orElse("");
        line(text, "  " + end(rehearsal) + " after " + rehearsal.report().took().toSeconds() + " s" + told);
        rehearsal.cause().ifPresent(cause -> cause(text, cause));
        text.append('\n');
    }

    private static String end(Rehearsal rehearsal) {
        return rehearsal.report().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void cause(StringBuilder text, Cause cause) {
        String reason = cause.reason().isEmpty() ? "" : cause.reason() + ": ";
        String line = cause.definedAt().isEmpty() ? "" : ", defined in " + cause.definedAt();
        line(text, "  " + reason + cause.message() + " [" + cause.rule().id() + "]");
        line(text, "    at " + cause.place() + line);
        line(text, "    " + cause.nextStep());
        cause.logLines().forEach(logged -> line(text, "    | " + logged));
    }

    private static void line(StringBuilder text, String line) {
        text.append(SafeText.line(line)).append('\n');
    }
}
