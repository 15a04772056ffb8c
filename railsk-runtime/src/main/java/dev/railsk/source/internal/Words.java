package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.List;
import java.util.Set;

/** The words of a file, and a place among them. */
final class Words {

    private static final Set<String> ENDINGS = Set.of("end", "else", "elsif", "when", "in", "rescue", "ensure", "then");

    private static final Set<String> NO_VALUES = Set.of(
            "and", "or", "do", Keywords.LOOP_DO, "then", "end", "else", "elsif", "when", "in", "rescue", "ensure");

    private static final Set<String> STARTING_SIGNS = Set.of("[", "(", "->", "-", "*", "**", "&", "!", "::", "~", "+");

    private final List<Token> tokens;
    private int position;
    private int steps;
    private int depth;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() throws Unreadable {
        return peek(0);
    }

    Token peek(int ahead) throws Unreadable {
        steps++;
        int at = position + ahead;
        if (at < tokens.size()) {
            Token token = tokens.get(at);
            if (steps > Bounds.STEPS) {
                throw new Unreadable("it nests more than can be followed", token.line());
            }
            return token;
        }
        return Token.nothing(
                tokens.isEmpty() ? 1 : tokens.get(tokens.size() - 1).line());
    }

    Token next() throws Unreadable {
        Token token = peek();
        position++;
        return token;
    }

    int position() {
        return position;
    }

    void back(int to) {
        position = to;
    }

    List<Token> since(int from) {
        return between(from, position);
    }

    List<Token> between(int from, int to) {
        int end = Math.min(to, tokens.size());
        return tokens.subList(Math.min(from, end), end);
    }

    void skipLines() throws Unreadable {
        while (peek().is(Kind.NEWLINE)) {
            position++;
        }
    }

    void enter() throws Unreadable {
        depth++;
        if (depth > Bounds.NESTING) {
            throw new Unreadable("it nests deeper than " + Bounds.NESTING + " levels", peek().line());
        }
    }

    void leave() {
        depth--;
    }

    /** Whether a statement ends in front of this word. */
    static boolean endsStatement(Token token) {
        return token.is(Kind.NEWLINE)
                || token.is(Kind.NOTHING)
                || token.is(Kind.MODIFIER)
                || token.isKeyword(Keywords.LOOP_DO)
                || isClosing(token)
                || (token.is(Kind.KEYWORD) && ENDINGS.contains(token.text()));
    }

    /** Whether an argument ends in front of this word. */
    static boolean endsArgument(Token token) {
        return endsStatement(token)
                || token.isSign(",")
                || token.isSign("=>")
                || token.isKeyword("do")
                || token.isKeyword("and")
                || token.isKeyword("or");
    }

    /** Whether this word is handed to the method whose name stands before it. */
    static boolean beginsArgument(Token token) {
        if (token.is(Kind.SIGN)) {
            return token.spaced() && token.first() && STARTING_SIGNS.contains(token.text());
        }
        if (token.is(Kind.KEYWORD)) {
            return token.spaced() && !NO_VALUES.contains(token.text());
        }
        return !token.is(Kind.NEWLINE) && !token.is(Kind.NOTHING) && !token.is(Kind.MODIFIER);
    }

    private static boolean isClosing(Token token) {
        return token.isSign(")") || token.isSign("]") || token.isSign("}");
    }

    private static boolean isOpening(Token token) {
        return token.isSign("(") || token.isSign("[") || token.isSign("{");
    }

    /** Skip the rest of a statement, or of an argument, with all that is within it. */
    void skip(boolean isArgument) throws Unreadable {
        int open = 0;
        boolean isLambda = false;
        boolean isCall = false;
        int line = peek().line();
        while (true) {
            Token token = peek();
            boolean isOwn = (isLambda && token.isKeyword("do")) || (isCall && token.isSign(","));
            boolean isEnd = isArgument ? endsArgument(token) && !isOwn : endsStatement(token);
            if (open == 0 && isEnd) {
                return;
            }
            if (token.is(Kind.NOTHING)) {
                throw new Unreadable("a statement that begins here does not end", line);
            }
            if (isOpening(token) || (token.is(Kind.KEYWORD) && Keywords.isOpening(token.text()) && !isEndless(token))) {
                open++;
            } else if (isClosing(token) || token.isKeyword("end")) {
                open--;
            }
            if (open == 0) {
                // What follows the name of a method is handed to that, behind commas too.
                isCall = isCall || (token.is(Kind.NAME) && beginsArgument(peek(1)));
                isLambda = token.isSign("->") || (isLambda && !token.isSign("}") && !token.isKeyword("end"));
            }
            position++;
        }
    }

    /** Whether this is a method of one expression, which has no end. */
    private boolean isEndless(Token token) throws Unreadable {
        if (!token.isKeyword("def")) {
            return false;
        }
        int ahead = 1;
        while (peek(ahead + 1).isSign(".")) {
            ahead += 2;
        }
        ahead++;
        if (peek(ahead).isSign("(")) {
            int open = 1;
            while (open > 0 && !peek(ahead).is(Kind.NOTHING)) {
                ahead++;
                open += isOpening(peek(ahead)) ? 1 : isClosing(peek(ahead)) ? -1 : 0;
            }
            ahead++;
        }
        return peek(ahead).isSign("=");
    }
}
