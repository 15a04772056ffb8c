package dev.railsk.deploy.json;

import dev.railsk.deploy.PlanState;
import dev.railsk.migration.CodeProof;
import dev.railsk.migration.Gate;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.PlanStep.BackfillStep;
import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.GateStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.migration.PlanStep.VerifyStep;
import dev.railsk.migration.SchemaChange;
import dev.railsk.migration.Snippet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans for changes of a schema as JSON objects. */
final class PlanJson {

    private PlanJson() {}

    static Map<String, Object> of(MigrationPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("change", plan.kind().word());
        json.put("title", plan.title());
        json.put("database", plan.database());
        List<Object> steps = new ArrayList<>();
        plan.steps().forEach(step -> steps.add(of(step)));
        json.put("planSteps", steps);
        return json;
    }

    static Map<String, Object> of(PlanState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plan", state.name());
        json.put("title", state.plan().title());
        json.put("done", state.isDone());
        List<Object> steps = new ArrayList<>();
        for (PlanState.StepState step : state.steps()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("id", step.step().id());
            each.put("title", step.step().title());
            each.put("state", step.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            each.put("detail", step.detail());
            step.at().ifPresent(at -> each.put("at", at.toString()));
            steps.add(each);
        }
        json.put("stepStates", steps);
        return json;
    }

    private static Map<String, Object> of(PlanStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", step.id());
        json.put("type", type(step));
        json.put("title", step.title());
        json.put("reason", step.reason());
        if (step instanceof CodeStep code) {
            json.put("proof", proof(code.proof()));
            json.put("snippets", snippets(code.snippets()));
        } else if (step instanceof MigrateStep migrate) {
            json.put("phase", word(migrate.phase()));
            json.put("schemaChange", change(migrate.change()));
            json.put("snippets", snippets(List.of(migrate.migration())));
        } else if (step instanceof BackfillStep backfill) {
            json.put("command", backfill.command());
            json.put("snippets", snippets(List.of(backfill.task())));
        } else if (step instanceof VerifyStep verify) {
            json.put("snippets", snippets(List.of(verify.query())));
        } else if (step instanceof GateStep gate) {
            gate(json, gate.gate());
        }
        return json;
    }

    private static String type(PlanStep step) {
        if (step instanceof CodeStep) {
            return "code";
        }
        if (step instanceof MigrateStep) {
            return "migrate";
        }
        if (step instanceof BackfillStep) {
            return "backfill";
        }
        if (step instanceof VerifyStep) {
            return "verify";
        }
        return step instanceof GateStep ? "gate" : "deploy";
    }

    private static String proof(CodeProof proof) {
        if (proof instanceof CodeProof.Ignores ignores) {
            return "ignores " + ignores.table() + "." + ignores.column();
        }
        if (proof instanceof CodeProof.IgnoresNot ignoresNot) {
            return "does not ignore " + ignoresNot.table() + "." + ignoresNot.column();
        }
        return proof instanceof CodeProof.Carries carries ? "has the migration " + carries.change() : "approval";
    }

    private static Map<String, Object> change(SchemaChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("call", change.call());
        json.put("table", change.table());
        json.put("columns", change.columns());
        return json;
    }

    private static List<Object> snippets(List<Snippet> snippets) {
        List<Object> all = new ArrayList<>();
        for (Snippet snippet : snippets) {
            Map<String, Object> json = new LinkedHashMap<>();
            if (!snippet.path().isEmpty()) {
                json.put("path", snippet.path());
            }
            json.put("ruby", snippet.ruby());
            all.add(json);
        }
        return all;
    }

    private static void gate(Map<String, Object> json, Gate gate) {
        if (gate instanceof Gate.Soak soak) {
            json.put("gate", "soak");
            json.put("seconds", ReportJson.seconds(soak.time()));
        } else if (gate instanceof Gate.Condition condition) {
            json.put("gate", word(condition));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
