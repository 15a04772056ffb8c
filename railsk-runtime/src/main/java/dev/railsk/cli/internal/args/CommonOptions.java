package dev.railsk.cli.internal.args;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that every command has. */
public final class CommonOptions {

    /** All of them, in the order of help. */
    public static final List<Option> ALL = List.of(
            Option.of("--app", "NAME", "take this app, of a script that has several"),
            Option.of("--context", "NAME", "use this context of the kubeconfig instead of its current one"),
            Option.of("--kubeconfig", "FILE", "read this kubeconfig instead of $KUBECONFIG or ~/.kube/config"),
            Option.of(
                    "--cluster",
                    "fake[:TARGET=OUTCOME,...]",
                    "use an embedded cluster, which starts empty (needs railsk-testing)"),
            Option.of("--fake-state", "DIR", "start the embedded cluster from what the last command left there"),
            Option.choice("--output", List.of("text", "json"), "print the result as text, or as one JSON report"),
            Option.flag("--quiet", "print the result and errors only"),
            Option.flag("--verbose", "print the stack trace of an error"),
            Option.flag("--no-color", "print without colour and live view, as with NO_COLOR set"),
            Option.flag("--help", "print this and end"));

    private CommonOptions() {}

    static @Nullable Option named(String wanted) {
        for (Option option : ALL) {
            if (option.name().equals(wanted)) {
                return option;
            }
        }
        return null;
    }
}
