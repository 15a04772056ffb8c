package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.view.RehearsalText;
import dev.railsk.cli.internal.view.ResultJson;
import dev.railsk.cluster.EmbeddedClusterProvider;
import dev.railsk.cluster.Scenario;
import dev.railsk.deploy.Rehearsal;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import dev.railsk.problem.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code rehearse}: what a deploy says to each thing that can go wrong, on a cluster in this process. */
final class RehearseCommand implements Command {

    private static final String ONLY = "--only";

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "rehearse",
                "Print what a deploy would say to each thing that can go wrong; asks no real cluster.",
                List.of(
                        GivenRevision.option("; \"rehearsal\" by default"),
                        Option.of(ONLY, "SCENARIO", "rehearse this one alone, such as image-missing")),
                List.of("rehearse staging", "rehearse staging --only out-of-memory", "rehearse staging --output json"));
    }

    @Override
    public boolean asksCluster() {
        return false;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        if (invocation.arguments().has("--cluster")) {
            throw new UsageException(
                    "rehearse has a fake cluster for each scenario, so --cluster says nothing more",
                    "Leave --cluster out, or use deploy --cluster fake:TARGET=OUTCOME to see one deploy whole.");
        }
        Environment environment = EnvironmentChoice.of(invocation, "rehearse");
        Optional<Revision> given = GivenRevision.of(invocation.arguments());
        Revision revision = given.or(environment::pin).orElseGet(() -> Revision.of("rehearsal"));
        environment.render(revision);
        EmbeddedClusterProvider provider = ClusterChoice.provider("fake");
        List<Rehearsal> rehearsals = new ArrayList<>();
        for (Scenario scenario : chosen(invocation, provider.scenarios(environment))) {
            rehearsals.add(Rehearsal.of(provider, environment, revision, scenario));
        }
        if (invocation.wantsJson()) {
            invocation.output().result(new ResultJson(ExitCode.DONE, true).text(DeployJson.of(rehearsals)));
        } else {
            invocation.output().result(RehearsalText.of(rehearsals));
            invocation.output().atEnd("simulated: no real cluster was asked");
        }
        return ExitCode.DONE;
    }

    private static List<Scenario> chosen(Invocation invocation, List<Scenario> all) {
        Optional<String> only = invocation.arguments().value(ONLY);
        if (only.isEmpty()) {
            return all;
        }
        Set<String> known = new LinkedHashSet<>();
        List<Scenario> chosen = new ArrayList<>();
        for (Scenario scenario : all) {
            known.add(scenario.outcome());
            if (scenario.outcome().equals(only.get())) {
                chosen.add(scenario);
            }
        }
        if (chosen.isEmpty()) {
            throw new UsageException(
                    "there is no scenario \"" + only.get() + "\" for this environment",
                    "Use one of " + Nearest.list(only.get(), known) + ".");
        }
        return chosen;
    }
}
