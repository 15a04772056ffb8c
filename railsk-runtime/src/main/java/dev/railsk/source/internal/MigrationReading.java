package dev.railsk.source.internal;

import dev.railsk.source.Effect;
import dev.railsk.source.Operation;
import dev.railsk.source.SourceLine;
import dev.railsk.source.internal.Node.Assignment;
import dev.railsk.source.internal.Node.Call;
import dev.railsk.source.internal.Node.Definition;
import dev.railsk.source.internal.Node.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the file of a migration does when it is run. */
final class MigrationReading {

    private static final String MEND = "Mend the file, or look at it yourself and say that it takes nothing away.";

    private static final Set<String> LOADING = Set.of("require", "require_relative");

    /** What was read: the operations, and the line of the class. */
    record Result(List<Operation> operations, int line) {}

    private final String file;
    private final List<Operation> operations = new ArrayList<>();
    private int line = 1;

    private MigrationReading(String file) {
        this.file = file;
    }

    static Result read(String file, String text) {
        MigrationReading reading = new MigrationReading(file);
        try {
            reading.file(Parser.file(Lexer.words(text)));
        } catch (Unreadable unreadable) {
            reading.unsure(String.valueOf(unreadable.getMessage()), unreadable.line());
        }
        return new Result(List.copyOf(reading.operations), reading.line);
    }

    private void unsure(String reason, int at) {
        operations.add(
                Operation.of("", "", List.of(), Effect.unsure(reason, MEND), new SourceLine(file, Math.max(1, at))));
    }

    private void file(List<Node> nodes) throws Unreadable {
        int classes = 0;
        for (Node node : nodes) {
            if (node instanceof Definition definition && isMigration(definition)) {
                classes++;
                line = definition.line();
                migration(definition);
            } else if (!isHarmless(node)) {
                unsure("there is code beside the class of the migration", node.line());
            }
        }
        if (classes != 1) {
            unsure("there must be one class of a migration, but there are " + classes, line);
        }
    }

    private static boolean isMigration(Definition definition) {
        List<Token> parent = definition.head().on();
        StringBuilder name = new StringBuilder();
        for (Token token : parent) {
            if (token.isSign("[")) {
                break;
            }
            name.append(token.text());
        }
        String known = name.toString();
        return definition.isOf("class")
                && (known.equals("ActiveRecord::Migration") || known.equals("::ActiveRecord::Migration"));
    }

    private static boolean isHarmless(Node node) {
        if (node instanceof Definition definition) {
            return !definition.head().name().startsWith("ActiveRecord")
                    && !definition.head().name().startsWith("::")
                    && !definition.isOf("def");
        }
        if (node instanceof Call call) {
            return call.isBare()
                    && LOADING.contains(call.name())
                    && call.arguments().openTokens().isEmpty();
        }
        return node instanceof Assignment assignment && assignment.value().isKnown();
    }

    private void migration(Definition migration) throws Unreadable {
        Map<String, Definition> methods = new LinkedHashMap<>();
        List<Node> others = new ArrayList<>();
        boolean isInTransaction = true;
        for (Node node : migration.body()) {
            if (node instanceof Definition definition) {
                define(definition, methods);
            } else if (node instanceof Call call && call.isBare() && call.name().equals("disable_ddl_transaction!")) {
                isInTransaction = false;
            } else if (!isConstant(node)) {
                others.add(node);
            }
        }
        boolean hasWay = methods.containsKey("up") || methods.containsKey("change");
        if (!hasWay) {
            unsure("the class has neither a method up nor a method change", migration.line());
        }
        Walk walk = new Walk(file, isInTransaction, methods);
        try {
            walk.statements(others);
            walk.method("change");
            walk.method("up");
        } finally {
            operations.addAll(walk.operations());
        }
    }

    private static boolean isConstant(Node node) {
        boolean isKnown =
                node instanceof Assignment assignment && assignment.value().isKnown();
        return isKnown || (node instanceof Opaque opaque && Quiet.callsNothing(opaque.tokens()));
    }

    private void define(Definition definition, Map<String, Definition> methods) {
        if (definition.isOf("def")) {
            if (methods.putIfAbsent(definition.head().name(), definition) != null) {
                unsure("the method " + definition.head().name() + " is defined twice", definition.line());
            }
            return;
        }
        if (definition.head().name().equals("<<")) {
            for (Node node : definition.body()) {
                if (node instanceof Definition inner) {
                    define(inner, methods);
                } else {
                    unsure("there is code in the class of the class", node.line());
                }
            }
        }
    }
}
