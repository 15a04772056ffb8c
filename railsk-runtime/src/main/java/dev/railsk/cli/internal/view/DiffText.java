package dev.railsk.cli.internal.view;

import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.manifest.Difference;

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
        int[] counts = new int[EnvironmentDiff.Effect.values().length];
        for (EnvironmentDiff.ObjectDiff object : diff.objects()) {
            counts[object.effect().ordinal()]++;
            written.add(object);
        }
        written.text.append(summary(counts)).append('\n');
        return written.text.toString();
    }

    private static String summary(int[] counts) {
        int refused = counts[EnvironmentDiff.Effect.REFUSED.ordinal()];
        return "to create: " + counts[EnvironmentDiff.Effect.CREATED.ordinal()] + ", to change: "
                + counts[EnvironmentDiff.Effect.CHANGED.ordinal()] + ", unchanged: "
                + counts[EnvironmentDiff.Effect.UNCHANGED.ordinal()] + (refused > 0 ? ", refused: " + refused : "");
    }

    private void add(EnvironmentDiff.ObjectDiff object) {
        String name = object.object().toString();
        String detail = object.detail().isEmpty() ? "" : ": " + SafeText.line(object.detail());
        switch (object.effect()) {
            case CREATED -> line(style.good("+ " + name + detail));
            case CHANGED -> line(style.warn("~ " + name + detail));
            case REFUSED -> line(style.bad("! " + name + " would be refused" + detail));
            case UNCHANGED -> {
                if (!detail.isEmpty()) {
                    line("  " + name + detail);
                }
            }
        }
        if (object.effect() == EnvironmentDiff.Effect.CHANGED) {
            object.differences().forEach(this::add);
        }
    }

    private void add(Difference difference) {
        line("    " + difference.path());
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
