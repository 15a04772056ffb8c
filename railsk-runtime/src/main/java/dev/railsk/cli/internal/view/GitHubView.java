package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.Output;
import dev.railsk.cli.internal.github.Annotations;
import dev.railsk.deploy.DeployEvent;
import java.util.HashSet;
import java.util.Set;

/** The lines of the plain view for the log of GitHub Actions: each step folded, warnings and problems as annotations. */
public final class GitHubView implements ProgressView {

    private final PlainView plain;
    private final Annotations annotations;
    // A run shows few annotations: the same problem of another pod is in the log.
    private final Set<String> told = new HashSet<>();
    private boolean isInGroup;

    /** A view that writes to the error output. */
    public GitHubView(Output output, boolean isDryRun, Annotations annotations) {
        this.plain = new PlainView(output, isDryRun);
        this.annotations = annotations;
    }

    @Override
    public void on(DeployEvent event) {
        if (event instanceof DeployEvent.StepStarted) {
            endGroup();
            annotations.beginGroup(plain.line(event).orElse(""));
            isInGroup = true;
            return;
        } else if (event instanceof DeployEvent.StepEnded) {
            endGroup();
        }
        plain.on(event);
        if (event instanceof DeployEvent.Warning warning) {
            annotations.warning(warning.message());
        } else if (event instanceof DeployEvent.ProblemSeen problem
                && told.add(problem.workload() + " " + problem.cause().rule())) {
            annotations.seen(problem.workload(), problem.cause());
        }
    }

    @Override
    public void note(String text) {
        plain.note(text);
    }

    @Override
    public void close() {
        endGroup();
    }

    private void endGroup() {
        if (isInGroup) {
            annotations.endGroup();
        }
        isInGroup = false;
    }
}
