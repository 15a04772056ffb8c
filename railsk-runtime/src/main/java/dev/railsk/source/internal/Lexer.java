package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From characters to words, by the same states that Ruby's own lexer has: what {@code /}, {@code ?}, {@code %}, <code>{</code>, {@code :}
 * and a line's end mean depends on what stands before them.
 */
final class Lexer {

    /** What may come next. */
    enum State {
        /** A value must begin. */
        VALUE,
        /** A value may begin; a keyword is one behind a statement. */
        MIDDLE,
        /** Behind the name of what may be a method: an argument may begin. */
        ARGUMENT,
        /** A value has ended. */
        ENDED,
        /** The name of a method. */
        NAME,
        /** A name behind a dot. */
        DOT,
        /** Behind {@code class}. */
        CLASS
    }

    private static final String[] SIGNS = {
        "**=", "<=>", "===", "<<=", ">>=", "&&=", "||=", "...", "**", "==", "=>", "=~", "!=", "!~", "<=", ">=", "<<",
        ">>", "&&", "||", "&.", "::", "..", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "->"
    };

    private static final String[] METHOD_SIGNS = {
        "[]=", "[]", "<=>", "===", "==", "=~", "!~", "!=", "**", "+@", "-@", "~@", "!@", "<<", ">>", "<=", ">=", "+",
        "-", "*", "/", "%", "<", ">", "!", "~", "^", "&", "|", "`"
    };

