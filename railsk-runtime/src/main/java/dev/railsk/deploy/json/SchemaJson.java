package dev.railsk.deploy.json;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.AskedCode;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.ModelState;
import dev.railsk.deploy.schema.PendingMigration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an image answered, as JSON objects. */
final class SchemaJson {

    private SchemaJson() {}

    static Map<String, Object> of(AskedMigrations asked) {
        Map<String, Object> json = new LinkedHashMap<>();
        asked.states().found().ifPresent(states -> json.put("databases", databases(states)));
        asked.pending().found().ifPresent(pending -> json.put("pending", pending(pending)));
        hindrance(asked.states(), json);
        json.put("report", ReportJson.of(asked.report()));
        return json;
    }

    static Map<String, Object> of(AskedCode asked) {
        Map<String, Object> json = new LinkedHashMap<>();
        asked.code().found().ifPresent(code -> {
            json.put("rails", code.rails());
            List<Object> models = new ArrayList<>();
            code.models().forEach(model -> models.add(model(model)));
            json.put("models", models);
        });
        hindrance(asked.code(), json);
        json.put("report", ReportJson.of(asked.report()));
        return json;
    }

    private static void hindrance(Answer<?> answer, Map<String, Object> json) {
        if (answer instanceof Answer.Hindered<?> hindered) {
            Map<String, Object> why = new LinkedHashMap<>();
            why.put(
                    "hindrance",
                    hindered.hindrance().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            why.put("summary", hindered.hindrance().summary());
            if (!hindered.words().isEmpty()) {
                why.put("words", hindered.words());
            }
            why.put("nextStep", hindered.hindrance().nextStep());
            why.put("programExitCode", hindered.exitCode());
            why.put("log", hindered.log());
            json.put("hindered", why);
        }
    }

    private static List<Object> databases(List<MigrationState> states) {
        List<Object> databases = new ArrayList<>();
        for (MigrationState state : states) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("database", state.database());
            List<Object> rows = new ArrayList<>();
            state.rows().forEach(row -> rows.add(row(row)));
            json.put("migrations", rows);
            databases.add(json);
        }
        return databases;
    }

    private static Map<String, Object> row(MigrationRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", row.status().name().toLowerCase(Locale.ROOT));
        json.put("version", row.version());
        if (row.hasFile()) {
            json.put("name", row.name());
        }
        json.put("inCode", row.hasFile());
        return json;
    }

    private static List<Object> pending(List<PendingMigration> pending) {
        List<Object> all = new ArrayList<>();
        for (PendingMigration migration : pending) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("version", migration.version());
            json.put("name", migration.name());
            all.add(json);
        }
        return all;
    }

    private static Map<String, Object> model(ModelState model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", model.name());
        json.put("database", model.database());
        json.put("table", model.table());
        json.put("there", model.isThere());
        json.put("ignored", model.ignored());
        json.put("columns", model.columns());
        json.put("required", model.required());
        return json;
    }
}
