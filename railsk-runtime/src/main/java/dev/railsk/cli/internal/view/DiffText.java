package dev.railsk.cli.internal.view;

import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.manifest.Difference;
import java.util.EnumMap;
import java.util.Map;

/** What a deploy would change, object by object and field by field. */
public final class DiffText {

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private DiffText(Style style) {
        this.style = style;
    }

    /** The text; its last line counts. */
    public static String of(EnvironmentDiff diff, Style style) {
        DiffText written = new DiffText(style);
        Map<EnvironmentDiff.Effect, Integer> counts = new EnumMap<>(EnvironmentDiff.Effect.class);
        for (EnvironmentDiff.ObjectDiff object : diff.objects()) {
            counts.merge(object.effect(), 1, Integer::sum);
            written.add(object);
        }
        written.text.append(summary(counts)).append('\n');
        return written.text.toString();
    }

    private static String summary(Map<EnvironmentDiff.Effect, Integer> counts) {
        int left = counts.getOrDefault(EnvironmentDiff.Effect.LEFT, 0);
        int deleted = counts.getOrDefault(EnvironmentDiff.Effect.DELETED, 0);
        int refused = counts.getOrDefault(EnvironmentDiff.Effect.REFUSED, 0);
        return "to create: " + counts.getOrDefault(EnvironmentDiff.Effect.CREATED, 0) + ", to change: "
                + counts.getOrDefault(EnvironmentDiff.Effect.CHANGED, 0) + ", unchanged: "
                + counts.getOrDefault(EnvironmentDiff.Effect.UNCHANGED, 0)
                + (deleted > 0 ? ", to delete: " + deleted : "")
                + (left > 0 ? ", no longer defined: " + left : "")
                + (refused > 0 ? ", refused: " + refused : "");
    }

    private void add(EnvironmentDiff.ObjectDiff object) {
        String name = SafeText.line(object.object().toString());
        String detail = object.detail().isEmpty() ? "" : ": " + SafeText.line(object.detail());
        switch (object.effect()) {
            case CREATED -> line(style.good("+ " + name + detail));
            case CHANGED -> line(style.warn("~ " + name + detail));
            case REFUSED -> line(style.bad("! " + name + " would be refused" + detail));
            case DELETED -> line(style.bad("- " + name));
            case LEFT -> line(style.warn("  " + name + " is no longer defined; a deploy leaves it as it is" + detail));
            case UNCHANGED -> {
                if (!detail.isEmpty()) {
                    line("  " + name + detail);
                }
            }
        }
        object.taken().forEach(taken -> line("    takes over " + SafeText.line(TakenText.of(taken))));
        if (object.effect() == EnvironmentDiff.Effect.CHANGED) {
            object.differences().forEach(this::add);
        }
    }

    private void add(Difference difference) {
        line("    " + SafeText.line(difference.path()));
        if (difference.change() != Difference.Change.MISSING) {
            line(style.bad("      - " + SafeText.line(difference.found())));
        }
        if (difference.change() != Difference.Change.ADDED) {
            line(style.good("      + " + SafeText.line(difference.wanted())));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
