package dev.railsk.cli.internal.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands, by name. Only the one asked for is loaded. */
public final class Commands {

    /** The names, in the order of help. */
    public static final List<String> NAMES = List.of(
            "render",
            "diff",
            "deploy",
            "migrate",
            "status",
            "logs",
            "run",
            "restart",
            "scale",
            "lock",
            "history",
            "rollback",
            "promote",
            "teardown",
            "rights",
            "rehearse",
            "adopt",
            "plan");

    private Commands() {}

    /** The command of this name; null when there is none. */
    public static @Nullable Command named(String name) {
        return switch (name) {
            case "render" -> new RenderCommand();
            case "diff" -> new DiffCommand();
            case "deploy" -> new DeployCommand();
            case "migrate" -> new MigrateCommand();
            case "status" -> new StatusCommand();
            case "lock" -> new LockCommand();
            case "history" -> new HistoryCommand();
            case "rollback" -> new RollbackCommand();
            case "promote" -> new PromoteCommand();
            case "rehearse" -> new RehearseCommand();
            case "adopt" -> new AdoptCommand();
            case "rights" -> new RightsCommand();
            case "logs" -> new LogsCommand();
            case "run" -> new RunCommand();
            case "restart" -> new RestartCommand();
            case "scale" -> new ScaleCommand();
            case "teardown" -> new TeardownCommand();
            case "plan" -> new PlanCommand();
            default -> null;
        };
    }
}
