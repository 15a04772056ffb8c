package dev.railsk.deploy.internal.observe;

import dev.railsk.problem.Message;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.RailsError;
import java.util.List;
import java.util.Optional;

/** Puts causes into words. */
public final class Causes {

    private Causes() {}

    /** Fact, place and next step, on three lines, the second and third indented; the log is the caller's to show. */
    public static String describe(Cause cause, String indent) {
        String reason = cause.reason().isEmpty() ? "" : cause.reason() + ": ";
        String fact = reason + cause.message() + " [" + cause.rule().id() + "]";
        String line = cause.definedAt().isEmpty() ? "" : ", defined in " + cause.definedAt();
        return new Message(fact, cause.place() + line, cause.nextStep()).text(indent);
    }

    /** The cause with its log, and with what the log says of Rails' errors. */
    public static Cause withLog(Cause cause, List<String> log) {
        Optional<RailsError> error = RailsError.find(log);
        if (error.isEmpty() || cause.message().contains(error.get().line())) {
            return cause.withLog(log);
        }
        String said = cause.message() + "; its log says: " + error.get().line();
        return cause.saying(said, error.get().nextStep()).withLog(log);
    }
}
