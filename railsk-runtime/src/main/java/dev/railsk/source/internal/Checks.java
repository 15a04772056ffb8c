package dev.railsk.source.internal;

import dev.railsk.source.Risk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What each call of a migration means for code that is running: all checks of strong_migrations 2.8, as for PostgreSQL, and what no
 * gem looks for.
 */
final class Checks {

    private static final Map<String, Function<Subject, Judged>> BY_NAME = checks();

    /** Options that change nothing for who is running. */
    private static final Set<String> HARMLESS_OPTIONS = Set.of(
            "comment",
            "default",
            "if_exists",
            "if_not_exists",
            "name",
            "limit",
            "precision",
            "scale",
            "collation",
            "where");

    /** Calls, and from which place on what they are handed changes nothing for who is running. */
    private static final Map<String, Integer> HARMLESS_FROM = Map.of(
            "add_check_constraint", 1,
            "add_exclusion_constraint", 1,
            "change_column_default", 2,
            "change_column_null", 3,
            "change_table_comment", 1,
            "change_column_comment", 2,
            "create_enum", 1,
            "add_enum_value", 1);

    private Checks() {}

    private static Map<String, Function<Subject, Judged>> checks() {
        Map<String, Function<Subject, Judged>> all = new HashMap<>();
        columns(all);
        indexesAndConstraints(all);
        tables(all);
        return Map.copyOf(all);
    }

    private static void columns(Map<String, Function<Subject, Judged>> all) {
        all.put("add_column", ColumnChecks::add);
        all.put("add_columns", ColumnChecks::addMany);
        all.put("add_timestamps", ColumnChecks::addTimestamps);
        all.put("add_reference", ColumnChecks::addReference);
        all.put("add_belongs_to", ColumnChecks::addReference);
        all.put("remove_column", ColumnChecks::remove);
        all.put("remove_columns", ColumnChecks::removeMany);
        all.put("remove_timestamps", ColumnChecks::removeTimestamps);
        all.put("remove_reference", ColumnChecks::removeReference);
        all.put("remove_belongs_to", ColumnChecks::removeReference);
        all.put("rename_column", ColumnChecks::rename);
        all.put("change_column", ColumnChecks::changeType);
        all.put("change_column_default", ColumnChecks::changeDefault);
        all.put("change_column_null", ColumnChecks::changeNull);
        all.put("change_column_comment", ColumnChecks::comment);
    }

    private static void indexesAndConstraints(Map<String, Function<Subject, Judged>> all) {
        all.put("add_index", IndexChecks::add);
        all.put("remove_index", IndexChecks::remove);
        all.put("rename_index", IndexChecks::rename);
        all.put("add_foreign_key", ConstraintChecks::foreignKey);
        all.put("add_check_constraint", ConstraintChecks::check);
        all.put("add_unique_constraint", ConstraintChecks::unique);
        all.put("add_exclusion_constraint", ConstraintChecks::exclusion);
        all.put("validate_foreign_key", ConstraintChecks::validate);
        all.put("validate_check_constraint", ConstraintChecks::validate);
        all.put("validate_constraint", ConstraintChecks::validate);
        all.put("remove_foreign_key", ConstraintChecks::loosen);
        all.put("remove_check_constraint", ConstraintChecks::loosen);
        all.put("remove_exclusion_constraint", ConstraintChecks::loosen);
        all.put("remove_unique_constraint", ConstraintChecks::removeUnique);
    }

    private static void tables(Map<String, Function<Subject, Judged>> all) {
        all.put("create_table", TableChecks::create);
        all.put("create_join_table", TableChecks::createJoined);
        all.put("drop_join_table", TableChecks::dropJoined);
        all.put("rename_table", TableChecks::rename);
        all.put("change_table", TableChecks::change);
        all.put("rename_schema", TableChecks::renameNamed);
        all.put("rename_enum", TableChecks::renameNamed);
        all.put("rename_enum_value", TableChecks::renameValue);
        all.put("drop_enum", TableChecks::dropNamed);
        all.put("drop_schema", TableChecks::dropNamed);
        all.put("disable_extension", TableChecks::dropNamed);
        all.put("drop_virtual_table", TableChecks::dropNamed);
        all.put("create_enum", TableChecks::add);
        all.put("add_enum_value", TableChecks::add);
        all.put("create_schema", TableChecks::add);
        all.put("create_virtual_table", TableChecks::add);
        all.put("enable_extension", TableChecks::add);
        all.put("change_table_comment", TableChecks::comment);
    }

    static boolean knows(String name) {
        return BY_NAME.containsKey(name) || name.equals("drop_table");
    }

    static Set<String> names() {
        List<String> names = new ArrayList<>(BY_NAME.keySet());
        names.add("drop_table");
        return Set.copyOf(names);
    }

    /** What the call does; a list, as several tables may be dropped at once. */
    static List<Judged> judge(Subject subject) {
        if (subject.call().name().equals("drop_table")) {
            return doubted(subject, TableChecks.drop(subject));
        }
        Function<Subject, Judged> check = BY_NAME.get(subject.call().name());
        if (check == null) {
            throw new IllegalArgumentException("no check for " + subject.call().name());
        }
        return doubted(subject, List.of(check.apply(subject)));
    }

    private static List<Judged> doubted(Subject subject, List<Judged> judged) {
        List<Judged> all = new ArrayList<>();
        for (Judged each : judged) {
            all.add(doubted(subject, each));
        }
        return all;
    }

    private static Judged doubted(Subject subject, Judged judged) {
        Arguments arguments = subject.arguments();
        if (subject.table().isEmpty() && judged.table().isEmpty()) {
            return ColumnChecks.unknown(subject);
        }
        Optional<String> open = arguments.options().entrySet().stream()
                .filter(option -> !HARMLESS_OPTIONS.contains(option.getKey()))
                .filter(option -> !option.getValue().isKnown())
                .map(Map.Entry::getKey)
                .findFirst();
        if (open.isPresent()) {
            return judged.doubted(
                    "its option " + open.get() + " is known only when it runs", "Write the option as it is.");
        }
        int harmless = HARMLESS_FROM.getOrDefault(subject.call().name(), Integer.MAX_VALUE);
        for (int i = 0; i < Math.min(harmless, arguments.positional().size()); i++) {
            if (!arguments.positional().get(i).isKnown()) {
                return judged.doubted(
                        "what it is handed is known only when it runs", "Write what it is handed as it is.");
            }
        }
        if (arguments.isOpen()) {
            return judged.doubted(
                    "it is handed more than is written here", "Write all that it is handed, without a splat.");
        }
        boolean copies = subject.text("algorithm").filter("copy"::equals).isPresent()
                || subject.text("lock").filter(lock -> !lock.equals("none")).isPresent();
        return copies && judged.risk().orWorse(Risk.NEEDS_CARE) == Risk.NEEDS_CARE
                ? Judged.care(
                        judged.table(),
                        judged.columns(),
                        "it is told to lock or to copy the table, which nobody can write meanwhile",
                        "Leave algorithm and lock out.")
                : judged;
    }
}