    private static final Set<String> ASSIGNMENTS =
            Set.of("=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "**=", "<<=", ">>=", "&&=", "||=");

    final Cursor cursor;
    final Locals locals;
    private final int depth;
    private final Quotes quotes;
    private final Literals literals;
    private final Keywords keywords;
    private final List<Token> tokens = new ArrayList<>();
    private State state = State.VALUE;
    private boolean isBehindTernary;
    private boolean isInParameters;
    private int braces;

    Lexer(Cursor cursor, Locals locals, int depth) {
        this.cursor = cursor;
        this.locals = locals;
        this.depth = depth;
        this.quotes = new Quotes(cursor, locals, depth);
        this.literals = new Literals(cursor, quotes);
        this.keywords = new Keywords(locals);
    }

    /** The words of a file. */
    static List<Token> words(String text) throws Unreadable {
        return new Lexer(new Cursor(text), new Locals(), 0).within();
    }

    /** The words up to the end, or to the brace that ends the code within a text. */
    List<Token> within() throws Unreadable {
        int line = cursor.line();
        while (true) {
            boolean isSpaced = skipBlanks();
            int next = cursor.peek();
            boolean isOver = next == Cursor.END || next == 0 || next == 4 || next == 26;
            if (isOver || isEndMark()) {
                if (depth > 0) {
                    throw new Unreadable("code within a text that begins here does not end", line);
                }
                return tokens;
            }
            if (next == '}' && braces == 0 && depth > 0) {
                cursor.skip(1);
                return tokens;
            }
            word(next, isSpaced);
        }
    }

    private boolean isEndMark() {
        return cursor.isAtLineStart() && cursor.restOfLine().equals("__END__");
    }

    private boolean skipBlanks() throws Unreadable {
        boolean isSpaced = false;
        while (true) {
            int next = cursor.peek();
            boolean isContinued = next == '\\' && (cursor.peek(1) == '\n' || isWindowsEnd(1));
            if (isContinued) {
                cursor.skip(cursor.peek(1) == '\n' ? 2 : 3);
            } else if (isBlank(next)) {
                cursor.skip(1);
            } else if (next == '#') {
                cursor.skip(cursor.restOfLine().length());
            } else if (isCommentBlock()) {
                skipCommentBlock();
            } else {
                return isSpaced;
            }
            isSpaced = true;
        }
    }

    private boolean isWindowsEnd(int ahead) {
        return cursor.peek(ahead) == '\r' && cursor.peek(ahead + 1) == '\n';
    }

    private boolean isCommentBlock() {
        return cursor.isAtLineStart() && cursor.isAt("=begin") && !Quotes.isNamePart(cursor.peek("=begin".length()));
    }

    private void skipCommentBlock() throws Unreadable {
        int line = cursor.line();
        while (!(cursor.isAt("=end") && !Quotes.isNamePart(cursor.peek("=end".length())))) {
            cursor.skip(cursor.restOfLine().length());
            while (cursor.peek() == '\r') {
                cursor.skip(1);
            }
            if (cursor.next() == Cursor.END) {
                throw new Unreadable("a comment that begins here with =begin does not end", line);
            }
        }
        cursor.skip(cursor.restOfLine().length());
    }

    private void word(int next, boolean isSpaced) throws Unreadable {
        if (next == '\n') {
            lineEnd();
            return;
        }
        if (Quotes.isNameStart(next)) {
            name(isSpaced);
            return;
        }
        boolean isArgument = state == State.ARGUMENT && isSpaced;
        boolean isFirst = state == State.VALUE
                || state == State.MIDDLE
                || state == State.CLASS
                || (isArgument && !isBlank(cursor.peek(1)) && cursor.peek(1) != '\n');
        Token start = new Token(Kind.NOTHING, "", cursor.line(), isSpaced, isFirst, List.of());
        boolean mayBeLabel = !isBehindTernary;
        isBehindTernary = false;
        if (next >= '0' && next <= '9') {
            add(literals.number(start), State.ENDED);
        } else if (state == State.NAME || state == State.DOT) {
            nameOrSign(start);
        } else if (next == '@' || next == '$') {
            add(literals.variable(start), State.ENDED);
        } else if (next == '"' || next == '\'' || next == '`') {
            quoted(start, next, mayBeLabel);
        } else {
            literalOrSign(next, start, isArgument);
        }
    }

    private void literalOrSign(int next, Token start, boolean isArgument) throws Unreadable {
        Optional<Token> literal = Optional.empty();
        if (next == ':' && state != State.ENDED) {
            literal = literals.symbol(start);
        } else if (next == ':') {
            literal = Optional.empty();
        } else if (next == '?' && state != State.ENDED) {
            literal = literals.character(start);
        } else if (next == '<'
                && state != State.ENDED
                && state != State.CLASS
                && (state != State.ARGUMENT || isArgument)) {
            Optional<Heredoc> heredoc = Heredoc.announced(cursor);
            if (heredoc.isPresent()) {
                literal = Optional.of(heredoc.get().read(cursor, quotes, start));
            }
        } else if (next == '%' && start.first() && !(isArgument && cursor.peek(1) == '=')) {
            literal = Optional.of(literals.percent(start));
        } else if (next == '/' && start.first() && !(isArgument && cursor.peek(1) == '=')) {
            literal = Optional.of(literals.regex(start));
        }
        if (literal.isPresent()) {
            add(literal.get(), State.ENDED);
        } else {
            sign(start, isArgument);
        }
    }

    private void quoted(Token start, int quote, boolean mayBeLabel) throws Unreadable {
        cursor.skip(1);
        boolean isNewValue = state != State.ENDED;
        Quotes.Text text = quotes.read(quote, quote == '\'');
        boolean isLabel = isNewValue && mayBeLabel && quote != '`' && cursor.peek() == ':' && cursor.peek(1) != ':';
        if (quote == '`') {
            text.isLiteral = false;
        }
        Token read = text.token(isLabel ? Kind.LABEL : Kind.STRING, start);
        if (isLabel) {
            cursor.skip(1);
            add(new Token(Kind.LABEL, read.text(), read.line(), read.spaced(), true, read.inner()), State.VALUE);
        } else {
            add(read, State.ENDED);
        }
    }

    private void nameOrSign(Token start) throws Unreadable {
        for (String sign : METHOD_SIGNS) {
            if (cursor.isAt(sign)) {
                cursor.skip(sign.length());
                boolean isCall = state == State.DOT;
                keywords.named(sign);
                add(of(Kind.NAME, sign, start), isCall ? State.ARGUMENT : State.ENDED);
                return;
            }
        }
        sign(start, false);
    }

    private void name(boolean isSpaced) {
        Token start = new Token(
                Kind.NOTHING, "", cursor.line(), isSpaced, state != State.ENDED && state != State.ARGUMENT, List.of());
        boolean mayBeLabel = !isBehindTernary && state != State.DOT && state != State.NAME;
        isBehindTernary = false;
        String name = literals.name(state == State.NAME);
        if (mayBeLabel && cursor.peek() == ':' && cursor.peek(1) != ':') {
            cursor.skip(1);
            keywords.parameter(name);
            add(of(Kind.LABEL, name, start), State.VALUE);
            return;
        }
        if (state == State.DOT) {
            boolean isDefined = keywords.isNaming();
            keywords.named(name);
            add(of(kind(name), name, start), isDefined ? State.ENDED : State.ARGUMENT);
        } else if (state == State.NAME) {
            keywords.named(name);
            add(of(kind(name), name, start), State.ENDED);
        } else if (Keywords.isKeyword(name)) {
            boolean isModifier = Keywords.isModifier(name) && state != State.VALUE && state != State.CLASS;
            Token keyword = of(isModifier ? Kind.MODIFIER : Kind.KEYWORD, keywords.spelt(name), start);
            keywords.seen(keyword, isModifier);
            add(keyword, isModifier ? State.VALUE : Keywords.after(name));
        } else {
            if (isInParameters) {
                locals.add(name);
            }
            keywords.parameter(name);
            boolean isLocal = locals.has(name);
            add(of(isLocal ? Kind.VARIABLE : kind(name), name, start), isLocal ? State.ENDED : State.ARGUMENT);
        }
    }

    private static Kind kind(String name) {
        return Character.isUpperCase(name.codePointAt(0)) ? Kind.CONSTANT : Kind.NAME;
    }

    private void sign(Token start, boolean isArgument) throws Unreadable {
        String sign = String.valueOf((char) cursor.peek());
        for (String longer : SIGNS) {
            if (cursor.isAt(longer)) {
                sign = longer;
                break;
            }
        }
        cursor.skip(sign.length());
        boolean isFirst = start.first() && !(isArgument && sign.length() > 1 && isBlank(cursor.peek()));
        if (sign.equals("{")) {
            isFirst = state == State.VALUE || state == State.MIDDLE;
        } else if (sign.equals("[") || sign.equals("(")) {
            isFirst = isFirst || isArgument;
        }
        Token token = new Token(Kind.SIGN, sign, start.line(), start.spaced(), isFirst, List.of());
        blockParameters(token);
        if (ASSIGNMENTS.contains(sign)) {
            assigned();
        }
        isBehindTernary = sign.equals("?");
        keywords.seen(token, false);
        braces += sign.equals("{") ? 1 : sign.equals("}") ? -1 : 0;
        add(token, after(sign));
    }

    private State after(String sign) {
        return switch (sign) {
            case ")", "]", "}", "->" -> State.ENDED;
            case ".", "&." -> keywords.isNaming() ? State.NAME : State.DOT;
            case "::" -> State.DOT;
            case ";" -> State.VALUE;
            default -> State.VALUE;
        };
    }

    // The names between two bars at the start of a block.
    private void blockParameters(Token token) {
        if (!token.isSign("|")) {
            return;
        }
        if (isInParameters) {
            isInParameters = false;
            return;
        }
        Token last = tokens.isEmpty() ? Token.nothing(1) : tokens.get(tokens.size() - 1);
        isInParameters = last.isKeyword("do") || (last.isSign("{") && !last.first());
    }

    private void assigned() {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            boolean isCalled =
                    i > 0 && (tokens.get(i - 1).isSign(".") || tokens.get(i - 1).isSign("&."));
            if (token.is(Kind.NAME) && !isCalled) {
                locals.add(token.text());
            }
            boolean goesOn = i > 0 && (tokens.get(i - 1).isSign(",") || token.isSign(",") || token.isSign("*"));
            if (!goesOn) {
                return;
            }
        }
    }

