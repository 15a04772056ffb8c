package dev.railsk.cli.internal;

import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.args.Wishes;
import dev.railsk.cli.internal.command.Command;
import dev.railsk.cli.internal.github.Annotations;
import dev.railsk.cli.internal.view.ResultJson;
import dev.railsk.cli.internal.view.SafeText;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.deploy.NotPromotableException;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.deploy.SmokeFailedException;
import dev.railsk.deploy.TaskFailedException;
import dev.railsk.deploy.WrongClusterException;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Message;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is told of a command that did not end well. */
final class FailureReport {

    private static final int NOT_LOGGED_IN = 401;

    private final Throwable failure;
    private final ExitCode exitCode;
    private final String message;

    private FailureReport(Throwable failure, ExitCode exitCode, String message) {
        this.failure = failure;
        this.exitCode = exitCode;
        this.message = message;
    }

    static FailureReport of(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean isWrapper = (thrown instanceof ExceptionInInitializerError && cause instanceof RuntimeException)
                || (thrown instanceof UncheckedIOException && cause instanceof IOException);
        if (isWrapper && cause != null) {
            return of(cause);
        }
        ExitCode exitCode = exitCode(thrown);
        String text = String.valueOf(thrown.getMessage());
        if (exitCode.equals(ExitCode.UNEXPECTED)) {
            String fact = (thrown instanceof IOException ? "could not read or write: " : "unexpected: ") + thrown;
            text = new Message(fact, "", "Run it again with --verbose to see where.").text("");
        } else if (thrown instanceof InterruptedException) {
            text = "interrupted";
        }
        return new FailureReport(thrown, exitCode, text);
    }

    /** The same with the code that this command ends with; null where there is none. */
    FailureReport in(@Nullable Command command) {
        return command == null ? this : new FailureReport(failure, command.ownFailure(exitCode), message);
    }

    private static ExitCode exitCode(Throwable thrown) {
        if (thrown instanceof UsageException
                || thrown instanceof DefinitionException
                || thrown instanceof ManifestException) {
            return ExitCode.USAGE;
        } else if (thrown instanceof Failure known) {
            return known.exitCode();
        } else if (thrown instanceof DeployException deploy) {
            return switch (deploy.report().outcome()) {
                case SUCCEEDED -> ExitCode.DONE;
                case REFUSED -> ExitCode.REFUSED;
                case ROLLOUT_FAILED, SUPERSEDED -> ExitCode.ROLLOUT_FAILED;
                case MIGRATION_FAILED, TASK_FAILED -> ExitCode.TASK_FAILED;
                case SMOKE_FAILED -> ExitCode.SMOKE_FAILED;
                case CANCELLED -> ExitCode.INTERRUPTED;
                case NO_CONNECTION -> ExitCode.NO_CONNECTION;
                case BROKEN -> ExitCode.UNEXPECTED;
            };
        } else if (thrown instanceof ReleaseRecordException
                || thrown instanceof WrongClusterException
                || thrown instanceof NotPromotableException) {
            return ExitCode.REFUSED;
        } else if (thrown instanceof ClusterRefusedException refused) {
            return refused.code() == NOT_LOGGED_IN ? ExitCode.NO_CONNECTION : ExitCode.REFUSED;
        } else if (thrown instanceof ClusterException) {
            return ExitCode.NO_CONNECTION;
        } else if (thrown instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.UNEXPECTED;
    }

    /** Tell it, in the way that the arguments ask for. */
    ExitCode tell(Wishes wishes, Output output) {
        if (isBrokenPipe(failure)) {
            // Whoever reads the result has seen enough, as in "render staging | head".
            return ExitCode.DONE;
        }
        ResultJson result = new ResultJson(exitCode, wishes.simulated());
        if (wishes.jsonLines()) {
            output.raw(result.failedLine(message) + "\n");
        } else {
            tellPeople(output);
        }
        if (wishes.verbose()) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            output.message(trace.toString().stripTrailing());
        }
        if (wishes.json()) {
            tellJson(result, output);
        }
        return exitCode;
    }

    /** Tell GitHub's runner. */
    void annotate(Annotations annotations) {
        annotations.failed(failure, message);
    }

    private void tellPeople(Output output) {
        output.message("error: " + message);
        for (Cause cause : causes(failure)) {
            tellLog(cause, output);
        }
    }

    private static List<Cause> causes(Throwable failure) {
        if (failure instanceof RolloutFailedException rollout) {
            return rollout.causes();
        }
        if (failure instanceof SmokeFailedException smoke) {
            return smoke.causes();
        }
        if (failure instanceof TaskFailedException task) {
            return List.of(task.why());
        }
        return failure instanceof MigrationFailedException migration ? List.of(migration.why()) : List.of();
    }

    private static void tellLog(Cause cause, Output output) {
        if (!cause.logLines().isEmpty()) {
            String what = cause.rule() == Rule.SMOKE_FAILED
                    ? "the answer began:"
                    : "the last lines of " + cause.place() + ":";
            output.message("  " + SafeText.line(what));
        }
        for (String line : cause.logLines()) {
            output.message("    | " + SafeText.line(line));
        }
    }

    private void tellJson(ResultJson result, Output output) {
        Tree document = failure instanceof DeployException deploy ? DeployJson.of(deploy) : ResultJson.noResult();
        try {
            output.result(result.failed(message, document));
        } catch (IOException e) {
            output.message("error: could not write the report: " + e.getMessage());
        }
    }

    private static boolean isBrokenPipe(Throwable thrown) {
        @Nullable String text = thrown instanceof IOException ? thrown.getMessage() : null;
        String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return lower.contains("broken pipe")
                || lower.contains("pipe is being closed")
                || lower.contains("pipe has been ended");
    }
}
