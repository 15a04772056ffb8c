package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Failure;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.problem.Message;
import java.util.Optional;

/** The build that a command is about: as given, as the image is pinned to, or as it runs. */
final class RevisionChoice {

    private RevisionChoice() {}

    /** The given one, else the pinned one. */
    static Optional<Revision> written(Invocation invocation, Environment environment) {
        Optional<Revision> given = GivenRevision.of(invocation.arguments());
        return given.isPresent() ? given : environment.pin();
    }

    /** The given one; else the one that runs, which is told. */
    static Revision orRunning(Invocation invocation, Environment environment, Deployer deployer) {
        Optional<Revision> written = written(invocation, environment);
        if (written.isPresent()) {
            return written.get();
        }
        Revision running = deployer.runningRevision(environment)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        new Message(
                                "environment \"" + environment.name() + "\" runs no revision of \""
                                        + environment.appName() + "\", or several",
                                "",
                                "Say which is meant: --revision with an image tag or a digest.")));
        invocation.tell("revision " + running + ", which is running");
        return running;
    }
}
