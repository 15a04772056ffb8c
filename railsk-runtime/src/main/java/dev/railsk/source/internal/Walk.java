package dev.railsk.source.internal;

import dev.railsk.source.Effect;
import dev.railsk.source.Operation;
import dev.railsk.source.SourceLine;
import dev.railsk.source.internal.Node.Assignment;
import dev.railsk.source.internal.Node.Block;
import dev.railsk.source.internal.Node.Branch;
import dev.railsk.source.internal.Node.Call;
import dev.railsk.source.internal.Node.Definition;
import dev.railsk.source.internal.Node.Opaque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through what a migration runs, in order, and notes what each statement does to the database. */
final class Walk {

    private static final String AS_CALLS = "Write what it does as calls with their names and options as they are.";

    /** What the variable of a block stands for. */
    private sealed interface Variable {

        record NewTable(String table) implements Variable {}

        record OldTable(String table) implements Variable {}

        record Direction() implements Variable {}
    }

    private final String file;
    private final boolean isInTransaction;
    private final Map<String, Definition> methods;
    private final Set<String> reached = new HashSet<>();
    private final Set<String> newTables = new HashSet<>();
    private final Map<String, Variable> variables = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private boolean addsConstraint;
    private int sometimes;

    Walk(String file, boolean isInTransaction, Map<String, Definition> methods) {
        this.file = file;
        this.isInTransaction = isInTransaction;
        this.methods = methods;
    }

    List<Operation> operations() {
        return operations;
    }

    void statements(List<Node> nodes) throws Unreadable {
        for (Node node : nodes) {
            statement(node);
        }
    }

    private void statement(Node node) throws Unreadable {
        if (operations.size() > Bounds.OPERATIONS) {
            throw new Unreadable("it does more than " + Bounds.OPERATIONS + " things", node.line());
        }
        if (node instanceof Call call) {
            scan(call.receiver());
            scan(call.arguments().openTokens());
            call(call);
        } else if (node instanceof Branch branch) {
            branch(branch);
        } else if (node instanceof Assignment assignment) {
            assignment(assignment);
        } else if (node instanceof Opaque opaque) {
            scan(opaque.tokens());
            if (!Quiet.isQuiet(opaque.tokens()) && !Quiet.callsNothing(opaque.tokens())) {
                unsure("", "this statement is not understood", AS_CALLS, opaque.line());
            }
        } else if (node instanceof Definition definition) {
            unsure(
                    definition.head().keyword(),
                    "something is defined while the migration runs",
                    AS_CALLS,
                    definition.line());
        }
    }

    private void assignment(Assignment assignment) throws Unreadable {
        List<Token> open = assignment.value().openTokens();
        scan(assignment.target());
        scan(open);
        if (!open.isEmpty() && !Quiet.isQuiet(open) && !Quiet.callsNothing(open)) {
            unsure(
                    "",
                    "what " + Bounds.quote(assignment.targetName()) + " is set to is known only when it runs",
                    AS_CALLS,
                    assignment.line());
        }
    }

    private void branch(Branch branch) throws Unreadable {
        scan(branch.condition());
        boolean isPlain =
                branch.keyword().equals("begin") || branch.keyword().equals(Branch.RETRIED) || onlyTells(branch);
        boolean isChoice = branch.keyword().equals("if") || branch.keyword().equals("unless");
        if (!isPlain && !(isChoice && Quiet.isQuiet(branch.condition()))) {
            unsure(
                    branch.keyword(),
                    "whether and how often what stands in it runs is known only when it runs",
                    "Leave the condition out, or ask only whether a table, a column or an index exists.",
                    branch.line());
        }
        sometimes++;
        statements(branch.body());
        sometimes--;
    }

    private boolean onlyTells(Branch branch) {
        for (Node node : branch.body()) {
            boolean tells = node instanceof Call call
                    && call.isBare()
                    && call.block().isEmpty()
                    && Calls.TELLING.contains(call.name())
                    && !methods.containsKey(call.name());
            if (!tells) {
                return false;
            }
        }
        return Quiet.callsNothing(branch.condition());
    }

