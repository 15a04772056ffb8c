package dev.railsk.source.internal;

import dev.railsk.source.internal.Node.Assignment;
import dev.railsk.source.internal.Node.Block;
import dev.railsk.source.internal.Node.Branch;
import dev.railsk.source.internal.Node.Call;
import dev.railsk.source.internal.Node.Definition;
import dev.railsk.source.internal.Node.Head;
import dev.railsk.source.internal.Node.Opaque;
import dev.railsk.source.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From words to statements: calls with their arguments and blocks, definitions, and what runs only sometimes. An expression that is
 * none of these is kept as its words.
 */
final class Parser {

    private static final Set<String> UNREAD = Set.of(
            "return",
            "break",
            "next",
            "redo",
            "retry",
            "super",
            "yield",
            "not",
            "defined?",
            "alias",
            "undef",
            "BEGIN",
            "END",
            "nil",
            "true",
            "false",
            "__FILE__",
            "__LINE__",
            "__ENCODING__",
            "and",
            "or",
            "do",
            Keywords.LOOP_DO);

    private static final Set<String> CONDITIONS = Set.of("if", "unless", "while", "until", "for");

    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "|=", "&=", "||=", "&&=", "<<=", "*=");

    private final Words words;
    private final ArgumentParser arguments;

    Parser(List<Token> tokens) {
        this.words = new Words(tokens);
        this.arguments = new ArgumentParser(words);
    }

    /** The statements of a file. */
    static List<Node> file(List<Token> tokens) throws Unreadable {
        Parser parser = new Parser(tokens);
        List<Node> nodes = parser.body();
        Token last = parser.words.peek();
        if (!last.is(Kind.NOTHING)) {
            throw new Unreadable("there is nothing that \"" + last.text() + "\" could belong to", last.line());
        }
        return nodes;
    }

    /** The calls within an expression that have one of these names. */
    static List<Call> calls(List<Token> tokens, Set<String> names) throws Unreadable {
        Parser parser = new Parser(tokens);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.NAME) && names.contains(token.text())) {
                parser.words.back(i + 1);
                calls.add(new Call(List.of(), token.text(), parser.arguments.ofCall(), Optional.empty(), token.line()));
            }
        }
        return calls;
    }

    private List<Node> body() throws Unreadable {
        words.enter();
        List<Node> nodes = new ArrayList<>();
        while (true) {
            words.skipLines();
            Token next = words.peek();
            boolean isOver = Words.endsStatement(next) && !next.is(Kind.MODIFIER);
            if (isOver) {
                words.leave();
                return nodes;
            }
            nodes.add(statement());
        }
    }

    private Node statement() throws Unreadable {
        int start = words.position();
        Token first = words.peek();
        Node node = simple(first);
        if (!Words.endsStatement(words.peek())) {
            words.back(start);
            node = rest(first);
        }
        while (words.peek().is(Kind.MODIFIER)) {
            Token modifier = words.next();
            int from = words.position();
            words.skip(false);
            node = new Branch(modifier.text(), words.since(from), List.of(node), modifier.line());
        }
        return node;
    }

    // All words up to the end of the statement; one at least, so that reading goes on.
    private Node rest(Token first) throws Unreadable {
        int start = words.position();
        words.skip(false);
        if (words.position() == start) {
            words.next();
        }
        return new Opaque(words.since(start), first.line());
    }

    private Node simple(Token first) throws Unreadable {
        if (!first.is(Kind.KEYWORD)) {
            boolean isName = first.is(Kind.NAME) || first.is(Kind.CONSTANT) || first.is(Kind.VARIABLE);
            return isName || first.isSign("::") || first.is(Kind.WORDS) || first.isSign("[")
                    ? chain(first)
                    : rest(first);
        }
        String keyword = first.text();
        if (keyword.equals("self")) {
            return chain(first);
        }
        if (UNREAD.contains(keyword)) {
            return rest(first);
        }
        words.next();
        if (keyword.equals("def")) {
            return method(first);
        }
        if (keyword.equals("class") || keyword.equals("module")) {
            return scope(first);
        }
        if (keyword.equals("case")) {
            return choice(first);
        }
        if (keyword.equals("begin")) {
            List<Node> body = guarded();
            end(first);
            return new Branch("begin", List.of(), body, first.line());
        }
        return CONDITIONS.contains(keyword) ? condition(first) : rest(first);
    }

    private void end(Token opening) throws Unreadable {
        if (!words.peek().isKeyword("end")) {
            throw new Unreadable("the \"" + opening.text() + "\" that begins here has no end", opening.line());
        }
        words.next();
    }

    private List<Token> header() throws Unreadable {
        int start = words.position();
        while (true) {
            Token token = words.peek();
            boolean isEnd = token.is(Kind.NEWLINE)
                    || token.is(Kind.NOTHING)
                    || token.isKeyword("then")
                    || token.isKeyword(Keywords.LOOP_DO);
            if (isEnd) {
                List<Token> header = words.since(start);
                words.next();
                return header;
            }
            int before = words.position();
            words.skip(false);
            if (words.position() == before) {
                words.next();
            }
        }
    }

    private Node condition(Token first) throws Unreadable {
        List<Token> conditions = new ArrayList<>(header());
        List<Node> body = new ArrayList<>(body());
        while (words.peek().isKeyword("elsif") || words.peek().isKeyword("else")) {
            boolean hasCondition = words.next().text().equals("elsif");
            if (hasCondition) {
                conditions.add(separator());
                conditions.addAll(header());
            }
            body.addAll(body());
        }
        end(first);
        return new Branch(first.text(), conditions, body, first.line());
    }

    private Node choice(Token first) throws Unreadable {
        int start = words.position();
        words.skip(false);
        List<Token> conditions = new ArrayList<>(words.since(start));
        words.skipLines();
        List<Node> body = new ArrayList<>();
        while (words.peek().isKeyword("when")
                || words.peek().isKeyword("in")
                || words.peek().isKeyword("else")) {
            boolean hasCondition = !words.next().text().equals("else");
            if (hasCondition) {
                conditions.add(separator());
                conditions.addAll(header());
            }
            body.addAll(body());
        }
        end(first);
        return new Branch("case", conditions, body, first.line());
    }

    private Token separator() throws Unreadable {
        return new Token(Kind.NEWLINE, ";", words.peek().line(), false, false, List.of());
    }

    /** A body that may be rescued. */
    private List<Node> guarded() throws Unreadable {
        List<Node> body = body();
        Token first = words.peek();
        if (!isGuard(first)) {
            return body;
        }
        List<Node> all = new ArrayList<>(body);
        List<Token> headers = new ArrayList<>();
        boolean isRunInTheEnd = true;
        while (isGuard(words.peek())) {
            boolean isRescue = words.next().text().equals("rescue");
            if (isRescue) {
                headers.add(separator());
                headers.addAll(header());
            }
            List<Node> guard = body();
            isRunInTheEnd &= isRescue && Branch.runsAgainOrFails(guard);
            all.addAll(guard);
        }
        return List.of(new Branch(isRunInTheEnd ? Branch.RETRIED : "rescue", headers, all, first.line()));
    }

    private static boolean isGuard(Token token) {
        return token.isKeyword("rescue") || token.isKeyword("else") || token.isKeyword("ensure");
    }

    private Node scope(Token first) throws Unreadable {
        StringBuilder name = new StringBuilder();
        boolean isOfObject = words.peek().isSign("<<");
        while (!isOfObject && (words.peek().is(Kind.CONSTANT) || words.peek().isSign("::"))) {
            name.append(words.next().text());
        }
        List<Token> parent = List.of();
        if (isOfObject || words.peek().isSign("<")) {
            words.next();
            int start = words.position();
            words.skip(false);
            parent = words.since(start);
        }
        List<Node> body = guarded();
        end(first);
        return new Definition(
                new Head(first.text(), isOfObject ? "<<" : name.toString(), parent, false), body, first.line());
    }

    private Node method(Token first) throws Unreadable {
        int start = words.position();
        String name = words.next().text();
        while (words.peek().isSign(".") || words.peek().isSign("::")) {
            words.next();
            name = words.next().text();
        }
        List<Token> on = words.between(start, Math.max(start, words.position() - 1));
        int from = words.position();
        if (words.peek().isSign("(")) {
            words.next();
            while (!words.peek().isSign(")") && !words.peek().is(Kind.NOTHING)) {
                arguments.skipParameter();
            }
            words.next();
        } else if (!words.peek().isSign("=")) {
            words.skip(false);
        }
        boolean hasParameters = words.since(from).stream().anyMatch(token -> !token.is(Kind.SIGN));
        Head head = new Head("def", name, on, hasParameters);
        List<Node> body = new ArrayList<>();
        if (hasParameters) {
            // What parameters are when they are not given is computed.
            body.add(new Opaque(words.since(from), first.line()));
        }
        if (words.peek().isSign("=")) {
            words.next();
            body.add(statement());
            return new Definition(head, body, first.line());
        }
        body.addAll(guarded());
        end(first);
        return new Definition(head, body, first.line());
    }

    /** A value, calls on it, and what is assigned to the last of them. */
    private Node chain(Token first) throws Unreadable {
        int start = words.position();
        int receiverEnd = start;
        Node call = link(start, receiverEnd);
        while (isDot(words.peek()) && isNameAt(1)) {
            receiverEnd = words.position();
            words.next();
            call = link(start, receiverEnd);
        }
        Token sign = words.peek();
        if (!sign.is(Kind.SIGN) || !ASSIGNMENTS.contains(sign.text())) {
            return call;
        }
        List<Token> target = words.since(start);
        words.next();
        return new Assignment(List.copyOf(target), sign.text(), arguments.sum(), first.line());
    }

    private static boolean isDot(Token token) {
        return token.isSign(".") || token.isSign("&.") || token.isSign("::");
    }

    private boolean isNameAt(int ahead) throws Unreadable {
        Token token = words.peek(ahead);
        return token.is(Kind.NAME) || token.is(Kind.CONSTANT);
    }

    private Node link(int start, int receiverEnd) throws Unreadable {
        Token name = words.peek();
        if (name.is(Kind.WORDS) || name.isSign("[")) {
            int from = words.position();
            arguments.listed();
            return new Opaque(words.since(from), name.line());
        }
        words.next();
        boolean isCall = name.is(Kind.NAME)
                || (name.is(Kind.CONSTANT)
                        && words.peek().isSign("(")
                        && !words.peek().spaced());
        if (!isCall) {
            return new Opaque(List.of(name), name.line());
        }
        List<Token> receiver = List.copyOf(words.between(start, receiverEnd));
        Arguments given = arguments.ofCall();
        return new Call(receiver, name.text(), given, block(), name.line());
    }

    private Optional<Block> block() throws Unreadable {
        Token opening = words.peek();
        boolean isBrace = opening.isSign("{") && !opening.first();
        if (!isBrace && !opening.isKeyword("do")) {
            return Optional.empty();
        }
        words.next();
        List<String> parameters = parameters();
        List<Node> body = isBrace ? body() : guarded();
        if (isBrace && !words.peek().isSign("}")) {
            throw new Unreadable("the block that begins here has no end", opening.line());
        }
        if (isBrace) {
            words.next();
        } else {
            end(opening);
        }
        return Optional.of(new Block(parameters, body));
    }

    private List<String> parameters() throws Unreadable {
        List<String> names = new ArrayList<>();
        words.skipLines();
        if (!words.peek().isSign("|")) {
            if (words.peek().isSign("||")) {
                words.next();
            }
            return names;
        }
        Token bar = words.next();
        while (!words.peek().isSign("|")) {
            Token token = words.next();
            if (token.is(Kind.NOTHING) || token.is(Kind.NEWLINE)) {
                throw new Unreadable("the names that begin here have no end", bar.line());
            }
            if (token.is(Kind.NAME) || token.is(Kind.VARIABLE)) {
                names.add(token.text());
            }
        }
        words.next();
        return names;
    }
}
