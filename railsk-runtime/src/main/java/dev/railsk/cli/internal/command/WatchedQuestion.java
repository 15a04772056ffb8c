package dev.railsk.cli.internal.command;

import dev.railsk.cli.Signals;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.view.ProgressView;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;

/** A question that is put to an image: it is told how far it is, and a signal ends it. */
interface WatchedQuestion<T> {

    /** Ask it. */
    T ask(DeployListener listener, Cancellation cancellation);

    /** Ask it, and tell of it on the error output. */
    static <T> T watch(Invocation invocation, WatchedQuestion<T> question) {
        Cancellation cancellation = new Cancellation();
        try (ProgressView view = Looks.of(invocation).progress(false)) {
            Signals.Watch watch = invocation.context().signals().onStop(cancellation::cancel);
            try {
                return question.ask(view, cancellation);
            } finally {
                watch.close();
            }
        }
    }
}
