package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.CommandContext;
import dev.railsk.cli.Railsk;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.CronStatus;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.Gate;
import dev.railsk.deploy.LockState;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.PodLine;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TakenFields;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.AskedCode;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.deploy.schema.CodeState;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.ModelState;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Difference;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Tree;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.task.When;
import dev.railsk.testing.cluster.FakeCluster;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/json.md lists every field that is written, and none that is not. */
class JsonTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .worker("sidekiq", worker -> worker.queues("default"))
            .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload-assets"))
            .cron("tick", cron -> cron.at("* * * * *").command("bin/tick"))
            .smoke("up", up -> up.get("/up").tries(2))
            .plan(
                    "rename",
                    MigrationPlan.renameColumn("users", "name", "display_name").soak(Duration.ofMinutes(30))));

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final ObjectRef JOB = new ObjectRef(ObjectKind.JOB, "shop", "shop-migrate-abcd123-1");
    private static final Cause CAUSE =
            new Cause(Rule.TASK_FAILED, JOB, "migrate", "Error", "it ended with 1", "Read its log.", List.of("a line"));
    private static final TaskRun FAILED =
            new TaskRun("migrate", TaskRun.State.FAILED, JOB.name(), 1, false, Optional.of(NOW), Optional.of(CAUSE));

    /** The section of the page that describes what stands under a field. */
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("cluster", "cluster"),
            Map.entry("steps", "step"),
            Map.entry("lastStep", "step"),
            Map.entry("releases", "release"),
            Map.entry("unfinished", "release"),
            Map.entry("object", "object"),
            Map.entry("objects", "object"),
            Map.entry("workloads", "workload"),
            Map.entry("migration", "migration"),
            Map.entry("tasks", "task"),
            Map.entry("run", "task"),
            Map.entry("crons", "cron"),
            Map.entry("smokes", "smoke check"),
            Map.entry("check", "smoke check"),
            Map.entry("cause", "cause"),
            Map.entry("reasons", "reason"),
            Map.entry("rehearsals", "rehearsal"),
            Map.entry("differences", "difference"),
            Map.entry("taken", "taken fields"),
            Map.entry("holder", "holder"),
            Map.entry("lines", "line"),
            Map.entry("rollback", "rollback"),
            Map.entry("planSteps", "plan step"),
            Map.entry("plans", "plan state"),
            Map.entry("stepStates", "plan step state"),
            Map.entry("snippets", "snippet"),
            Map.entry("schemaChange", "schema change"),
            Map.entry("databases", "database"),
            Map.entry("migrations", "migration row"),
            Map.entry("pending", "pending migration"),
            Map.entry("hindered", "hindrance"),
            Map.entry("models", "model"),
            Map.entry("migrationJobs", "task"),
            Map.entry("report", "report"));

    private static final LockState HELD = new LockState(
            new LockState.Holder(new DeployedBy("jane", "laptop"), "abcd123", "await"), true, 7, Optional.of(NOW));

    private static final TakenFields TAKEN = new TakenFields("helm", List.of(".spec.replicas"));
    private static final PodLine LINE = new PodLine(JOB, "web", "a line");

    private static final Set<String> OF_ALL_EVENTS = Set.of("schema", "kind", "event", "at");
    private static final Pattern WORD = Pattern.compile("`([A-Za-z-]+)`");
    private static final Map<String, Set<String>> LISTED = listed();

    private final Map<String, Set<String>> written = new TreeMap<>();

    @Test
    void listsEveryFieldThatIsWritten(@TempDir Path folder) {
        commands(folder).forEach(this::note);
        statuses().forEach(this::note);
        answers().forEach(this::note);
        events().forEach(event -> note(DeployJson.of(event)));

        assertThat(written).isEqualTo(LISTED);
    }

    private static List<Tree> commands(Path folder) {
        List<Tree> documents = new ArrayList<>();
        String[] deploy = {"deploy", "--progress", "json", "--revision", "abcd123", "--cluster"};
        documents.addAll(run(folder, deploy, "fake"));
        documents.addAll(run(folder, deploy, "fake:web=image-missing", "--verbose"));
        documents.addAll(run(folder, deploy, "fake:up=smoke-error"));
        documents.addAll(run(folder, new String[] {"rollback", "--cluster", "fake"}));
        documents.addAll(run(folder, deploy, "fake", "--fake-state", "state"));
        documents.addAll(rolledBack(folder));
        documents.addAll(run(folder, new String[] {"status", "--cluster", "fake"}));
        documents.addAll(run(folder, new String[] {"lock", "--cluster", "fake"}));
        documents.addAll(run(folder, new String[] {"history", "--cluster", "fake"}));
        documents.addAll(run(folder, new String[] {"rights"}));
        documents.addAll(run(folder, new String[] {"plan", "show"}));
        documents.addAll(run(folder, new String[] {"plan", "status", "--cluster", "fake", "--fake-state", "state"}));
        documents.addAll(once(folder));
        documents.addAll(run(folder, new String[] {"diff", "--revision", "abcd123", "--cluster", "fake"}));
        documents.addAll(run(folder, new String[] {"migrate", "--revision", "abcd123", "--cluster", "fake"}));
        documents.addAll(run(folder, new String[] {"migrate", "status", "--revision", "abcd123", "--cluster", "fake"}));
        documents.addAll(run(folder, new String[] {"migrate", "log", "--cluster", "fake", "--fake-state", "state"}));
        documents.addAll(run(folder, new String[] {"rehearse", "--only", "image-missing"}));
        documents.addAll(run(folder, new String[] {"render", "--revision", "abcd123", "--output-dir", "out"}));
        return documents;
    }

    private static List<Tree> rolledBack(Path folder) {
        String[] deploy = {"deploy", "--rollback-on-failure", "--fake-state", "state", "--revision", "abcd124"};
        return run(folder, deploy, "--cluster", "fake:web=image-missing");
    }

    /** What follows two dashes is the program's. */
    private static List<Tree> once(Path folder) {
        String[] args = {"run", "--revision", "abcd123", "--cluster", "fake", "--output", "json", "--", "bin/once"};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Railsk.run(() -> SHOP, args, out, new ByteArrayOutputStream(), CommandContext.empty(folder));
        return List.of(Tree.parseJson(out.toString(StandardCharsets.UTF_8)));
    }

    /** The documents that a command writes to both of its streams. */
    private static List<Tree> run(Path folder, String[] args, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(Arrays.asList(more));
        all.addAll(List.of("--output", "json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Railsk.run(() -> SHOP, all.toArray(new String[0]), out, err, CommandContext.empty(folder));
        List<Tree> documents = new ArrayList<>(List.of(Tree.parseJson(out.toString(StandardCharsets.UTF_8))));
        if (all.contains("--progress")) {
            err.toString(StandardCharsets.UTF_8).lines().map(Tree::parseJson).forEach(documents::add);
        }
        return documents;
    }

    private static List<Tree> statuses() {
        CronStatus cron =
                new CronStatus("tick", JOB, CronStatus.State.FAILED, JOB.name(), Optional.of(NOW), Optional.of(CAUSE));
        EnvironmentStatus status = new EnvironmentStatus(
                "shop",
                "default",
                "shop",
                Optional.of(Revision.of("abcd123")),
                List.of(),
                new EnvironmentStatus.Runs(List.of(FAILED), List.of(FAILED), List.of(cron)),
                Optional.of(release()));
        Difference difference = new Difference(
                new ManifestId("batch", "Job", "shop", JOB.name()),
                "replicas",
                "/spec/replicas",
                Difference.Change.CHANGED,
                "2",
                "1");
        EnvironmentDiff diff = new EnvironmentDiff(List.of(new EnvironmentDiff.ObjectDiff(
                JOB, EnvironmentDiff.Effect.REFUSED, List.of(difference), "words", List.of(TAKEN))));
        MigrationPlan plan = MigrationPlan.removeColumn("posts", "legacy");
        PlanState.StepState done =
                new PlanState.StepState(plan.steps().get(0), PlanState.State.DONE, "words", Optional.of(NOW));
        return List.of(
                DeployJson.of("shop", "default", List.of(new PlanState("drop-legacy", plan, List.of(done)))),
                DeployJson.of(status),
                DeployJson.of(diff),
                DeployJson.of(FAILED),
                DeployJson.of(HELD),
                DeployJson.of(LINE),
                DeployJson.ofLines(SHOP.environment(RailsApp.DEFAULT_ENVIRONMENT), List.of(LINE)));
    }

    private static List<Tree> answers() {
        DeployReport report = Deployer.on(FakeCluster.ready(SHOP.environment(RailsApp.DEFAULT_ENVIRONMENT)))
                .deploy(SHOP.environment(RailsApp.DEFAULT_ENVIRONMENT), Revision.of("abcd123"));
        MigrationState state = new MigrationState(
                "shop_production",
                List.of(new MigrationRow(MigrationRow.Status.DOWN, "20260101000001", "Create posts")));
        ModelState model =
                new ModelState("Post", "primary", "posts", true, List.of(), List.of("id"), List.of("created_at"));
        return List.of(
                DeployJson.of(new AskedMigrations(Answer.told(List.of(state)), Answer.told(state.pending()), report)),
                DeployJson.of(new AskedMigrations(
                        Answer.hindered(Hindrance.NO_DATABASE, "words", 1, List.of("a line")),
                        Answer.hindered(Hindrance.NO_DATABASE, "words", 1, List.of("a line")),
                        report)),
                DeployJson.of(new AskedCode(Answer.told(new CodeState("7.2.2.2", List.of(model))), report)),
                DeployJson.of(new AskedCode(Answer.hindered(Hindrance.REFUSED, "words", 1, List.of()), report)));
    }

    private static Release release() {
        Step apply = Step.of(Step.Kind.APPLY);
        return new Release(
                3,
                new Release.Work(Release.Kind.ROLLBACK, "abcd123", 1),
                new DeployedBy("jane", "laptop"),
                NOW,
                new Release.Ending(
                        Release.State.ENDED,
                        Optional.of(DeployReport.Outcome.SUCCEEDED),
                        Optional.of(NOW),
                        Optional.of(apply)),
                List.of(new DeployReport.StepReport(apply, Duration.ofSeconds(1), true)),
                new Release.Results(List.of(), List.of(FAILED), List.of(FAILED), Map.of()));
    }

    /** What the commands above do not come to. */
    private static List<DeployEvent> events() {
        return List.of(
                new DeployEvent.Warning(NOW, "a warning"),
                new DeployEvent.LockAwaited(NOW, HELD.holder()),
                new DeployEvent.GateAwaited(NOW, Gate.OLD_CODE_GONE, List.of("Pod shop-web")),
                new DeployEvent.FieldsTaken(NOW, JOB, TAKEN, false),
                new DeployEvent.ObjectPruned(NOW, new ObjectOutcome(JOB, ObjectOutcome.Result.KEPT, "it is used")),
                new DeployEvent.MigrationJoined(NOW, JOB, 1),
                new DeployEvent.MigrationSkipped(NOW, "it ran"),
                new DeployEvent.MigrationEnded(NOW, FAILED),
                new DeployEvent.TaskJoined(NOW, "assets", JOB, 1),
                new DeployEvent.TaskSkipped(NOW, "assets", "it ran"),
                new DeployEvent.TaskEnded(NOW, FAILED));
    }

    private void note(Tree document) {
        String kind = document.at("kind").text().orElseThrow();
        if (kind.equals("event")) {
            noteEvent(document);
            return;
        }
        document.entries().forEach((name, value) -> {
            if (!LISTED.getOrDefault("envelope", Set.of()).contains(name)) {
                note(kind.equals("migration") ? "migration of a revision" : kind, name, value);
            } else {
                note("envelope", name, value);
            }
        });
    }

    private void noteEvent(Tree event) {
        String name = event.at("event").text().orElseThrow();
        event.entries().forEach((field, value) -> {
            if (name.equals("workload-changed")
                    && LISTED.getOrDefault("workload", Set.of()).contains(field)) {
                note("workload", field, value);
            } else if (!OF_ALL_EVENTS.contains(field)) {
                note(name, field, value);
            }
        });
    }

    private void note(String section, String field, Tree value) {
        written.computeIfAbsent(section, any -> new TreeSet<>()).add(field);
        String inner = SECTIONS.get(field);
        if (inner != null) {
            List<Tree> objects = value.items().isEmpty() ? List.of(value) : value.items();
            objects.forEach(object -> object.entries().forEach((name, part) -> note(inner, name, part)));
        }
    }

    /** The fields that the page lists, by section; those of events by the event's name. */
    private static Map<String, Set<String>> listed() {
        Map<String, Set<String>> listed = new TreeMap<>();
        String section = "";
        for (String line : Page.read(Path.of("json.md")).lines()) {
            if (line.startsWith("## ")) {
                section = line.substring(3).toLowerCase(Locale.ROOT);
            } else if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                boolean isEvent = section.equals("events");
                String name =
                        section.equals("kinds") || isEvent ? words(cells[1]).get(0) : section;
                List<String> fields =
                        section.equals("kinds") || isEvent ? words(cells[cells.length - 2]) : words(cells[1]);
                if (!fields.isEmpty()) {
                    listed.computeIfAbsent(name, any -> new TreeSet<>()).addAll(fields);
                }
            }
        }
        return listed;
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group(1)).toList();
    }
}
