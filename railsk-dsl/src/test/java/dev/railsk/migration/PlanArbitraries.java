package dev.railsk.migration;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Plans by chance: every kind, with whatever may be said of it. */
final class PlanArbitraries {

    private static final Arbitrary<Boolean> COIN = Arbitraries.of(true, false);

    private PlanArbitraries() {}

    static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(63)
                .filter(name -> !name.equals("id"));
    }

    static Arbitrary<MigrationPlan> plans() {
        return Arbitraries.oneOf(additions(), removals(), moves(), types(), notNulls(), constraints(), others());
    }

    private static <P extends TablePlan<P>> Arbitrary<MigrationPlan> laidOut(Arbitrary<P> plans) {
        return Combinators.combine(plans, Arbitraries.of("6.1", "7.0", "7.2", "8.1"), names(), COIN, COIN)
                .as((plan, rails, database, isOther, isPost) -> {
                    P changed = plan.rails(rails);
                    changed = isOther ? changed.database(database).model("Admin::Thing") : changed;
                    return isPost ? changed.postMigrate() : changed;
                });
    }

    private static Arbitrary<Caution> cautions() {
        return Combinators.combine(COIN, COIN).as((soaks, asks) -> {
            Caution caution = soaks ? Caution.NONE.soak(Duration.ofHours(2)) : Caution.NONE;
            return asks ? caution.approved() : caution;
        });
    }

    private static Arbitrary<Batches> batches() {
        return Combinators.combine(Arbitraries.integers().between(1, 100_000), COIN)
                .as((size, isTask) ->
                        isTask ? Batches.DEFAULT.size(size).maintenanceTask("Maintenance::Fill") : Batches.DEFAULT);
    }

    static Arbitrary<MigrationPlan> additions() {
        Arbitrary<AddColumn> plans = Combinators.combine(names(), names(), Arbitraries.of(ColumnOrder.class), COIN)
                .as((table, column, order, isFull) -> {
                    AddColumn plan = MigrationPlan.addColumn(table, column).order(order);
                    return isFull ? plan.type("integer").defaultsTo(0).notNull() : plan;
                });
        return laidOut(plans);
    }

    static Arbitrary<MigrationPlan> removals() {
        Arbitrary<RemoveColumn> plans = Combinators.combine(names(), names(), cautions(), COIN)
                .as((table, column, caution, isFull) -> {
                    RemoveColumn plan =
                            MigrationPlan.removeColumn(table, column).caution(caution);
                    return isFull ? plan.notNull().type("text") : plan;
                });
        return laidOut(plans);
    }

    static Arbitrary<MigrationPlan> moves() {
        Arbitrary<RenameColumn> plans = Combinators.combine(
                        names(), names(), Arbitraries.of(ColumnOrder.class), cautions(), batches(), COIN)
                .filter((table, from, order, caution, batches, isFull) -> !from.equals("new_one"))
                .as((table, from, order, caution, batches, isFull) -> {
                    RenameColumn plan = MigrationPlan.renameColumn(table, from, "new_one")
                            .order(order)
                            .caution(caution)
                            .batches(batches);
                    return isFull ? plan.notNull() : plan;
                });
        return laidOut(plans);
    }

    static Arbitrary<MigrationPlan> types() {
        Arbitrary<ChangeColumnType> plans = Combinators.combine(
                        names(), names(), Arbitraries.of(ColumnOrder.class), cautions(), COIN)
                .as((table, column, order, caution, isFull) -> {
                    ChangeColumnType plan = MigrationPlan.changeColumnType(table, column, "bigint")
                            .order(order)
                            .caution(caution);
                    return isFull ? plan.notNull().using("length(" + column + ")") : plan;
                });
        return laidOut(plans);
    }

    static Arbitrary<MigrationPlan> notNulls() {
        Arbitrary<SetNotNull> plans = Combinators.combine(names(), names(), batches(), COIN)
                .as((table, column, batches, isFull) -> {
                    SetNotNull plan = MigrationPlan.setNotNull(table, column).batches(batches);
                    return isFull ? plan.fillWith("''") : plan;
                });
        return laidOut(plans);
    }

    static Arbitrary<MigrationPlan> constraints() {
        Arbitrary<AddForeignKey> keys = Combinators.combine(names(), names()).as(MigrationPlan::addForeignKey);
        Arbitrary<AddCheck> checks =
                Combinators.combine(names(), names()).as((table, name) -> MigrationPlan.addCheck(table, name, "a > 0"));
        Arbitrary<AddIndex> indexes = Combinators.combine(names(), names(), COIN)
                .as((table, column, isUnique) -> {
                    AddIndex plan = MigrationPlan.addIndex(table, column);
                    return isUnique ? plan.unique() : plan;
                });
        return Arbitraries.oneOf(laidOut(keys), laidOut(checks), laidOut(indexes));
    }

    static Arbitrary<MigrationPlan> others() {
        Arbitrary<Backfill> backfills = Combinators.combine(names(), names(), batches())
                .as((table, column, batches) ->
                        MigrationPlan.backfill(table, column, "1").batches(batches));
        Arbitrary<DropTable> drops = Combinators.combine(names(), cautions())
                .as((table, caution) -> MigrationPlan.dropTable(table).caution(caution));
        Arbitrary<RenameTable> renames = names().filter(name -> !name.equals("members"))
                .map(table -> MigrationPlan.renameTable(table, "members"));
        Arbitrary<AddEnumValue> values = names().map(type -> MigrationPlan.addEnumValue(type, "quite new"));
        return Arbitraries.oneOf(laidOut(backfills), laidOut(drops), laidOut(renames), values.map(value -> value));
    }
}
