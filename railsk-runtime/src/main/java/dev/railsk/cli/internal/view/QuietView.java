package dev.railsk.cli.internal.view;

import dev.railsk.deploy.DeployEvent;

/** Shows nothing. */
public final class QuietView implements ProgressView {

    @Override
    public void on(DeployEvent event) {}

    @Override
    public void note(String text) {}

    @Override
    public void close() {}
}
