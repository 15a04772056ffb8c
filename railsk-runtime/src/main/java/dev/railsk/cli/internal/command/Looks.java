package dev.railsk.cli.internal.command;

import dev.railsk.cli.Terminal;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.github.Annotations;
import dev.railsk.cli.internal.github.GitHub;
import dev.railsk.cli.internal.view.GitHubView;
import dev.railsk.cli.internal.view.JsonView;
import dev.railsk.cli.internal.view.LiveView;
import dev.railsk.cli.internal.view.PlainView;
import dev.railsk.cli.internal.view.ProgressView;
import dev.railsk.cli.internal.view.QuietView;
import dev.railsk.cli.internal.view.Style;
import java.util.List;

/** How a command's result and progress look, by its options and its terminal. */
final class Looks {

    static final Option PROGRESS = Option.choice(
            "--progress",
            List.of("auto", "plain", "json", "github"),
            "how to show the progress on the error output: live on a terminal, a line per event, JSON lines, or with GitHub's annotations"
                    + " (auto does that in GitHub Actions)");

    private static final int USUAL_WIDTH = 80;

    private final Invocation invocation;
    private final Terminal terminal;

    private Looks(Invocation invocation, Terminal terminal) {
        this.invocation = invocation;
        this.terminal = terminal;
    }

    static Looks of(Invocation invocation) {
        return new Looks(invocation, invocation.context().terminal().get());
    }

    /** The style of the result. */
    Style result() {
        return style(terminal.isOutput());
    }

    /** How wide the result may be. */
    int width() {
        return terminal.isOutput() && terminal.columns() > 0 ? terminal.columns() : USUAL_WIDTH;
    }

    /** A view of a deploy's progress. */
    ProgressView progress(boolean isDryRun) {
        String wanted = invocation.arguments().value("--progress").orElse("auto");
        Style style = style(terminal.isError());
        if (invocation.arguments().has("--quiet")) {
            return new QuietView();
        } else if (wanted.equals("json")) {
            return new JsonView(invocation.output());
        } else if (isForGitHub()) {
            return new GitHubView(
                    invocation.output(), isDryRun, new Annotations(invocation.context(), invocation.output()));
        } else if (wanted.equals("auto") && terminal.isError() && canRedraw(style)) {
            return LiveView.start(invocation.output(), style, terminal, isDryRun);
        }
        return new PlainView(invocation.output(), isDryRun);
    }

    /** Whether GitHub Actions reads this command's progress. */
    boolean isForGitHub() {
        return GitHub.isReading(
                invocation.arguments().value("--progress").orElse(""),
                invocation.context().environment());
    }

    // A style without colour on a terminal means that somebody asked for plain text, or that it can do no more.
    private boolean canRedraw(Style style) {
        boolean isCi = Style.isOn(invocation.context().environment(), "CI");
        return style.isColored() && terminal.columns() > 0 && !isCi;
    }

    private Style style(boolean isTerminal) {
        return Style.of(invocation.context(), isTerminal, invocation.arguments().has("--no-color"));
    }
}
