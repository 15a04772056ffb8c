package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.view.SafeText;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code migrate ENV log}: what the last migration of a revision wrote, as the record of its release keeps it when its Jobs are gone. */
final class MigrationLog {

    private final Invocation invocation;
    private final Deployer deployer;

    MigrationLog(Invocation invocation, Deployer deployer) {
        this.invocation = invocation;
        this.deployer = deployer;
    }

    ExitCode print(Environment environment, Revision revision) throws IOException {
        Optional<Release> found = Optional.empty();
        for (Release release : deployer.history(environment)) {
            if (found.isEmpty()
                    && release.revision().equals(revision.value())
                    && !release.results().logs().isEmpty()) {
                found = Optional.of(release);
            }
        }
        if (invocation.wantsJson()) {
            Map<String, Object> json = MigrateCommand.heading(environment, revision);
            found.ifPresent(release -> json.putAll(DeployJson.of(release).map()));
            invocation.report(ExitCode.DONE, Tree.of(json));
        } else {
            invocation
                    .output()
                    .result(found.map(MigrationLog::text)
                            .orElseGet(() -> "no log of a migration of " + revision + " is recorded for "
                                    + environment.name() + "\n"));
        }
        return ExitCode.DONE;
    }

    private static String text(Release release) {
        StringBuilder text = new StringBuilder();
        for (TaskRun job : release.results().migrations()) {
            List<String> lines = release.results().logs().get(job.task());
            if (lines != null) {
                text.append(SafeText.line("release " + release.number() + ", Job " + job.job()))
                        .append('\n');
                lines.forEach(
                        line -> text.append("  | ").append(SafeText.line(line)).append('\n'));
            }
        }
        return text.toString();
    }
}
