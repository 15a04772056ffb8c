package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.github.JobSummary;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** What a deploy leaves in files when it has ended, well or not. That one cannot be written is told, and changes nothing else. */
final class Aftermath {

    private final Invocation invocation;
    private final Optional<Path> summary;

    private Aftermath(Invocation invocation, Optional<Path> summary) {
        this.invocation = invocation;
        this.summary = summary;
    }

    static Aftermath of(Invocation invocation, Looks looks) {
        String file = invocation.context().environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        boolean isWanted = looks.isForGitHub() && !file.isEmpty();
        return new Aftermath(
                invocation,
                isWanted ? Optional.of(invocation.context().directory().resolve(file)) : Optional.empty());
    }

    /** It ended well. */
    void ended(DeployReport report) {
        write(report, List.of());
    }

    /** It failed. */
    void failed(DeployException failure) {
        write(failure.report(), FailureReason.of(failure));
    }

    private void write(DeployReport report, List<FailureReason> reasons) {
        if (summary.isPresent()) {
            append(summary.get(), JobSummary.of(report, reasons));
        }
    }

    private void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            invocation.output().message("warning: could not write the job's summary " + file + ": " + unwritable);
        }
    }
}
