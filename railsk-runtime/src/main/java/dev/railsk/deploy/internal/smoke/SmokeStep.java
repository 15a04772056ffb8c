package dev.railsk.deploy.internal.smoke;

import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.HttpVisit;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.SmokeFailedException;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.SmokeRun.State;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.rollout.Cause;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.workload.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks each smoke check until the app answers as is wanted, or was asked often enough. All are asked, so that all is told. */
public final class SmokeStep {

    private final DeployRun run;

    public SmokeStep(DeployRun run) {
        this.run = run;
    }

    /** Whether there is anything to ask. */
    public boolean isNeeded() {
        return !run.environment().smokeChecks().isEmpty();
    }

    /** Ask. */
    public void run() throws InterruptedException {
        List<Cause> causes = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<SmokeCheck> checks = run.environment().smokeChecks();
        for (SmokeCheck check : checks) {
            SmokeRun ended = ask(check);
            run.draft().note(ended);
            run.tell(new DeployEvent.SmokeEnded(run.now(), ended));
            ended.cause().ifPresent(cause -> {
                causes.add(cause);
                text.append("\n  ").append(check.name()).append(": ").append(Causes.describe(cause, "  "));
            });
        }
        if (!causes.isEmpty()) {
            String message = "the smoke checks of " + Failures.name(run) + " failed, " + causes.size() + " of "
                    + checks.size() + "; the workloads run " + run.order().revision() + text;
            throw new StepFailure(Outcome.SMOKE_FAILED, report -> new SmokeFailedException(message, report, causes));
        }
    }

    private SmokeRun ask(SmokeCheck check) throws InterruptedException {
        String address = run.environment().address(check);
        HttpVisit visit = new HttpVisit(check.name(), address, check.tries().timeout(), check.wanted());
        String before = "";
        int tries = 0;
        while (true) {
            run.checkCancelled();
            HttpAnswer answer = run.cluster().visit(visit);
            tries++;
            Judged judged = Judged.of(check.wanted(), answer, run.mask());
            if (!judged.fact().equals(before)) {
                run.tell(new DeployEvent.SmokeAnswered(
                        run.now(), check.name(), address, judged.fact(), judged.isGood()));
            }
            before = judged.fact();
            if (judged.isGood()) {
                return new SmokeRun(check.name(), address, State.PASSED, tries, Optional.empty());
            }
            if (tries >= check.tries().most()) {
                Cause cause = judged.cause(object(), address, tries)
                        .definedAt(check.lines().of("get").line().orElse(""));
                return new SmokeRun(check.name(), address, State.FAILED, tries, Optional.of(cause));
            }
            run.cluster().time().sleep(check.tries().pause());
        }
    }

    /** What answers for the app: its first web workload; where it has none, its namespace. */
    private ObjectRef object() {
        List<Web> webs = run.environment().parts().all(Web.class);
        for (WorkloadObject object : run.environment().workloads()) {
            if (!webs.isEmpty() && object.workload().equals(webs.get(0).name())) {
                return Snapshot.ref(run.environment(), object);
            }
        }
        return new ObjectRef(ObjectKind.NAMESPACE, "", run.environment().namespace());
    }
}
