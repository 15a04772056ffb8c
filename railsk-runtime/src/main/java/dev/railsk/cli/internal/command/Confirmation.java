package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.Prompt;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Failure;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.problem.Message;
import java.io.IOException;

/** Has a person confirm that an environment is to be changed, where its definition asks for that. */
final class Confirmation {

    static final Option YES = Option.flag("--yes", "ask nobody, where the environment wants a confirmation");

    private Confirmation() {}

    /** Go on only when it is confirmed. What happens in an embedded cluster needs none. */
    static void of(Invocation invocation, Environment environment, String command) throws IOException {
        if (environment.isConfirmed()) {
            always(invocation, environment, command);
        }
    }

    /** Go on only when it is confirmed, whatever the definition says. What happens in an embedded cluster needs none. */
    static void always(Invocation invocation, Environment environment, String command) throws IOException {
        if (invocation.arguments().has(YES.name()) || invocation.arguments().has("--cluster")) {
            return;
        }
        Prompt prompt = invocation.context().prompt();
        String name = "environment \"" + environment.name() + "\"";
        if (!prompt.isThere()) {
            throw refused(
                    "to " + command + " " + name + " wants a confirmation, and there is no terminal to ask at",
                    "Write --yes, where whoever runs this has seen to it.");
        }
        invocation
                .output()
                .raw("type " + environment.name() + " to " + command + " " + environment.appName() + " there: ");
        if (!prompt.answer().orElse("").strip().equals(environment.name())) {
            throw refused(name + " was not confirmed: the answer was another than its name", "Nothing was written.");
        }
    }

    private static Failure refused(String fact, String nextStep) {
        return new Failure(ExitCode.REFUSED, new Message(fact, "", nextStep));
    }
}
