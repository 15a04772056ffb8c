package dev.railsk.source.internal;

import dev.railsk.source.internal.Node.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code db/schema.rb}, as Rails 5 to 8 write it. */
final class SchemaRuby {

    /** They say nothing of columns. */
    private static final Set<String> OTHERS = Set.of(
            "enable_extension",
            "create_enum",
            "create_schema",
            "add_foreign_key",
            "create_view",
            "create_function",
            "create_trigger",
            "create_virtual_table");

    private final SchemaDraft draft;

    private SchemaRuby(SchemaDraft draft) {
        this.draft = draft;
    }

    static void read(String text, SchemaDraft draft) throws Unreadable {
        List<Call> schemas = new ArrayList<>();
        for (Node node : Parser.file(withoutRails(Lexer.words(text)))) {
            if (node instanceof Call call && isSchema(call)) {
                schemas.add(call);
            } else {
                draft.unsure("there is code beside the schema", node.line());
            }
        }
        if (schemas.size() != 1) {
            throw new Unreadable("there must be one ActiveRecord::Schema.define, but there are " + schemas.size(), 1);
        }
        new SchemaRuby(draft).schema(schemas.get(0));
    }

    // Of Schema[7.2] no more than Schema, so that what follows is read as a call.
    private static List<Token> withoutRails(List<Token> tokens) {
        List<Token> all = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isVersion = i > 0
                    && i + 2 < tokens.size()
                    && tokens.get(i - 1).is(Token.Kind.CONSTANT, "Schema")
                    && tokens.get(i).isSign("[")
                    && tokens.get(i + 1).is(Token.Kind.NUMBER)
                    && tokens.get(i + 2).isSign("]");
            if (isVersion) {
                i += 2;
            } else {
                all.add(tokens.get(i));
            }
        }
        return all;
    }

    private static boolean isSchema(Call call) {
        String receiver = call.receiverName();
        return call.name().equals("define")
                && (receiver.equals("ActiveRecord::Schema") || receiver.equals("::ActiveRecord::Schema"));
    }

    private void schema(Call call) throws Unreadable {
        Optional<String> version = call.arguments()
                .option("version")
                .map(value -> value instanceof Value.Plain plain
                        ? plain.text()
                        : value.asText().orElse(""))
                .map(text -> text.replace("_", ""));
        if (version.isPresent() && isNumber(version.get())) {
            draft.version(version.get(), call.line());
        }
        if (call.block().isEmpty()) {
            throw new Unreadable("there is nothing in the schema", call.line());
        }
        for (Node node : call.block().get().body()) {
            if (node instanceof Call inner && inner.isBare()) {
                statement(inner);
            } else {
                draft.unsure("this is no statement of a schema", node.line());
            }
        }
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private void statement(Call call) {
        String name = call.name();
        Arguments arguments = call.arguments();
        Optional<String> table = arguments.textAt(0);
        if (OTHERS.contains(name)) {
            return;
        }
        if (name.equals("create_table")) {
            new SchemaRubyTable(draft).read(call);
            return;
        }
        Optional<TableDraft> known = table.flatMap(draft::table);
        if (name.equals("add_index") && known.isPresent()) {
            index(known.get().indexes, arguments, 1);
        } else if (name.equals("add_check_constraint") && known.isPresent()) {
            index(known.get().checks, arguments, 1);
        } else if (table.isPresent()) {
            draft.unsure(table.get(), "what " + Bounds.quote(name) + " does to a table is not known", call.line());
        } else {
            draft.unsure("what " + Bounds.quote(name) + " does is not known", call.line());
        }
    }

    /** Note what an index or a check is about: names of columns, or an expression. */
    static void index(TableDraft.Mentions mentions, Arguments arguments, int at) {
        Optional<Value> about = arguments.at(at);
        if (arguments.isOpen() || about.isEmpty() || !about.get().isKnown()) {
            mentions.any();
            return;
        }
        about.get().asText().ifPresent(mentions::expression);
        about.flatMap(Value::asTexts).ifPresent(names -> mentions.add(new HashSet<>(names)));
        arguments.option("where").flatMap(Value::asText).ifPresent(mentions::expression);
        arguments.option("include").flatMap(Value::asTexts).ifPresent(names -> mentions.add(new HashSet<>(names)));
    }
}