    private void lineEnd() {
        boolean isOpen = state != State.ENDED && state != State.ARGUMENT && state != State.MIDDLE;
        if (isOpen || (state != State.MIDDLE && goesOnBelow())) {
            cursor.skip(1);
            return;
        }
        Token end = new Token(Kind.NEWLINE, "\n", cursor.line(), false, false, List.of());
        cursor.skip(1);
        keywords.seen(end, false);
        isInParameters = false;
        add(end, State.VALUE);
    }

    // A line that begins with a dot goes on with the one before; comments may stand between.
    private boolean goesOnBelow() {
        int at = cursor.nextLine();
        while (true) {
            while (isBlank(cursor.at(at))) {
                at++;
            }
            if (cursor.at(at) != '#') {
                break;
            }
            while (!cursor.isEnd(at) && cursor.at(at) != '\n') {
                at++;
            }
            at++;
        }
        boolean isDot = cursor.at(at) == '.' && cursor.at(at + 1) != '.';
        return isDot || (cursor.at(at) == '&' && cursor.at(at + 1) == '.');
    }

    private static Token of(Kind kind, String text, Token start) {
        return new Token(kind, text, start.line(), start.spaced(), start.first(), List.of());
    }

    private void add(Token token, State next) {
        if (token.isSign(";")) {
            tokens.add(of(Kind.NEWLINE, ";", token));
        } else {
            tokens.add(token);
        }
        state = next;
    }

    static boolean isBlank(int letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\f' || letter == 0x0b;
    }
}
