package dev.railsk.deploy.internal.run;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import java.util.Optional;

/** Tells the listener, and keeps the deploy safe from it. */
final class Teller {

    private final DeployListener listener;
    private boolean isSilenced;

    Teller(DeployListener listener) {
        this.listener = listener;
    }

    /** Tell; when the listener breaks, a sentence about that, once. */
    Optional<String> tell(DeployEvent event) {
        if (isSilenced) {
            return Optional.empty();
        }
        try {
            listener.on(event);
            return Optional.empty();
        } catch (Throwable broken) {
            // Whatever it is, also what Java would not let it throw: a deploy in the middle must come to its end.
            isSilenced = true;
            if (broken instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            // Its message may be anything, a secret too.
            return Optional.of("the listener broke on " + event.getClass().getSimpleName() + " with "
                    + broken.getClass().getName() + " and is told nothing more");
        }
    }
}
