package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.github.JobSummary;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.FailureReason;
import dev.railsk.deploy.html.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a deploy leaves in files when it has ended, well or not: a page of HTML, and the summary of a job in GitHub Actions. That one cannot
 * be written is told, and changes nothing else.
 */
final class Aftermath {

    static final Option REPORT =
            Option.of("--report", "FILE", "write how it went to a page of HTML, also when it fails");

    /** More lines of logs are in no report. */
    private static final int MOST_LINES = 1000;

    private final Invocation invocation;
    private final Optional<Path> page;
    private final Optional<Path> summary;
    private final List<DeployEvent> events = new ArrayList<>();
    private final Deque<DeployEvent> lines = new ArrayDeque<>();

    private Aftermath(Invocation invocation, Optional<Path> page, Optional<Path> summary) {
        this.invocation = invocation;
        this.page = page;
        this.summary = summary;
    }

    static Aftermath of(Invocation invocation, Looks looks) {
        Path directory = invocation.context().directory();
        String file = invocation.context().environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        boolean isForGitHub = looks.isForGitHub() && !file.isEmpty();
        return new Aftermath(
                invocation, page(invocation), isForGitHub ? Optional.of(directory.resolve(file)) : Optional.empty());
    }

    /** The file of the page; where it cannot be written the command ends before it has done anything. */
    private static Optional<Path> page(Invocation invocation) {
        Optional<String> given = invocation.arguments().value(REPORT.name());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Path file = invocation.context().directory().resolve(given.get());
        Path folder = file.toAbsolutePath().getParent();
        if (given.get().isBlank() || Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(
                    REPORT.name() + " needs a file in a folder that is there, but was \"" + given.get() + "\"",
                    "Write it as in " + REPORT.name() + " deploy.html, and make its folder first.");
        }
        return Optional.of(file);
    }

    /** A listener that remembers what is needed, and hands everything on. */
    DeployListener before(DeployListener next) {
        return event -> {
            if (page.isPresent() || event instanceof DeployEvent.Finished) {
                remember(event);
            }
            next.on(event);
        };
    }

    private void remember(DeployEvent event) {
        if (event instanceof DeployEvent.LogLine) {
            lines.add(event);
            if (lines.size() > MOST_LINES) {
                lines.remove();
            }
        } else {
            events.add(event);
        }
    }

    /** It ended well. */
    void ended(DeployReport report) {
        writePage(() -> HtmlReport.of(report, remembered()));
        writeSummary(report, List.of());
    }

    /** It failed. */
    void failed(DeployException failure) {
        writePage(() -> HtmlReport.of(failure, remembered()));
        writeSummary(failure.report(), FailureReason.of(failure));
    }

    /** It broke, with an error that nobody foresaw: its report is in its last event. */
    void broken() {
        @Nullable DeployEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
        if (last instanceof DeployEvent.Finished finished) {
            ended(finished.report());
        }
    }

    private List<DeployEvent> remembered() {
        List<DeployEvent> all = new ArrayList<>(events);
        all.addAll(lines);
        return all;
    }

    private void writePage(Supplier<HtmlReport> report) {
        if (page.isPresent()) {
            try {
                report.get().write(page.get());
            } catch (IOException unwritable) {
                tell("the report " + page.get(), unwritable);
            }
        }
    }

    private void writeSummary(DeployReport report, List<FailureReason> reasons) {
        if (summary.isPresent()) {
            try {
                Files.writeString(
                        summary.get(),
                        JobSummary.of(report, reasons),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException unwritable) {
                tell("the job's summary " + summary.get(), unwritable);
            }
        }
    }

    private void tell(String what, IOException unwritable) {
        invocation.output().message("warning: could not write " + what + ": " + unwritable);
    }
}
