package dev.railsk.source.internal;

import dev.railsk.source.ColumnType;
import dev.railsk.source.internal.SqlWord.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what is in the parentheses of a {@code CREATE TABLE}. */
final class SchemaSqlTable {

    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "check", "primary", "unique", "foreign", "like");

    /** What a column may have behind its type. */
    private static final Set<String> BEHIND_TYPE = Set.of(
            "collate",
            "default",
            "not",
            "null",
            "generated",
            "constraint",
            "check",
            "primary",
            "unique",
            "references",
            "storage",
            "compression",
            "options");

    private static final Set<String> OF_DIGITS = Set.of("numeric", "decimal");

    private final SchemaDraft draft;
    private final TableDraft table;

    SchemaSqlTable(SchemaDraft draft, TableDraft table) {
        this.draft = draft;
        this.table = table;
    }

    void read(List<List<SqlWord>> parts) {
        for (List<SqlWord> part : parts) {
            boolean isUnderstood = !part.isEmpty() && (isConstraint(part) ? constraint(part) : column(part));
            if (!isUnderstood) {
                draft.unsure(
                        table.name(),
                        "a column of the table " + Bounds.quote(table.name()) + " is not understood",
                        part.isEmpty() ? table.line() : part.get(0).line());
            }
        }
    }

    private static boolean isConstraint(List<SqlWord> part) {
        boolean isExclusion = part.size() > 1
                && part.get(0).isKeyword("exclude")
                && (part.get(1).isKeyword("using") || part.get(1).isSign("("));
        return isExclusion
                || (part.get(0).kind() == Kind.NAME
                        && CONSTRAINTS.contains(part.get(0).text()));
    }

    private boolean constraint(List<SqlWord> part) {
        SqlStatement words = new SqlStatement(part);
        if (words.take("constraint")) {
            words.next();
        }
        if (words.take("check")) {
            table.checks.add(SqlWords.names(words.rest()));
            return true;
        }
        if (words.take("primary") || words.take("unique") || words.take("exclude")) {
            table.indexes.add(SqlWords.names(words.rest()));
            return true;
        }
        return words.take("foreign") || words.take("not");
    }

    private boolean column(List<SqlWord> part) {
        int end = 1;
        while (end < part.size()
                && !(part.get(end).kind() == Kind.NAME
                        && BEHIND_TYPE.contains(part.get(end).text()))) {
            end++;
        }
        SqlWord name = part.get(0);
        Optional<ColumnType> type = type(part.subList(1, end));
        if (!name.isName() || name.text().isEmpty() || type.isEmpty()) {
            return false;
        }
        List<SqlWord> behind = part.subList(end, part.size());
        return table.column(name.text(), type.get(), isRequired(behind)) && noted(name.text(), behind);
    }

    private static boolean isRequired(List<SqlWord> behind) {
        int open = 0;
        for (int i = 0; i + 1 < behind.size(); i++) {
            open += behind.get(i).isSign("(") ? 1 : behind.get(i).isSign(")") ? -1 : 0;
            boolean isNotNull =
                    behind.get(i).isKeyword("not") && behind.get(i + 1).isKeyword("null");
            if (open == 0 && isNotNull) {
                return true;
            }
        }
        return false;
    }

    private boolean noted(String name, List<SqlWord> behind) {
        for (SqlWord word : behind) {
            if (word.isKeyword("primary") || word.isKeyword("unique")) {
                table.indexes.add(Set.of(name));
            } else if (word.isKeyword("check") || word.isKeyword("generated")) {
                // What a generated column is made of cannot be changed without it.
                table.checks.add(Set.of(name));
                table.checks.add(SqlWords.names(behind));
            }
        }
        return true;
    }

    /** Such as {@code character varying(50)}, {@code timestamp(6) without time zone}, {@code public.citext[]}. */
    static Optional<ColumnType> type(List<SqlWord> words) {
        StringBuilder name = new StringBuilder();
        List<Integer> sizes = new ArrayList<>();
        boolean isArray = false;
        for (int i = 0; i < words.size(); i++) {
            SqlWord word = words.get(i);
            if (word.isName()) {
                boolean isJoined = name.isEmpty() || name.charAt(name.length() - 1) == '.';
                name.append(isJoined ? "" : " ").append(word.text());
            } else if (word.isSign(".") && !name.isEmpty()) {
                name.append('.');
            } else if (word.isSign("[") || word.isSign("]") || (isArray && word.kind() == Kind.NUMBER)) {
                isArray = true;
            } else if (word.isSign("(") && sizes.isEmpty() && !name.isEmpty()) {
                int end = size(words, i, name, sizes);
                if (end < 0) {
                    return Optional.empty();
                }
                i = end;
            } else {
                return Optional.empty();
            }
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(sized(name.toString(), sizes, isArray));
    }

    // One or two numbers are a size; anything else is a part of the name.
    private static int size(List<SqlWord> words, int from, StringBuilder name, List<Integer> sizes) {
        int end = from;
        StringBuilder written = new StringBuilder();
        boolean isSize = true;
        while (end < words.size() && !words.get(end).isSign(")")) {
            SqlWord word = words.get(end);
            boolean isPlace = (end - from) % 2 == 1;
            Optional<Integer> number = word.kind() == Kind.NUMBER ? ColumnTypes.number(word.text()) : Optional.empty();
            isSize = isSize && (isPlace ? number.isPresent() : end == from || word.isSign(","));
            if (isSize && isPlace) {
                sizes.add(number.orElseThrow());
            }
            written.append(word.text());
            end++;
        }
        if (end >= words.size()) {
            return -1;
        }
        boolean isOfDigits = OF_DIGITS.contains(name.toString());
        if (!isSize || sizes.isEmpty() || sizes.size() > (isOfDigits ? 2 : 1)) {
            sizes.clear();
            name.append(written).append(')');
        }
        return end;
    }

    private static ColumnType sized(String name, List<Integer> sizes, boolean isArray) {
        ColumnType plain = new ColumnType(name, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), isArray);
        if (sizes.isEmpty()) {
            return plain;
        }
        if (OF_DIGITS.contains(name)) {
            ColumnType precise = plain.precision(sizes.get(0));
            return sizes.size() > 1 ? precise.scale(sizes.get(1)) : precise;
        }
        boolean isOfTime = name.startsWith("time") || name.startsWith("interval");
        return isOfTime ? plain.precision(sizes.get(0)) : plain.limit(sizes.get(0));
    }
}
