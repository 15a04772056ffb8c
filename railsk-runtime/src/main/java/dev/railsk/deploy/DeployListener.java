package dev.railsk.deploy;

/**
 * Is told what happens in a deploy.
 *
 * <p>All events of one deploy come one after the other, on the thread that called {@link Deployer}. The deploy waits for the
 * listener.
 *
 * <p>A listener that throws does not break the deploy, whatever it throws: an exception, an {@link Error}, or a checked exception
 * as Kotlin throws it. The deploy goes on to its end and returns its report, with a warning. The listener is told nothing more,
 * not even that the deploy {@linkplain DeployEvent.Finished finished}. If it throws an {@link InterruptedException}, its thread
 * counts as interrupted, which stops the deploy as ever. To stop it otherwise, use {@link Cancellation}.
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
