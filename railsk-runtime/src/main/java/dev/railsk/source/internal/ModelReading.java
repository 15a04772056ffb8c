package dev.railsk.source.internal;

import dev.railsk.source.SourceLine;
import dev.railsk.source.internal.Node.Assignment;
import dev.railsk.source.internal.Node.Call;
import dev.railsk.source.internal.Node.Definition;
import dev.railsk.source.internal.Node.Opaque;
import dev.railsk.source.internal.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the classes of one file below {@code app/models}. */
final class ModelReading {

    private static final String NAME = "ignored_columns";
    private static final String PLAIN =
            "Write self.ignored_columns += with the names as they are, in the class itself.";

    private final Checkout checkout;
    private final String file;
    private final Map<String, ModelClass> classes;
    private final Map<String, String> prefixes;
    private final Set<Integer> understood = new HashSet<>();

    ModelReading(Checkout checkout, String file, Map<String, ModelClass> classes, Map<String, String> prefixes) {
        this.checkout = checkout;
        this.file = file;
        this.classes = classes;
        this.prefixes = prefixes;
    }

    void read() {
        try {
            List<Token> tokens = Lexer.words(checkout.text(file));
            scopes(Parser.file(tokens), "", false);
            check(tokens);
        } catch (Unreadable unreadable) {
            checkout.misread(String.valueOf(unreadable.getMessage()), PLAIN, file, unreadable.line());
        }
    }

    // Whatever else speaks of ignored columns is not sure to be run, or not for which class.
    private void check(List<Token> tokens) {
        for (Token token : Node.flat(tokens)) {
            boolean isName = token.is(Kind.NAME) || token.is(Kind.SYMBOL) || token.is(Kind.STRING);
            boolean isAbout =
                    isName && (token.text().equals(NAME) || token.text().equals(NAME + "="));
            if (isAbout && understood.add(token.line())) {
                misread("what is ignored here is not understood", token.line());
            }
        }
    }

    private void misread(String fact, int line) {
        understood.add(line);
        checkout.misread(fact, PLAIN, file, line);
    }

    private void scopes(List<Node> nodes, String namespace, boolean isWithinClass) {
        for (Node node : nodes) {
            if (!(node instanceof Definition definition)) {
                continue;
            }
            String head = definition.head().name();
            String name = head.startsWith("::") ? head.substring(2) : namespace + head;
            if (definition.isOf("module")) {
                prefix(name, definition);
                scopes(definition.body(), name + "::", isWithinClass);
            } else if (definition.isOf("class") && !head.equals("<<")) {
                model(name, definition, isWithinClass);
                scopes(definition.body(), name + "::", true);
            }
        }
    }

    private void prefix(String module, Definition definition) {
        for (Node node : definition.body()) {
            boolean isPrefix = node instanceof Definition method && method.isMethod("table_name_prefix");
            if (isPrefix && ((Definition) node).body().size() == 1) {
                Node value = ((Definition) node).body().get(0);
                boolean isText = value instanceof Opaque opaque
                        && opaque.tokens().size() == 1
                        && opaque.tokens().get(0).is(Kind.STRING);
                if (isText) {
                    prefixes.put(module, ((Opaque) value).tokens().get(0).text());
                }
            }
        }
    }

    private void model(String name, Definition definition, boolean isWithinClass) {
        ModelClass model = classes.computeIfAbsent(name, key -> new ModelClass(key, at(definition.line())));
        model.isWithinClass = model.isWithinClass || isWithinClass;
        if (model.parent.isEmpty()) {
            model.parent = new Call(definition.head().on(), "", Arguments.NONE, Optional.empty(), 1).receiverName();
        }
        for (Node node : definition.body()) {
            if (node instanceof Assignment assignment) {
                assignment(model, assignment);
            } else if (node instanceof Definition method && method.isMethod("table_name")) {
                model.isTableUnsure = true;
            }
        }
    }

    private void assignment(ModelClass model, Assignment assignment) {
        switch (assignment.targetName()) {
            case "self.table_name" -> {
                Optional<String> table = assignment.value().asText().filter(text -> assignment
                        .sign()
                        .equals("="));
                model.table = table;
                model.isTableUnsure = table.isEmpty();
            }
            case "self.table_name_prefix", "self.table_name_suffix", "self.pluralize_table_names" ->
                model.isTableUnsure = true;
            case "self.abstract_class" -> model.isAbstract = assignment.value().isPlain("true");
            case "self." + NAME -> ignored(model, assignment);
            case NAME -> misread("without self. this sets a variable, and no column is ignored", assignment.line());
            default -> {}
        }
    }

    private void ignored(ModelClass model, Assignment assignment) {
        Optional<List<String>> columns =
                assignment.value() instanceof Value.Many many ? many.asTexts() : Optional.empty();
        if (columns.isEmpty()) {
            misread("which columns are ignored is known only when it runs", assignment.line());
            return;
        }
        switch (assignment.sign()) {
            case "=" -> model.set(columns.get(), at(assignment.line()));
            case "+=", "|=" -> model.add(columns.get(), at(assignment.line()));
            case "-=" -> model.remove(columns.get());
            default -> {
                misread("whether these columns are ignored is known only when it runs", assignment.line());
                return;
            }
        }
        understood.add(assignment.line());
    }

    private SourceLine at(int line) {
        return new SourceLine(file, line);
    }
}
