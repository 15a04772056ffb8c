package dev.railsk.cli.internal.view;

import dev.railsk.deploy.DeployListener;

/** Shows a deploy while it runs. Close it before anything else is written. */
public interface ProgressView extends DeployListener, AutoCloseable {

    /** Show a line that is no event. May be called by any thread. */
    void note(String text);

    @Override
    void close();
}
