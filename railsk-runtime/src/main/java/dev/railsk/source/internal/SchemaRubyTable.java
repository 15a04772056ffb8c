package dev.railsk.source.internal;

import dev.railsk.source.ColumnType;
import dev.railsk.source.internal.Node.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code create_table} of a schema. */
final class SchemaRubyTable {

    private static final String KEY = "primary_key";

    private static final Set<String> INDEXES = Set.of("index", "unique_constraint", "unique_key");

    private final SchemaDraft draft;

    SchemaRubyTable(SchemaDraft draft) {
        this.draft = draft;
    }

    void read(Call call) {
        Optional<String> name = call.arguments().textAt(0).filter(text -> !text.isEmpty());
        if (name.isEmpty()) {
            draft.unsure("which table is made is known only when it runs", call.line());
            return;
        }
        TableDraft table = new TableDraft(name.get(), call.line());
        boolean isSure = !call.arguments().isOpen() && key(call, table);
        if (!isSure) {
            draft.unsure(name.get(), "what is said of the table is known only when it runs", call.line());
        }
        if (call.block().isPresent()) {
            List<String> parameters = call.block().get().parameters();
            for (Node node : call.block().get().body()) {
                boolean isOfTable = node instanceof Call inner
                        && parameters.size() == 1
                        && inner.receiverName().equals(parameters.get(0))
                        && entry(inner, table);
                if (!isOfTable) {
                    draft.unsure(name.get(), "this line of the table is not understood", node.line());
                }
            }
        }
        draft.add(table);
    }

    /** The column that Rails gives a table by itself; whether it is sure what it is like. */
    private static boolean key(Call call, TableDraft table) {
        Optional<Value> id = call.arguments().option("id");
        Optional<Value> named = call.arguments().option(KEY);
        boolean hasNone = id.filter(value -> value.isPlain("false")).isPresent()
                || named.filter(value -> value instanceof Value.Many).isPresent();
        if (hasNone) {
            named.flatMap(Value::asTexts).ifPresent(names -> table.indexes.add(Set.copyOf(names)));
            return true;
        }
        Optional<String> name = named.isEmpty() ? Optional.of("id") : named.flatMap(Value::asText);
        Optional<ColumnType> type =
                id.isEmpty() ? Optional.of(ColumnType.of(KEY)) : id.flatMap(SchemaRubyTable::keyType);
        if (name.isEmpty() || name.get().isEmpty() || type.isEmpty()) {
            return false;
        }
        table.indexes.add(Set.of(name.get()));
        return table.column(name.get(), type.get(), true);
    }

    private static Optional<ColumnType> keyType(Value id) {
        if (id instanceof Value.Pairs pairs) {
            Arguments options = new Arguments(List.of(), pairs.pairs(), false, List.of());
            return options.option("type").flatMap(Value::asText).flatMap(type -> ColumnTypes.of(type, options));
        }
        return id.asText().filter(type -> !type.isEmpty()).map(ColumnType::of);
    }

    /** Take a line of the block; whether it is understood. */
    private static boolean entry(Call call, TableDraft table) {
        Arguments arguments = call.arguments();
        String name = call.name();
        if (INDEXES.contains(name)) {
            SchemaRuby.index(table.indexes, arguments, 0);
            return true;
        }
        if (name.equals("exclusion_constraint")) {
            arguments.textAt(0).ifPresentOrElse(table.indexes::expression, table.indexes::any);
            return true;
        }
        if (name.equals("check_constraint")) {
            SchemaRuby.index(table.checks, arguments, 0);
            return true;
        }
        if (name.equals("foreign_key")) {
            return true;
        }
        if (arguments.isOpen()) {
            return false;
        }
        return switch (name) {
            case "timestamps" -> timestamps(arguments, table);
            case "references", "belongs_to" -> reference(arguments, table);
            case "column" ->
                arguments.positional().size() == 2
                        && column(table, arguments.positional().subList(0, 1), arguments.textAt(1), arguments);
            case "virtual" -> virtual(arguments, table);
            default -> column(table, arguments.positional(), Optional.of(name), arguments);
        };
    }

    private static boolean timestamps(Arguments arguments, TableDraft table) {
        Optional<ColumnType> type = ColumnTypes.of("datetime", arguments);
        boolean isRequired = !arguments.isOption("null", "true");
        return type.isPresent()
                && arguments.positional().isEmpty()
                && table.column("created_at", type.get(), isRequired)
                && table.column("updated_at", type.get(), isRequired);
    }

    private static boolean reference(Arguments arguments, TableDraft table) {
        Optional<Value> said = arguments.option("type");
        Optional<ColumnType> type =
                ColumnTypes.of(said.isEmpty() ? "bigint" : said.get().asText().orElse(""), arguments);
        boolean isPlain = arguments.option("polymorphic").isEmpty();
        Optional<String> name = arguments.textAt(0);
        boolean isUnderstood = isPlain
                && type.isPresent()
                && name.isPresent()
                && arguments.positional().size() == 1;
        if (!isUnderstood) {
            return false;
        }
        table.indexes.add(Set.of(name.get() + "_id"));
        return table.column(name.get() + "_id", type.get(), arguments.isOption("null", "false"));
    }

    // What it is made of cannot be changed without it.
    private static boolean virtual(Arguments arguments, TableDraft table) {
        arguments.option("as").flatMap(Value::asText).ifPresentOrElse(table.checks::expression, table.checks::any);
        arguments.positional().forEach(name -> name.asText().ifPresent(text -> table.checks.add(Set.of(text))));
        return column(table, arguments.positional(), arguments.option("type").flatMap(Value::asText), arguments);
    }

    private static boolean column(TableDraft table, List<Value> names, Optional<String> type, Arguments arguments) {
        Optional<ColumnType> whole = type.flatMap(name -> ColumnTypes.of(name, arguments));
        boolean isNullKnown = arguments.option("null").map(Value::isKnown).orElse(true);
        if (whole.isEmpty() || names.isEmpty() || !isNullKnown) {
            return false;
        }
        for (Value name : names) {
            Optional<String> text = name.asText().filter(written -> !written.isEmpty());
            if (text.isEmpty() || !table.column(text.get(), whole.get(), arguments.isOption("null", "false"))) {
                return false;
            }
        }
        return true;
    }
}
