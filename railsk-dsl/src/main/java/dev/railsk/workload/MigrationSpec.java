package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the migration is written. Defaults: {@code bin/rails db:migrate} after the rollout, one try, for an hour at most, its Job
 * kept for a day.
 */
public final class MigrationSpec {

    private final Draft draft = Draft.named("migration");
    private final Task base;
    private List<String> command;
    private EnvVars env;
    private Resources resources;
    private Duration deadline;
    private MigrationTiming timing;

    private MigrationSpec(Migration base) {
        this.base = base.task();
        command = this.base.command();
        env = this.base.env();
        resources = this.base.resources();
        deadline = this.base.deadline();
        timing = base.timing();
    }

    static Migration apply(Migration base, Consumer<MigrationSpec> definition) {
        MigrationSpec spec = new MigrationSpec(base);
        spec.draft.run(definition, spec);
        Task task = base.task();
        return spec.draft.finish(
                "migration",
                new Migration(
                        new Task(
                                task.name(),
                                spec.command,
                                spec.env,
                                spec.resources,
                                spec.deadline,
                                task.keepFor(),
                                task.origin()),
                        spec.timing));
    }

    /** Run this: program and arguments. */
    public MigrationSpec command(String... words) {
        Origin origin = draft.write("command");
        if (requireNonNull(words, "words").length == 0) {
            draft.problem("command", origin, "the command is empty", "Write command(\"bin/rails\", \"db:migrate\").");
        }
        command = List.of(words);
        return this;
    }

    /** Change the environment that it adds to the app's, such as a database URL that is not the pooler's. */
    public MigrationSpec env(Consumer<EnvVarsSpec> definition) {
        draft.write("env");
        requireNonNull(definition, "definition");
        env = draft.change("env", env, definition);
        return this;
    }

    /** Say what it is promised and allowed. */
    public MigrationSpec resources(Consumer<ResourcesSpec> definition) {
        draft.write("resources");
        requireNonNull(definition, "definition");
        resources = draft.change("resources", resources, definition);
        return this;
    }

    /** Stop it, as failed, after this time; whole seconds. */
    public MigrationSpec deadline(Duration limit) {
        requireNonNull(limit, "limit");
        Origin origin = draft.write("deadline");
        if (limit.getNano() != 0 || limit.getSeconds() < 1) {
            draft.problem(
                    "deadline",
                    origin,
                    "the deadline must be whole seconds, at least 1, but was " + limit,
                    "Write deadline(Duration.ofMinutes(30)) for " + base.name() + ".");
        }
        deadline = limit;
        return this;
    }

    /** Say when a deploy runs it. */
    public MigrationSpec timing(MigrationTiming when) {
        draft.write("timing");
        timing = requireNonNull(when, "when");
        return this;
    }
}
