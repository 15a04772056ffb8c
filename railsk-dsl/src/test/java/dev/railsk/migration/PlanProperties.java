package dev.railsk.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.DeployStep;
import dev.railsk.migration.PlanStep.GateStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.migration.PlanStep.VerifyStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every plan. */
class PlanProperties {

    @Provide
    Arbitrary<MigrationPlan> plans() {
        return PlanArbitraries.plans();
    }

    private static List<String> ids(MigrationPlan plan) {
        return plan.steps().stream().map(PlanStep::id).toList();
    }

    @Property(tries = 300)
    void eachStepHasAnIdOfItsOwn(@ForAll("plans") MigrationPlan plan) {
        assertThat(ids(plan)).doesNotHaveDuplicates().isNotEmpty();
    }

    @Property(tries = 300)
    void allCodeIsDeployed(@ForAll("plans") MigrationPlan plan) {
        boolean isDeployed = true;
        for (PlanStep step : plan.steps()) {
            isDeployed = step instanceof DeployStep || (isDeployed && !(step instanceof CodeStep));
        }

        assertThat(isDeployed).isTrue();
    }

    /** What takes something away comes after the code that does without runs everywhere, and after no rollback may go behind it. */
    @Property(tries = 300)
    void whatTakesAwayComesAfterOlderCodeIsGone(@ForAll("plans") MigrationPlan plan) {
        int withoutIt = -1;
        boolean isGone = false;
        boolean isFloor = false;
        for (int index = 0; index < plan.steps().size(); index++) {
            PlanStep step = plan.steps().get(index);
            if (step instanceof CodeStep code && doesWithout(code)) {
                withoutIt = index;
                isGone = false;
                isFloor = false;
            } else if (step instanceof GateStep gate && withoutIt >= 0 && isDeployedSince(plan, withoutIt, index)) {
                isGone |= gate.gate() == Gate.OLD_CODE_GONE;
                isFloor |= gate.gate() == Gate.ROLLBACK_FLOOR_RAISED;
            } else if (step instanceof MigrateStep migrate && migrate.change().takesAway()) {
                assertThat(isGone).as(step.id()).isTrue();
                assertThat(isFloor).as(step.id()).isTrue();
            }
        }
    }

    private static boolean doesWithout(CodeStep code) {
        return code.proof() instanceof CodeProof.Ignores
                || Set.of("unuse", "use-new").contains(code.id());
    }

    private static boolean isDeployedSince(MigrationPlan plan, int from, int to) {
        return plan.steps().subList(from, to).stream().anyMatch(DeployStep.class::isInstance);
    }

    /** A migration runs behind a deploy of the release that carries it, unless it is one for before the rollout. */
    @Property(tries = 300)
    void aMigrationIsCarriedByTheReleaseBeforeItOrTheNextOne(@ForAll("plans") MigrationPlan plan) {
        Set<Snippet> written = new HashSet<>();
        Set<Snippet> deployed = new HashSet<>();
        for (PlanStep step : plan.steps()) {
            if (step instanceof CodeStep code) {
                written.addAll(code.snippets());
            } else if (step instanceof DeployStep) {
                deployed.addAll(written);
            } else if (step instanceof MigrateStep migrate) {
                Set<Snippet> carried = migrate.phase() == MigrationPhase.PRE ? written : deployed;
                assertThat(carried).as(step.id()).contains(migrate.migration());
            }
        }
    }

    @Property(tries = 300)
    void filesHaveDifferentNames(@ForAll("plans") MigrationPlan plan) {
        List<String> paths = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            if (step instanceof MigrateStep migrate) {
                paths.add(migrate.migration().path());
            }
        }

        assertThat(paths).doesNotHaveDuplicates();
        assertThat(paths)
                .allSatisfy(path -> assertThat(path).matches("db/([a-z_]+_)?(post_)?migrate/VERSION_[_a-z0-9]+\\.rb"));
    }

    /** No gate waits for what no step before it can bring about. */
    @Property(tries = 300)
    void everyGateCanOpen(@ForAll("plans") MigrationPlan plan) {
        boolean isVerified = false;
        boolean isDeployed = false;
        boolean isMigrated = false;
        for (PlanStep step : plan.steps()) {
            isVerified |= step instanceof VerifyStep;
            isDeployed |= step instanceof DeployStep;
            isMigrated |= step instanceof MigrateStep;
            if (step instanceof GateStep gate) {
                boolean isOpenable = gate.gate() == Gate.BACKFILL_VERIFIED
                        ? isVerified
                        : gate.gate() == Gate.PRE_SET_FINISHED ? isMigrated : isDeployed;
                assertThat(isOpenable).as(step.id()).isTrue();
            }
        }
    }

    @Property(tries = 300)
    void theSamePlanIsTheSameAgain(@ForAll("plans") MigrationPlan plan) {
        assertThat(plan.steps()).isEqualTo(plan.steps());
        assertThat(plan.checklist()).isEqualTo(plan.checklist()).doesNotContain("\r", "\t");
    }
}
