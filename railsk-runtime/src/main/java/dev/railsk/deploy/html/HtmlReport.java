package dev.railsk.deploy.html;

import static java.util.Objects.requireNonNull;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A deploy, a rollback or a migration as one page of HTML: how it ended and why, with the next step; a timeline of its steps and workloads;
 * what has become of every object. The page loads nothing and runs no script, so that it can be kept, mailed, or attached to an incident. Text
 * of the cluster is text in it. It holds no secret, as reports and events hold none. Immutable.
 *
 * <pre>{@code
 * try {
 *     HtmlReport.of(deployer.deploy(environment, revision, options, events::add, cancellation), events).write(file);
 * } catch (DeployException failure) {
 *     HtmlReport.of(failure, events).write(file);
 * }
 * }</pre>
 */
public final class HtmlReport {

    private final String page;

    private HtmlReport(String page) {
        this.page = page;
    }

    /** The page of a deploy that ended well; with its events in their order, of which the timeline is made. */
    public static HtmlReport of(DeployReport report, List<DeployEvent> events) {
        return of(requireNonNull(report, "report"), List.of(), events);
    }

    /** The page of a deploy that failed; with its events in their order, of which the timeline is made. */
    public static HtmlReport of(DeployException failure, List<DeployEvent> events) {
        return of(failure.report(), FailureReason.of(failure), events);
    }

    private static HtmlReport of(DeployReport report, List<FailureReason> reasons, List<DeployEvent> events) {
        Course course = Course.of(report, events);
        return new HtmlReport(new Page(report, reasons, course).text());
    }

    /** The page. */
    public String text() {
        return page;
    }

    /**
     * Write the page to a file: beside it first, then in its place, so that nobody sees a half of it.
     *
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        Path name = requireNonNull(file.getFileName(), "the file's name");
        Path folder = file.toAbsolutePath().getParent();
        Path beside = Files.createTempFile(folder, name + ".", ".tmp");
        try {
            Files.write(beside, page.getBytes(StandardCharsets.UTF_8));
            Files.move(beside, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
