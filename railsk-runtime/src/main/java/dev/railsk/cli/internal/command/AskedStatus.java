package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.view.MigrationsTable;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.util.Map;

/** {@code migrate ENV status}: asks the image how its migrations stand. Pending ones are an answer; an image that does not tell is none. */
final class AskedStatus {

    private final Invocation invocation;
    private final Deployer deployer;

    AskedStatus(Invocation invocation, Deployer deployer) {
        this.invocation = invocation;
        this.deployer = deployer;
    }

    ExitCode print(Environment environment, Revision revision) throws IOException {
        AskedMigrations asked = ask(environment, revision);
        ExitCode exitCode = asked.pending().found().isPresent() ? ExitCode.DONE : ExitCode.TASK_FAILED;
        if (invocation.wantsJson()) {
            Map<String, Object> json = MigrateCommand.heading(environment, revision);
            json.putAll(DeployJson.of(asked).map());
            invocation.report(exitCode, Tree.of(json));
        } else {
            invocation
                    .output()
                    .result(MigrationsTable.of(asked, Looks.of(invocation).result()));
        }
        return exitCode;
    }

    private AskedMigrations ask(Environment environment, Revision revision) {
        return WatchedQuestion.watch(invocation, (listener, cancellation) -> deployer.image(environment, revision)
                .migrations(DeployCommand.byOperator(invocation), listener, cancellation));
    }
}