    private void call(Call call) throws Unreadable {
        String receiver = call.receiverName();
        boolean isOwn = call.isBare() || (Calls.OWN.contains(receiver) && !receiver.isEmpty());
        boolean isMethod = (call.isBare() || receiver.equals("self")) && methods.containsKey(call.name());
        if (isMethod) {
            method(call.name());
            block(call);
        } else if (!call.isBare() && variables.containsKey(receiver)) {
            ofVariable(variables.get(receiver), call);
        } else if (Checks.knows(call.name())) {
            change(call, isOwn);
        } else if (isOwn) {
            own(call);
        } else {
            foreign(call, receiver);
        }
    }

    /** Go through a method of the migration, once. */
    void method(String name) throws Unreadable {
        Definition method = methods.get(name);
        if (method != null && reached.add(name)) {
            statements(method.body());
        }
    }

    private void block(Call call) throws Unreadable {
        if (call.block().isPresent()) {
            sometimes++;
            statements(call.block().get().body());
            sometimes--;
        }
    }

    private void with(Block block, Variable variable) throws Unreadable {
        String name = block.parameters().isEmpty() ? "" : block.parameters().get(0);
        Variable before = variables.get(name);
        variables.put(name, variable);
        statements(block.body());
        if (before == null) {
            variables.remove(name);
        } else {
            variables.put(name, before);
        }
    }

    private void ofVariable(Variable variable, Call call) throws Unreadable {
        if (variable instanceof Variable.Direction) {
            if (call.name().equals("up")) {
                block(call);
            } else if (!call.name().equals("down")) {
                unsure(call.name(), "a direction knows only up and down", AS_CALLS, call.line());
                block(call);
            }
        } else if (variable instanceof Variable.OldTable old) {
            Call outside = TableBlock.outside(old.table(), call).orElse(null);
            if (outside == null) {
                unsure(call.name(), "it is not known as a change of a table", AS_CALLS, call.line());
                block(call);
            } else {
                change(outside, true);
            }
        } else {
            block(call);
        }
    }

    private void own(Call call) throws Unreadable {
        String name = call.name();
        if (name.equals("reversible") && call.block().isPresent()) {
            with(call.block().get(), new Variable.Direction());
        } else if (Calls.AROUND.contains(name) || Calls.HARMLESS.contains(name)) {
            if (call.block().isPresent()) {
                statements(call.block().get().body());
            }
        } else if (TimeLimit.is(call)) {
            return;
        } else if (Calls.SQL.contains(name) || Calls.WRITING.contains(name)) {
            unsure(name, "SQL is not read", "Look at it yourself, and say that it takes nothing away.", call.line());
            block(call);
        } else if (name.equals("safety_assured")) {
            unsure(
                    name,
                    "somebody says that it is safe, and railsk does not know why",
                    "Say it to railsk too, with the reason.",
                    call.line());
            block(call);
        } else if (name.equals("revert") || name.equals("run")) {
            unsure(name, "what it does is written in another place or backwards", AS_CALLS, call.line());
        } else {
            unknown(call);
        }
    }

    private void foreign(Call call, String receiver) throws Unreadable {
        String name = call.name();
        if (name.equals("transaction")) {
            block(call);
        } else if (isOfRows(call)) {
            operations.add(Judged.care(
                            "",
                            List.of(),
                            "it goes over rows while the migration holds its locks",
                            "Fill and clean up rows in batches, in a task of its own.")
                    .operation(name, at(call.line())));
            block(call);
        } else if (Calls.HARMLESS.contains(name) && !receiver.isEmpty()) {
            block(call);
        } else {
            unknown(call);
        }
    }

