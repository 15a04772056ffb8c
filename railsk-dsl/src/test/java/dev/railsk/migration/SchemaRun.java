package dev.railsk.migration;

import dev.railsk.migration.PlanStep.BackfillStep;
import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.DeployStep;
import dev.railsk.migration.PlanStep.GateStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A database and the processes that use it, as a plan goes on. As Rails' processes do, each learns the columns when it boots and names all
 * of them, but those that it ignores, in each INSERT. Whatever is not known to be gone runs on, and any release that a rollback may reach
 * may boot at any time.
 */
final class SchemaRun {

    /** A process: its code, and the columns and tables that it found when it booted. */
    record Booted(Code code, Set<String> booted) {}

    /** The columns that there are. */
    final Set<String> columns = new LinkedHashSet<>();

    /** Those of them that every row must have, and which have no default. */
    final Set<String> required = new HashSet<>();

    /** The names by which the table can be used. */
    final Set<String> tables = new HashSet<>();

    /** Columns of which every row has the right value. */
    final Set<String> filled = new HashSet<>();

    /** What is wrong, step by step. */
    final List<String> failures = new ArrayList<>();

    Code code;

    private final String column;
    private final String to;
    private final List<Code> releases = new ArrayList<>();
    private final Set<Booted> running = new LinkedHashSet<>();
    private int floor;
    private boolean isConstrained;
    private boolean isEnumValueThere;

    SchemaRun(Code first, String column, String to) {
        code = first;
        this.column = column;
        this.to = to;
    }

    /** Boot what runs before the plan, on the schema that has been written by now. */
    void begin() {
        releases.add(code);
        running.add(boot(code));
    }

    private Booted boot(Code booting) {
        return new Booted(booting, Set.copyOf(columns));
    }

    void take(PlanStep step) {
        if (step instanceof CodeStep written) {
            code = code.after(written.id(), column, to);
        } else if (step instanceof DeployStep) {
            releases.add(code);
            running.add(boot(code));
        } else if (step instanceof MigrateStep migrate) {
            migrate(migrate);
        } else if (step instanceof BackfillStep) {
            for (Booted process : running) {
                note(
                        process.code().writes().contains(filledColumn()),
                        step,
                        "rows are filled while code still writes none");
            }
        } else if (step instanceof GateStep gate) {
            pass(gate.gate());
        }
        look(step);
    }

    /** The column that a backfill is about. */
    private String filledColumn() {
        return to.isEmpty() ? column : to;
    }

    private void pass(Gate gate) {
        if (gate == Gate.OLD_CODE_GONE) {
            Code newest = releases.get(releases.size() - 1);
            running.removeIf(process -> !process.code().equals(newest));
        } else if (gate == Gate.ROLLBACK_FLOOR_RAISED) {
            floor = releases.size() - 1;
        } else if (gate == Gate.BACKFILL_VERIFIED) {
            filled.add(filledColumn());
        }
    }

    private void migrate(MigrateStep step) {
        String about =
                step.change().columns().isEmpty() ? "" : step.change().columns().get(0);
        switch (step.id()) {
            case "add" -> {
                if (step.change().call().equals("add_column")) {
                    columns.add(about);
                } else {
                    isEnumValueThere = step.change().call().equals("add_enum_value");
                    isConstrained = !isEnumValueThere;
                }
            }
            case "add-new" -> columns.add(about);
            case "drop" -> {
                columns.remove(about);
                required.remove(about);
                if (step.change().call().equals("drop_table")) {
                    tables.clear();
                }
            }
            case "relax", "relax-old" -> required.remove(about);
            case "check", "set-not-null" -> {
                note(filled.contains(filledColumn()), step, "not null is set before all rows have a value");
                required.add(filledColumn());
            }
            case "build" -> isConstrained = step.migration().ruby().contains("unique: true");
            case "create-view" -> tables.add(to);
            case "rename" -> tables.remove(column);
            default -> note(step.id().equals("validate"), step, "the model does not know this step");
        }
    }

    private void note(boolean isRight, PlanStep step, String otherwise) {
        if (!isRight) {
            failures.add(step.id() + ": " + otherwise);
        }
    }

    /** See that all that runs works, and all that may boot now. */
    private void look(PlanStep step) {
        Set<Booted> all = new LinkedHashSet<>(running);
        for (Booted process : running) {
            all.add(boot(process.code()));
        }
        for (Code release : releases.subList(floor, releases.size())) {
            all.add(boot(release));
        }
        for (Booted process : all) {
            look(step, process, all);
        }
    }

    private void look(PlanStep step, Booted process, Set<Booted> beside) {
        Code runs = process.code();
        if (runs.table().isEmpty()) {
            return;
        }
        note(tables.contains(runs.table()), step, "a table is used that is not there");
        Set<String> named = new HashSet<>(process.booted());
        named.removeAll(runs.ignores());
        note(columns.containsAll(named), step, "an INSERT names a column that is gone");
        for (String each : required) {
            note(named.contains(each) && runs.writes().contains(each), step, "an INSERT has no value for " + each);
        }
        note(
                columns.containsAll(runs.reads()) && columns.containsAll(runs.writes()),
                step,
                "a column is used too early");
        boolean listsColumns =
                runs.abilities().contains("lists") || !runs.ignores().isEmpty();
        note(listsColumns || process.booted().equals(columns), step, "a prepared SELECT * meets other columns");
        note(!isConstrained || runs.abilities().contains("respects"), step, "a constraint refuses what is written");
        note(!runs.reads().contains(to) || filled.contains(to), step, "a column is read before it is filled");
        lookBeside(step, runs, beside);
    }

    private void lookBeside(PlanStep step, Code runs, Set<Booted> beside) {
        boolean emits = runs.abilities().containsAll(Set.of("accepts", "emits"));
        note(!emits || isEnumValueThere, step, "a value is written that the enum does not have");
        for (Booted other : beside) {
            boolean isWritten = to.isEmpty() || other.code().writes().containsAll(runs.reads());
            note(isWritten, step, "one release reads what another does not write");
            note(
                    !emits || other.code().abilities().contains("accepts"),
                    step,
                    "a value is written that others cannot read");
        }
    }
}
