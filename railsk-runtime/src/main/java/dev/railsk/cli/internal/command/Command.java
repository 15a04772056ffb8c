package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import java.io.IOException;

/** One command. */
public interface Command {

    /** What it takes. */
    CommandModel model();

    /** Whether it talks to a cluster, whatever the arguments. */
    boolean asksCluster();

    /** With which code it ends when something of railsk's own went wrong that others end so with. */
    default ExitCode ownFailure(ExitCode usual) {
        return usual;
    }

    /**
     * Do it.
     *
     * @throws IOException when the result cannot be written
     * @throws InterruptedException when the thread is interrupted
     */
    ExitCode run(Invocation invocation) throws IOException, InterruptedException;
}