    // Called on a model, or on the row that a block is given; anything else may be anything.
    private static boolean isOfRows(Call call) {
        boolean isKnown = Calls.WRITING.contains(call.name())
                || (Calls.READING.contains(call.name()) && call.block().isPresent());
        Token first = call.receiver().get(0);
        boolean isRow = call.receiver().size() == 1 && first.is(Token.Kind.VARIABLE);
        boolean isOfModel = (first.is(Token.Kind.CONSTANT) || first.isSign("::")) && onlyAsks(call.receiver());
        return isKnown && (isOfModel || isRow);
    }

    private static boolean onlyAsks(List<Token> receiver) {
        int open = 0;
        for (int i = 1; i < receiver.size(); i++) {
            Token token = receiver.get(i);
            boolean isCall = token.is(Token.Kind.NAME) && !receiver.get(i - 1).isSign(",");
            if (open == 0 && isCall && !Calls.ASKING.contains(token.text())) {
                return false;
            }
            open += token.isSign("(") || token.isSign("{") || token.isSign("[") ? 1 : 0;
            open -= token.isSign(")") || token.isSign("}") || token.isSign("]") ? 1 : 0;
        }
        return true;
    }

    private void unknown(Call call) throws Unreadable {
        unsure(call.name(), "what " + Bounds.quote(call.name()) + " does is not known", AS_CALLS, call.line());
        block(call);
    }

    private void change(Call call, boolean isOwn) throws Unreadable {
        Subject subject = new Subject(call, isInTransaction, addsConstraint);
        for (Judged judged : Checks.judge(subject)) {
            boolean isNew = newTables.contains(judged.table());
            Judged known = isNew && isOwn ? Judged.safe(judged.table(), judged.columns()) : judged;
            Judged sure = isOwn ? known : known.doubted("what it is called on is known only when it runs", AS_CALLS);
            operations.add(sure.operation(call.name(), at(call.line())));
        }
        boolean isConstraint = call.name().equals("add_foreign_key")
                || (call.name().startsWith("add_") && call.name().contains("_constraint"));
        addsConstraint = addsConstraint || isConstraint;
        remember(subject, isOwn);
        within(call, subject.table());
    }

    // What is done to a table that was not there before is noticed by nobody.
    private void remember(Subject subject, boolean isOwn) {
        String name = subject.call().name();
        boolean isCreated = isOwn
                && sometimes == 0
                && !subject.has("force")
                && !subject.has("if_not_exists")
                && !subject.arguments().isOpen();
        if (isCreated && name.equals("create_table") && !subject.table().isEmpty()) {
            newTables.add(subject.table());
        } else if (isCreated && name.equals("create_join_table")) {
            TableChecks.joined(subject).ifPresent(newTables::add);
        } else if (name.equals("drop_table") || name.equals("rename_table")) {
            newTables.remove(subject.table());
        }
    }

    private void within(Call call, String table) throws Unreadable {
        if (call.block().isEmpty()) {
            return;
        }
        Block block = call.block().get();
        boolean isNew = call.name().equals("create_table") || call.name().equals("create_join_table");
        if (isNew || newTables.contains(table)) {
            with(block, new Variable.NewTable(table));
        } else if (call.name().equals("change_table") && !table.isEmpty()) {
            with(block, new Variable.OldTable(table));
        } else {
            block(call);
        }
    }

    /** Look for changes within an expression that is not followed. */
    private void scan(List<Token> tokens) throws Unreadable {
        if (tokens.isEmpty()) {
            return;
        }
        for (Call call : Parser.calls(tokens, Checks.names())) {
            Subject subject = new Subject(call, isInTransaction, addsConstraint);
            for (Judged judged : Checks.judge(subject)) {
                operations.add(judged.doubted("it stands within an expression", AS_CALLS)
                        .operation(call.name(), at(call.line())));
            }
        }
        for (Token token : tokens) {
            scan(token.inner());
        }
    }

    private void unsure(String call, String reason, String safeWay, int line) {
        operations.add(Operation.of(call, "", List.of(), Effect.unsure(reason, safeWay), at(line)));
    }

    private SourceLine at(int line) {
        return new SourceLine(file, line);
    }
}
