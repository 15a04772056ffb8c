package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** One step of a {@link MigrationPlan}. */
public sealed interface PlanStep {

    /** Code that a release must have. */
    static CodeStep code(String id, String title, String reason, CodeProof proof, Snippet... snippets) {
        StepText.check(id, title, reason);
        requireNonNull(proof, "proof");
        return new CodeStep(id, title, reason, List.of(requireNonNull(snippets, "snippets")), proof);
    }

    /** A deploy of the code of the steps before. */
    static DeployStep deploy(String id, String title, String reason) {
        return new DeployStep(id, title, reason);
    }

    /** A run of a migration that a release of the steps before carries. */
    static MigrateStep migrate(String id, String reason, MigrationPhase phase, SchemaChange change, Snippet migration) {
        requireNonNull(id, "id");
        requireNonNull(reason, "reason");
        requireNonNull(phase, "phase");
        requireNonNull(change, "change");
        requireNonNull(migration, "migration");
        return new MigrateStep(id, "Run " + change, reason, migration, phase, change);
    }

    /** A change of rows by this program, which the command runs. */
    static BackfillStep backfill(String id, String title, String reason, Snippet task, String... command) {
        return new BackfillStep(id, title, reason, task, List.of(requireNonNull(command, "command")));
    }

    /** A question to the database: a Ruby expression for the number of rows that are left. */
    static VerifyStep verify(String id, String title, String reason, String query) {
        return new VerifyStep(id, title, reason, new Snippet("", requireNonNull(query, "query")));
    }

    /** A wait until something is true. */
    static GateStep gate(String id, String title, String reason, Gate gate) {
        return new GateStep(id, title, reason, gate);
    }

    /** A short word of its own in its plan, such as {@code ignore}: the name that commands take. It never changes. */
    String id();

    /** What is done, in one line. */
    String title();

    /** Why it is done, and why here. */
    String reason();

    /**
     * Change the Ruby code, in a release of its own with all code of the steps that come before the next deploy.
     *
     * @param id its word
     * @param title what is done
     * @param reason why
     * @param snippets what the code must contain
     * @param proof how it is told that a release has it
     */
    record CodeStep(String id, String title, String reason, List<Snippet> snippets, CodeProof proof)
            implements PlanStep {
        public CodeStep {
            StepText.check(id, title, reason);
            snippets = List.copyOf(snippets);
            requireNonNull(proof, "proof");
        }
    }

    /**
     * Deploy a release that has the code of the steps before.
     *
     * @param id its word
     * @param title what is done
     * @param reason why
     */
    record DeployStep(String id, String title, String reason) implements PlanStep {
        public DeployStep {
            StepText.check(id, title, reason);
        }
    }

    /**
     * Run a migration that the release of a step before carries.
     *
     * @param id its word
     * @param title what is done
     * @param reason why
     * @param migration its file; the version in the path is a placeholder
     * @param phase whether it runs before the rollout of that release, or after it
     * @param change what it does to the schema
     */
    record MigrateStep(
            String id, String title, String reason, Snippet migration, MigrationPhase phase, SchemaChange change)
            implements PlanStep {
        public MigrateStep {
            StepText.check(id, title, reason);
            requireNonNull(migration, "migration");
            requireNonNull(phase, "phase");
            requireNonNull(change, "change");
        }
    }

    /**
     * Change rows, a batch at a time, by a command that can be run again after it was stopped.
     *
     * @param id its word
     * @param title what is done
     * @param reason why
     * @param task the Ruby of it
     * @param command what runs it in the app's image, word by word
     */
    record BackfillStep(String id, String title, String reason, Snippet task, List<String> command)
            implements PlanStep {
        public BackfillStep {
            StepText.check(id, title, reason);
            requireNonNull(task, "task");
            command = List.copyOf(command);
        }
    }

    /**
     * Ask the database whether all rows are as the next step needs them.
     *
     * @param id its word
     * @param title what is done
     * @param reason why
     * @param query a Ruby expression without a file: the number of rows that are left, zero when all is well
     */
    record VerifyStep(String id, String title, String reason, Snippet query) implements PlanStep {
        public VerifyStep {
            StepText.check(id, title, reason);
            requireNonNull(query, "query");
        }
    }

    /**
     * Wait until something is true.
     *
     * @param id its word
     * @param title what is done
     * @param reason why
     * @param gate what must be true
     */
    record GateStep(String id, String title, String reason, Gate gate) implements PlanStep {
        public GateStep {
            StepText.check(id, title, reason);
            requireNonNull(gate, "gate");
        }
    }
}
