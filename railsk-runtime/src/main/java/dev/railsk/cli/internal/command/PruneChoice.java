package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.deploy.Pruning;

/** What may be deleted, by the options that say so. */
final class PruneChoice {

    static final Option NONE = Option.flag("--no-prune", "leave what is no longer defined");
    static final Option NAMED = Option.of(
            "--delete",
            "KIND/NAME,...",
            "delete these too when they are no longer defined, although they may hold data");

    private PruneChoice() {}

    static Pruning of(Arguments arguments) {
        String named = arguments.value(NAMED.name()).orElse("");
        if (arguments.has(NONE.name())) {
            if (!named.isEmpty()) {
                throw new UsageException(
                        NONE.name() + " and " + NAMED.name() + " contradict each other", "Keep one of the two.");
            }
            return Pruning.OFF;
        }
        return named(named);
    }

    /** What may be deleted whatever it holds. */
    static Pruning named(String list) {
        Pruning pruning = Pruning.ON;
        for (String name : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            try {
                pruning = pruning.including(name);
            } catch (IllegalArgumentException malformed) {
                throw new UsageException(
                        NAMED.name() + " must name objects as KIND/NAME, but was given \"" + name + "\"",
                        "Write it as in " + NAMED.name() + " PersistentVolumeClaim/uploads.");
            }
        }
        return pruning;
    }
}
