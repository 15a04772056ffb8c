package dev.railsk.deploy;

/**
 * Is told what happens in a deploy.
 *
 * <p>All events of one deploy come one after the other, on the thread that called {@link Deployer}. The deploy waits for the
 * listener. A listener that throws does not break the deploy: it is told nothing more, and the report has a warning.
 */
@FunctionalInterface
public interface DeployListener {

    /** Something happened. */
    void on(DeployEvent event);

    /** A listener that does nothing. */
    static DeployListener silent() {
        return event -> {};
    }
}
