package dev.railsk.cli.internal.view;

import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.PlanState.State;
import dev.railsk.deploy.PlanState.StepState;
import java.util.List;

/** How migration plans stand, a line a step. */
public final class PlanLines {

    private PlanLines() {}

    /** All steps of all plans. */
    public static String of(List<PlanState> states) {
        StringBuilder lines = new StringBuilder();
        for (PlanState state : states) {
            lines.append(head(state)).append('\n');
            int width = width(state);
            for (StepState step : state.steps()) {
                String id = step.step().id();
                lines.append("  ")
                        .append(pad(word(step.state()), 9))
                        .append(pad(id, width))
                        .append(step.step().title())
                        .append(detail(step, "\n" + " ".repeat(width + 11)))
                        .append('\n');
            }
        }
        return states.isEmpty() ? "no plan is defined\n" : SafeText.lines(lines.toString());
    }

    /** What comes next of each plan that is not done, with what to do about it. */
    public static String next(List<PlanState> states) {
        StringBuilder lines = new StringBuilder();
        for (PlanState state : states) {
            lines.append(head(state)).append('\n');
            state.next().ifPresent(step -> lines.append("  ")
                    .append(word(step.state()))
                    .append(": ")
                    .append(step.step().id())
                    .append(", ")
                    .append(step.step().title())
                    .append("\n    ")
                    .append(step.step().reason())
                    .append(step.detail().isEmpty() ? "" : "\n    " + step.detail())
                    .append('\n'));
        }
        return states.isEmpty() ? "no plan is defined\n" : SafeText.lines(lines.toString());
    }

    private static String head(PlanState state) {
        long done = state.steps().stream()
                .filter(step -> step.state() == State.DONE || step.state() == State.BY_DEPLOY)
                .count();
        String how = state.isDone() ? "done" : done + " of " + state.steps().size() + " steps done";
        return state.name() + ": " + state.plan().title() + " (" + how + ")";
    }

    private static String word(State state) {
        return switch (state) {
            case DONE -> "done";
            case READY -> "now";
            case WAITING -> "waits";
            case BY_DEPLOY -> "deploy";
            case LATER -> "later";
        };
    }

    private static String detail(StepState step, String newLine) {
        return step.detail().isEmpty() || step.state() == State.BY_DEPLOY ? "" : newLine + step.detail();
    }

    private static int width(PlanState state) {
        int longest = 0;
        for (StepState step : state.steps()) {
            longest = Math.max(longest, step.step().id().length());
        }
        return longest + 2;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
