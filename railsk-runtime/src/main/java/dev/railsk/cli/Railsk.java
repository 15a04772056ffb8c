package dev.railsk.cli;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.internal.CommandLine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * The command line of an app: {@code render}, {@code diff}, {@code deploy}, {@code migrate}, {@code status}.
 *
 * <pre>{@code
 * public static void main(String... args) {
 *     Railsk.main(Shop::app, args);
 * }
 * }</pre>
 *
 * <p>Exit codes: 0 done; 1 unexpected; 2 usage or invalid definition; 3 refused, by a preflight or the cluster, or a
 * difference with {@code diff --exit-code}; 4 rollout or smoke check failed; 5 migration or another task failed; 6 no connection or not logged in; 130
 * interrupted.
 *
 * <p>Only the result goes to the output, always as UTF-8; progress and messages go to the error output.
 */
public final class Railsk {

    private static final String NO_PROXY_PASSWORDS = "jdk.http.auth.tunneling.disabledSchemes";

    private Railsk() {}

    /**
     * Run the command that the arguments name, and exit; after success, return to a main method that has nothing left to do.
     *
     * <p>An app that cannot be defined is told of as any other bad input, without a stack trace, when it is defined by the
     * supplier: {@code Railsk.main(Deploy::app, args)}. So write the app as a method. A mistake in a constant of the class
     * with {@code main} would fail before railsk is called, with a stack trace and exit code 1, even for {@code --help}.
     */
    public static void main(Supplier<RailsApp> app, String... args) {
        main(List.of(app), args);
    }

    /**
     * Run the command that the arguments name for one of several apps, such as those of one repository: {@code Railsk.main(List.of(
     * Shop::app, Blog::app), args)}. {@code --app} names it. Two apps that have one object with different content are refused.
     */
    public static void main(List<Supplier<RailsApp>> apps, String... args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        letProxiesHavePasswords();
        int code = run(apps, args, out, err, CommandContext.ofProcess());
        // From JDK 21 on, System.exit looks for a logger to tell of it, which takes a third of a cached start.
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Java keeps the password of a kubeconfig's proxy to itself otherwise, and asks for this once, before its first connection. */
    private static void letProxiesHavePasswords() {
        if (System.getProperty(NO_PROXY_PASSWORDS) == null) {
            System.setProperty(NO_PROXY_PASSWORDS, "");
        }
    }

    /**
     * Run the command that the arguments name, and return its exit code. Takes variables and folders from the process, and
     * neither terminal nor signals: interrupt the calling thread to stop a deploy.
     */
    public static int run(RailsApp app, String[] args, OutputStream out, OutputStream err) {
        CommandContext context =
                CommandContext.ofProcess().withTerminal(Terminal.NONE).withSignals(Signals.NONE);
        return run(() -> app, args, out, err, context);
    }

    /**
     * Run the command that the arguments name, and return its exit code. Reads nothing of the process, and may run in
     * several threads at once.
     */
    public static int run(
            Supplier<RailsApp> app, String[] args, OutputStream out, OutputStream err, CommandContext context) {
        return run(List.of(app), args, out, err, context);
    }

    /**
     * Run the command that the arguments name for one of several apps, and return its exit code. Reads nothing of the process, and may run
     * in several threads at once.
     *
     * @throws IllegalArgumentException when there is no app
     */
    public static int run(
            List<Supplier<RailsApp>> apps, String[] args, OutputStream out, OutputStream err, CommandContext context) {
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one app");
        }
        return new CommandLine(apps, context, out, err).run(List.of(args)).code();
    }
}
