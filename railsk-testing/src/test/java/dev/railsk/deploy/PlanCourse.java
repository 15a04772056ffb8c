package dev.railsk.deploy;

import dev.railsk.migration.AddColumn;
import dev.railsk.migration.Backfill;
import dev.railsk.migration.ChangeColumnType;
import dev.railsk.migration.MigrationPhase;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.DeployStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.migration.RemoveColumn;
import dev.railsk.migration.RenameColumn;
import dev.railsk.migration.SchemaChange;
import dev.railsk.migration.SetNotNull;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import java.util.ArrayList;
import java.util.List;

/**
 * The releases of a team that follows a plan for the table {@code posts}: for each deploy that the plan wants one release, with the code
 * of the steps before it and the migrations that run with it.
 */
final class PlanCourse {

    static final String TABLE = "posts";
    private static final int FIRST_VERSION = 10;

    /**
     * One release.
     *
     * @param code what its image has
     * @param last the place of the last step of the plan before the next change of code
     * @param isBefore whether its migrations are to run before its rollout
     */
    record Leg(RailsRelease code, int last, boolean isBefore) {}

    private final MigrationPlan plan;
    private final String column;
    private final String to;
    private final List<Leg> legs = new ArrayList<>();
    private RailsModel model;
    private RailsRelease release;

    private PlanCourse(MigrationPlan plan, String column, String to) {
        this.plan = plan;
        this.column = column;
        this.to = to;
        boolean isThere = !(plan instanceof AddColumn);
        boolean isUsed = isThere && !(plan instanceof SetNotNull) && !(plan instanceof Backfill);
        model = RailsModel.of("Post", TABLE).uses("title");
        RailsMigration first = RailsMigration.of("20260101000001", "CreatePosts")
                .createTable(TABLE, isThere ? new String[] {"title", column} : new String[] {"title"});
        if (isUsed) {
            model = model.uses(column);
        }
        if (plan instanceof RemoveColumn remove && !remove.was().isNull()) {
            first = first.setNotNull(TABLE, column);
        }
        if (plan instanceof RenameColumn rename && !rename.move().isNull()) {
            first = first.setNotNull(TABLE, column);
        }
        release = RailsRelease.of("start").migration(first).model(model);
        legs.add(new Leg(release, -1, true));
        walk();
    }

    static PlanCourse of(MigrationPlan plan) {
        if (plan instanceof AddColumn add) {
            return new PlanCourse(plan, add.column(), "");
        } else if (plan instanceof RemoveColumn remove) {
            return new PlanCourse(plan, remove.column(), "");
        } else if (plan instanceof RenameColumn rename) {
            return new PlanCourse(plan, rename.move().from(), rename.move().to());
        } else if (plan instanceof ChangeColumnType change) {
            return new PlanCourse(plan, change.move().from(), change.move().to());
        } else if (plan instanceof SetNotNull set) {
            return new PlanCourse(plan, set.column(), "");
        } else if (plan instanceof Backfill fill) {
            return new PlanCourse(plan, fill.column(), "");
        }
        return new PlanCourse(plan, "legacy", "");
    }

    MigrationPlan plan() {
        return plan;
    }

    /** The first is from before the plan. */
    List<Leg> legs() {
        return legs;
    }

    /** The column that the plan is about, and where it moves to another, that one. */
    String outcome() {
        return to.isEmpty() ? column : to;
    }

    String column() {
        return column;
    }

    private void walk() {
        List<PlanStep> steps = plan.steps();
        List<MigrateStep> before = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            PlanStep step = steps.get(index);
            if (step instanceof CodeStep code) {
                write(code.id());
            } else if (step instanceof MigrateStep migrate && migrate.phase() == MigrationPhase.PRE) {
                before.add(migrate);
            } else if (step instanceof DeployStep) {
                leave(before, index);
                before.clear();
            }
        }
    }

    /** End a release with the deploy at this place. */
    private void leave(List<MigrateStep> before, int index) {
        RailsRelease next = release.next("release" + legs.size());
        for (MigrateStep migrate : before) {
            next = next.migration(migration(migrate));
        }
        int last = index;
        for (int at = index + 1; at < plan.steps().size(); at++) {
            PlanStep step = plan.steps().get(at);
            if (step instanceof CodeStep || step instanceof DeployStep) {
                break;
            }
            if (step instanceof MigrateStep migrate && migrate.phase() == MigrationPhase.POST) {
                next = next.migration(migration(migrate));
            }
            last = at;
        }
        release = model.table().isEmpty()
                ? new RailsRelease(next.tag(), next.migrations(), java.util.Map.of())
                : next.model(model);
        legs.add(new Leg(release, last, !before.isEmpty()));
    }

    /** The same that {@code SchemaRunProperties} takes for the code of a step. */
    private void write(String id) {
        model = switch (id) {
            case "ignore" -> model.usesNoMore(column).ignores(column);
            case "ignore-new" -> model.ignores(to);
            case "use" -> model.ignoresNoMore(column).uses(column);
            case "write-both" -> model.ignoresNoMore(to).uses(to);
            case "ignore-old" -> model.usesNoMore(column).ignores(column);
            case "unignore" -> model.ignoresNoMore(column);
            case "always-write", "write-right" -> model.uses(column);
            case "unuse" -> RailsModel.of("Post", "");
            default -> model;
        };
    }

    private RailsMigration migration(MigrateStep step) {
        String path = step.migration().path();
        String file = path.substring(path.indexOf("VERSION_") + "VERSION_".length(), path.length() - ".rb".length());
        int number = FIRST_VERSION + plan.steps().indexOf(step);
        RailsMigration migration = RailsMigration.of("202602010000" + number, camel(file))
                .ruby(step.migration().ruby());
        migration = path.contains("post_migrate") ? migration.post() : migration;
        SchemaChange change = step.change();
        String about = change.columns().isEmpty() ? "" : change.columns().get(0);
        return switch (change.call()) {
            case "add_column" -> migration.addColumn(TABLE, about, "string");
            case "remove_column" -> migration.removeColumn(TABLE, about, "string");
            case "drop_table" -> migration.dropTable(TABLE);
            case "change_column_null" ->
                step.id().startsWith("relax") ? migration.allowNull(TABLE, about) : migration.setNotNull(TABLE, about);
            default -> migration.call(change.call() + "(:" + change.table() + ")");
        };
    }

    private static String camel(String file) {
        StringBuilder name = new StringBuilder();
        for (String word : file.split("_", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
