package dev.railsk.deploy.json;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployRights;
import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.FailureReason;
import dev.railsk.deploy.LockState;
import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.PodLine;
import dev.railsk.deploy.ProgramEnd;
import dev.railsk.deploy.Rehearsal;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.schema.AskedCode;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.manifest.Tree;
import dev.railsk.migration.MigrationPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deploy tells and reports, as JSON: the documents that the command line writes, without what is about the command.
 *
 * <pre>{@code
 * String line = DeployJson.of(event).toJsonLine();
 * String document = DeployJson.of(report).toJson();
 * }</pre>
 *
 * <p>Each begins with {@code schema} and {@code kind}. Within one schema, fields and words are added, never removed or given
 * another meaning. No document holds a secret.
 */
public final class DeployJson {

    /** The schema of every document. */
    public static final String SCHEMA = "railsk/1";

    private DeployJson() {}

    /** What a deploy or a migration did; of kind {@code report}. */
    public static Tree of(DeployReport report) {
        return document("report", ReportJson.of(report));
    }

    /** What a deploy or a migration did that failed, and every reason why; of kind {@code report}. */
    public static Tree of(DeployException failure) {
        Map<String, Object> fields = ReportJson.of(failure.report());
        List<Object> reasons = new ArrayList<>();
        FailureReason.of(failure).forEach(reason -> reasons.add(ReportJson.reason(reason)));
        fields.put("reasons", reasons);
        return document("report", fields);
    }

    /** What happened in a deploy; of kind {@code event}. */
    public static Tree of(DeployEvent event) {
        return document("event", EventJson.of(event));
    }

    /** How an environment stands; of kind {@code status}. */
    public static Tree of(EnvironmentStatus status) {
        return document("status", ReportJson.of(status));
    }

    /** What a deploy would change; of kind {@code diff}. */
    public static Tree of(EnvironmentDiff diff) {
        return document("diff", Map.of("objects", ReportJson.of(diff)));
    }

    /** One of the releases of an environment, with what its migration wrote; of kind {@code release}. */
    public static Tree of(Release release) {
        return document("release", ReleaseJson.of(release));
    }

    /** How a migration stands; of kind {@code migration}. */
    public static Tree of(TaskRun status) {
        return document("migration", Map.of("migration", ReportJson.migration(status)));
    }

    /** How the migrations of an image stand; of kind {@code migrations}. */
    public static Tree of(AskedMigrations asked) {
        return document("migrations", SchemaJson.of(asked));
    }

    /** What the models of an image are; of kind {@code code}. */
    public static Tree of(AskedCode asked) {
        return document("code", SchemaJson.of(asked));
    }

    /** Who holds a lock; of kind {@code lock}. */
    public static Tree of(LockState state) {
        return document("lock", ReportJson.lock(state));
    }

    /** The releases of an environment; of kind {@code history}. */
    public static Tree ofHistory(Environment environment, List<Release> releases) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("app", environment.appName());
        fields.put("environment", environment.name());
        fields.put("namespace", environment.namespace());
        List<Object> all = new ArrayList<>();
        releases.forEach(release -> all.add(ReleaseJson.of(release)));
        fields.put("releases", all);
        return document("history", fields);
    }

    /** What deploys of an environment say when something goes wrong; of kind {@code rehearsals}. */
    public static Tree of(List<Rehearsal> rehearsals) {
        List<Object> all = new ArrayList<>();
        rehearsals.forEach(rehearsal -> all.add(ReportJson.of(rehearsal)));
        return document("rehearsals", Map.of("rehearsals", all));
    }

    /** What whoever deploys must be allowed to do; of kind {@code rights}. */
    public static Tree of(DeployRights rights) {
        return document("rights", ReportJson.rights(rights));
    }

    /** How far the plans of an environment have come; of kind {@code plan-status}. */
    public static Tree of(String app, String environment, List<PlanState> states) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("app", app);
        fields.put("environment", environment);
        List<Object> plans = new ArrayList<>();
        states.forEach(state -> plans.add(PlanJson.of(state)));
        fields.put("plans", plans);
        return document("plan-status", fields);
    }

    /** What a plan for a change of the schema consists of; of kind {@code plan}. */
    public static Tree of(String app, String name, MigrationPlan plan) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("app", app);
        fields.put("plan", name);
        fields.putAll(PlanJson.of(plan));
        return document("plan", fields);
    }

    /** How a program ended that was run once; of kind {@code run}. */
    public static Tree of(ProgramEnd end) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("programExitCode", end.exitCode());
        fields.put("report", ReportJson.of(end.report()));
        return document("run", fields);
    }

    /** A line of a log that is followed; of kind {@code log-line}. */
    public static Tree of(PodLine line) {
        return document("log-line", ReportJson.line(line));
    }

    /** Lines of an environment's logs; of kind {@code logs}. */
    public static Tree ofLines(Environment environment, List<PodLine> lines) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("app", environment.appName());
        fields.put("environment", environment.name());
        List<Object> all = new ArrayList<>();
        lines.forEach(line -> all.add(ReportJson.line(line)));
        fields.put("lines", all);
        return document("logs", fields);
    }

    /** A document of this kind with these fields. */
    public static Tree document(String kind, Map<String, ?> fields) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("kind", kind);
        document.putAll(fields);
        return Tree.of(document);
    }
}
