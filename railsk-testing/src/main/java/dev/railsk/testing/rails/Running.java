package dev.railsk.testing.rails;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process of the app's code that runs.
 *
 * @param pod its pod
 * @param release its code
 * @param known the columns of each table, by database and table, as they were when it started
 */
record Running(String pod, RailsRelease release, Map<String, Map<String, Set<String>>> known) {

    /** What it meets in these databases now. */
    List<Complaint> complaints(Map<String, Database> databases) {
        List<Complaint> complaints = new ArrayList<>();
        for (RailsModel model : release.models().values()) {
            Database database = databases.get(model.database());
            if (database != null) {
                judge(model, database, complaints);
            }
        }
        return complaints;
    }

    private void judge(RailsModel model, Database database, List<Complaint> complaints) {
        String table = model.table();
        if (!database.tables().containsKey(table)) {
            add(complaints, model, "PG::UndefinedTable: ERROR:  relation \"" + table + "\" does not exist", false);
            return;
        }
        Map<String, Column> now = database.table(table);
        // A table that was not there when it started it reads when it first needs it.
        Set<String> then = known.getOrDefault(model.database(), Map.of()).getOrDefault(table, now.keySet());
        Set<String> named = new LinkedHashSet<>(model.uses());
        for (String column : then) {
            // Rails names every column that it knows in each insert, unless the code ignores it.
            if (!model.ignores().contains(column)) {
                named.add(column);
            }
        }
        boolean isBroken = false;
        for (String column : named) {
            if (!now.containsKey(column)) {
                isBroken = true;
                add(complaints, model, undefined(column, table), false);
            } else if (!then.contains(column) || model.ignores().contains(column)) {
                isBroken = true;
                add(complaints, model, "unknown attribute '" + column + "' for " + model.name() + ".", false);
            }
        }
        for (Map.Entry<String, Column> column : now.entrySet()) {
            if (column.getValue().isRequired() && !model.uses().contains(column.getKey())) {
                isBroken = true;
                add(complaints, model, notNull(column.getKey(), table), false);
            }
        }
        // With an ignored column Rails lists the columns that it reads, and a plan does not change.
        if (!isBroken && model.ignores().isEmpty() && !now.keySet().equals(then)) {
            add(complaints, model, "ERROR:  cached plan must not change result type", true);
        }
    }

    private void add(List<Complaint> complaints, RailsModel model, String words, boolean isPassing) {
        complaints.add(new Complaint(pod, release.tag(), model.name(), words, isPassing));
    }

    private static String undefined(String column, String table) {
        return "PG::UndefinedColumn: ERROR:  column \"" + column + "\" of relation \"" + table + "\" does not exist";
    }

    private static String notNull(String column, String table) {
        return "PG::NotNullViolation: ERROR:  null value in column \"" + column + "\" of relation \"" + table
                + "\" violates not-null constraint";
    }
}
