package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.PlanCourse.Leg;
import dev.railsk.migration.AddColumn;
import dev.railsk.migration.AddIndex;
import dev.railsk.migration.Cautious;
import dev.railsk.migration.ChangeColumnType;
import dev.railsk.migration.ColumnOrder;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.RemoveColumn;
import dev.railsk.migration.RenameColumn;
import dev.railsk.migration.SetNotNull;
import dev.railsk.migration.TablePlan;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever plan there is, and whatever is deployed, rolled back, answered wrongly and killed in which order: no process meets a schema that
 * it cannot work with, and the plan can be brought to its end.
 */
class PlanCourseProperties {

    private enum Kind {
        DEPLOY,
        KILLED,
        CUT_OFF,
        ROLLBACK,
        SETTLE
    }

    /** One thing that is done: with which release, and at which of its calls something happens. */
    private record Deed(Kind kind, int release, int call, Optional<MigrationTiming> timing) {}

    private static final Arbitrary<Boolean> COIN = Arbitraries.of(true, false);

    /** Every kind, with whatever may be said of it that changes its steps. */
    @Provide
    Arbitrary<MigrationPlan> plans() {
        Arbitrary<AddColumn> additions = Arbitraries.of(ColumnOrder.class)
                .map(order -> MigrationPlan.addColumn("posts", "slug").order(order));
        Arbitrary<RemoveColumn> removals = COIN.map(isRequired -> {
            RemoveColumn plan = MigrationPlan.removeColumn("posts", "legacy");
            return isRequired ? plan.notNull() : plan;
        });
        Arbitrary<RenameColumn> renames = Combinators.combine(Arbitraries.of(ColumnOrder.class), COIN)
                .as((order, isRequired) -> {
                    RenameColumn plan = MigrationPlan.renameColumn("posts", "legacy", "body")
                            .order(order);
                    return isRequired ? plan.notNull() : plan;
                });
        Arbitrary<ChangeColumnType> types = Arbitraries.of(ColumnOrder.class)
                .map(order -> MigrationPlan.changeColumnType("posts", "legacy", "bigint")
                        .order(order));
        Arbitrary<SetNotNull> notNulls = COIN.map(isFilled -> {
            SetNotNull plan = MigrationPlan.setNotNull("posts", "legacy");
            return isFilled ? plan.fillWith("''") : plan;
        });
        Arbitrary<AddIndex> indexes = COIN.map(isUnique -> {
            AddIndex plan = MigrationPlan.addIndex("posts", "legacy");
            return isUnique ? plan.unique() : plan;
        });
        return Arbitraries.oneOf(
                laidOut(additions),
                laidOut(cautious(removals)),
                laidOut(cautious(renames)),
                laidOut(cautious(types)),
                laidOut(notNulls),
                laidOut(indexes),
                laidOut(cautious(Arbitraries.just(MigrationPlan.dropTable("posts")))),
                laidOut(Arbitraries.just(MigrationPlan.backfill("posts", "legacy", "'x'"))),
                laidOut(Arbitraries.just(MigrationPlan.addForeignKey("posts", "authors"))),
                laidOut(Arbitraries.just(MigrationPlan.addCheck("posts", "posts_legacy", "legacy <> ''"))));
    }

    private static <P extends TablePlan<P>> Arbitrary<MigrationPlan> laidOut(Arbitrary<P> plans) {
        return Combinators.combine(plans, COIN).as((plan, isPost) -> isPost ? plan.postMigrate() : plan);
    }

    private static <P extends Cautious<P>> Arbitrary<P> cautious(Arbitrary<P> plans) {
        return Combinators.combine(plans, COIN, COIN).as((plan, soaks, asks) -> {
            P slow = soaks ? plan.soak(Duration.ofHours(1)) : plan;
            return asks ? slow.approval() : slow;
        });
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.of(MigrationTiming.class).optional(0.5))
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 60)
    void noProcessMeetsASchemaThatItCannotWorkWithAndThePlanComesToItsEnd(
            @ForAll("plans") MigrationPlan plan, @ForAll("deeds") List<Deed> deeds) throws InterruptedException {
        PlanCourse course = PlanCourse.of(plan);
        PlanWalk walk = new PlanWalk(course);
        Leg first = course.legs().get(0);
        assertThat(walk.deploy(walk.cluster, first, walk.timing(first)).outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
        for (Deed deed : deeds) {
            act(walk, course, deed);
            assertThat(walk.rails.broken())
                    .as("after %s of %s in %s", deed, deeds, plan.title())
                    .isEmpty();
        }
        finish(walk, course, deeds);
    }

    private static void act(PlanWalk walk, PlanCourse course, Deed deed) throws InterruptedException {
        Leg leg = course.legs().get(deed.release() % course.legs().size());
        MigrationTiming timing = deed.timing().orElse(walk.timing(leg));
        try {
            switch (deed.kind()) {
                case DEPLOY -> note(walk.deploy(walk.cluster, leg, timing));
                case KILLED -> note(walk.deploy(failing(walk, deed, Fault.killed()), leg, timing));
                case CUT_OFF -> note(walk.deploy(failing(walk, deed, Fault.cut()), leg, timing));
                case ROLLBACK ->
                    note(Deployer.on(walk.cluster)
                            .rollback(walk.shop, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation()));
                default -> {
                    Optional<Leg> running = walk.running();
                    if (running.isPresent()) {
                        boolean unused = walk.settle(walk.cluster, running.get());
                    }
                }
            }
        } catch (DeployException | InvalidValueException refused) {
            assertThat(refused).hasMessageContaining(" ");
        } catch (Killed killed) {
            assertThat(deed.kind()).isEqualTo(Kind.KILLED);
        }
    }

    private static void note(DeployReport report) {
        assertThat(report.app()).isEqualTo("shop");
    }

    private static Cluster failing(PlanWalk walk, Deed deed, Fault fault) {
        return FaultyCluster.over(walk.cluster).fail(Calls.any().after(deed.call()), fault);
    }

    /** Deploy each release in order; one that is behind what has been done already may be refused. */
    private static void finish(PlanWalk walk, PlanCourse course, List<Deed> deeds) throws InterruptedException {
        List<String> ends = new ArrayList<>();
        for (Leg leg : course.legs().subList(1, course.legs().size())) {
            try {
                ends.add(leg.code().tag() + " "
                        + walk.deploy(walk.cluster, leg, walk.timing(leg)).outcome());
                ends.add("settled " + walk.settle(walk.cluster, leg));
            } catch (PreflightRefusedException behind) {
                ends.add(behind.getMessage());
                assertThat(behind.findings())
                        .as("%s behind %s", ends, deeds)
                        .extracting(Finding::id)
                        .containsOnly("rollback-floor");
            }
            assertThat(walk.rails.broken()).as("at %s behind %s", ends, deeds).isEmpty();
        }
        assertThat(walk.plan().isDone())
                .as("%s behind %s: %s", ends, deeds, walk.plan())
                .isTrue();
        assertThat(walk.succeededTwice()).isEmpty();
    }
}
