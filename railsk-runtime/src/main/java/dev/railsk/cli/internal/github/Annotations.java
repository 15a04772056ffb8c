package dev.railsk.cli.internal.github;

import dev.railsk.cli.CommandContext;
import dev.railsk.cli.internal.Output;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.FailureReason;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Message;
import dev.railsk.problem.Problem;
import dev.railsk.rollout.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells GitHub's runner what is wrong, at the author's own file and line where that is known. */
public final class Annotations {

    private final Output output;
    private final SourceFiles files;

    /** Annotations that go to the error output. */
    public Annotations(CommandContext context, Output output) {
        this.output = output;
        this.files = SourceFiles.of(context);
    }

    /** What ended a command: one error for each problem or reason. */
    public void failed(Throwable failure, String message) {
        if (failure instanceof DefinitionException definition
                && !definition.problems().isEmpty()) {
            definition.problems().forEach(this::problem);
        } else if (failure instanceof DeployException deploy) {
            String title = deploy.report().app() + " to " + deploy.report().environment() + ": "
                    + deploy.report().outcome().label();
            FailureReason.of(deploy).forEach(reason -> reason(title, reason));
        } else {
            tell("error", "railsk", message, "");
        }
    }

    /** A problem of a pod that is not a verdict yet. */
    public void seen(String workload, Cause cause) {
        String text = new Message(cause.summary(), cause.definedAt(), cause.nextStep()).text("");
        tell("warning", "problem of " + workload, text, cause.definedAt());
    }

    /** Something that people should know. */
    public void warning(String message) {
        tell("warning", "railsk", message, message);
    }

    /** What follows is folded under this title. */
    public void beginGroup(String title) {
        output.raw(WorkflowCommand.of("group", title).line());
    }

    /** What follows is in no group. */
    public void endGroup() {
        output.raw(WorkflowCommand.of("endgroup", "").line());
    }

    private void problem(Problem problem) {
        String title = problem.path().isEmpty() ? "railsk" : String.join(" > ", problem.path());
        tell("error", title, problem.describe(""), problem.origin().line().orElse(""));
    }

    private void reason(String title, FailureReason reason) {
        String place = reason.place();
        if (!reason.definedAt().isEmpty()) {
            place += (place.isEmpty() ? "" : ", ") + "defined in " + reason.definedAt();
        }
        String fact = reason.fact() + (reason.id().isEmpty() ? "" : " [" + reason.id() + "]");
        String text = new Message(fact, place, reason.nextStep()).text("");
        tell("error", title, text, place);
    }

    private void tell(String level, String title, String text, String place) {
        Map<String, String> properties = new LinkedHashMap<>();
        Optional<AuthorPlace> author = AuthorPlace.in(place);
        Optional<String> path = author.flatMap(found -> files.path(found.file()));
        if (path.isPresent() && author.isPresent()) {
            properties.put("file", path.get());
            properties.put("line", String.valueOf(author.get().line()));
        }
        properties.put("title", title);
        output.raw(new WorkflowCommand(level, properties, text).line());
    }
}
