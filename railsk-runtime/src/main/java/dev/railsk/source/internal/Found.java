package dev.railsk.source.internal;

import dev.railsk.source.internal.Node.Assignment;
import dev.railsk.source.internal.Node.Branch;
import dev.railsk.source.internal.Node.Call;
import dev.railsk.source.internal.Node.Definition;
import dev.railsk.source.internal.Node.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is found in a migration here, said as the script for Ruby's own parser says it. */
final class Found {

    /** A call; its arguments as strings, lists and maps, {@code "?"} for what is not known. */
    record Said(int line, String name, List<Object> arguments) {

        /** Such as {@code remove_column(users, name) in line 3}. */
        @Override
        public String toString() {
            List<String> words = new ArrayList<>();
            arguments.forEach(argument -> words.add(plain(argument)));
            return Bounds.quote(name + "(" + String.join(", ", words) + ")") + " in line " + line;
        }

        private static String plain(Object argument) {
            if (argument instanceof Map<?, ?> pairs) {
                List<String> words = new ArrayList<>();
                pairs.forEach((key, value) -> words.add(key + ": " + plain(value)));
                return String.join(", ", words);
            }
            if (argument instanceof List<?> items) {
                return "[" + String.join(", ", items.stream().map(Said::plain).toList()) + "]";
            }
            String text = String.valueOf(argument);
            return text.startsWith("t") || text.startsWith("p") ? text.substring(1) : text;
        }
    }

    private final List<Said> calls = new ArrayList<>();

    private Found() {}

    static List<Said> in(String ruby) throws Unreadable {
        Found found = new Found();
        found.nodes(Parser.file(Lexer.words(ruby)), false);
        return found.calls;
    }

    private void nodes(List<Node> nodes, boolean isInside) throws Unreadable {
        for (Node node : nodes) {
            node(node, isInside);
        }
    }

    private void node(Node node, boolean isInside) throws Unreadable {
        if (node instanceof Call call) {
            scan(call.receiver());
            scan(call.arguments().openTokens());
            if (Checks.knows(call.name())) {
                calls.add(new Said(call.line(), call.name(), arguments(call.arguments())));
            }
            if (call.block().isPresent()) {
                nodes(call.block().get().body(), isInside);
            }
        } else if (node instanceof Branch branch) {
            scan(branch.condition());
            nodes(branch.body(), isInside);
        } else if (node instanceof Assignment assignment) {
            scan(assignment.target());
            scan(assignment.value().openTokens());
        } else if (node instanceof Opaque opaque) {
            scan(opaque.tokens());
        } else if (node instanceof Definition definition) {
            boolean isSkipped = definition.isMethod("down")
                    || (isInside
                            && definition.isOf("class")
                            && !definition.head().name().equals("<<"));
            if (!isSkipped) {
                nodes(definition.body(), isInside || definition.isOf("class"));
            }
        }
    }

    private void scan(List<Token> tokens) throws Unreadable {
        for (Call call : Parser.calls(tokens, Checks.names())) {
            calls.add(new Said(call.line(), call.name(), arguments(call.arguments())));
        }
        for (Token token : tokens) {
            scan(token.inner());
        }
    }

    private static List<Object> arguments(Arguments arguments) {
        if (arguments.isOpen()) {
            return List.of("?");
        }
        List<Object> all = new ArrayList<>();
        arguments.positional().forEach(value -> all.add(said(value)));
        if (!arguments.options().isEmpty()) {
            all.add(pairs(arguments.options()));
        }
        return all;
    }

    static Object said(Value value) {
        if (value instanceof Value.Text text) {
            return "t" + text.text();
        }
        if (value instanceof Value.Plain plain) {
            return "p" + plain.text();
        }
        if (value instanceof Value.Many many) {
            return many.items().stream().map(Found::said).toList();
        }
        return value instanceof Value.Pairs pairs ? pairs(pairs.pairs()) : "?";
    }

    private static Map<String, Object> pairs(Map<String, Value> options) {
        Map<String, Object> said = new LinkedHashMap<>();
        options.forEach((key, value) -> said.put(key, said(value)));
        return said;
    }
}
