package dev.railsk.source.internal;

import dev.railsk.source.internal.Lexer.State;
import dev.railsk.source.internal.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Ruby's keywords: what they open, what may follow them, and which names of a method's parameters are variables. */
final class Keywords {

    /** Instead of {@code do}, where it belongs to a loop and ends with that loop's {@code end}. */
    static final String LOOP_DO = "do of a loop";

    private static final Set<String> ALL = Set.of(
            "if",
            "unless",
            "while",
            "until",
            "elsif",
            "when",
            "case",
            "in",
            "for",
            "and",
            "or",
            "not",
            "then",
            "else",
            "do",
            "begin",
            "ensure",
            "return",
            "break",
            "next",
            "rescue",
            "end",
            "self",
            "nil",
            "true",
            "false",
            "__FILE__",
            "__LINE__",
            "__ENCODING__",
            "redo",
            "retry",
            "super",
            "yield",
            "defined?",
            "def",
            "alias",
            "undef",
            "class",
            "module",
            "BEGIN",
            "END");

    private static final Set<String> MODIFIERS = Set.of("if", "unless", "while", "until", "rescue");

    private static final Set<String> OPENING =
            Set.of("class", "module", "def", "begin", "case", "if", "unless", "while", "until", "for", "do");

    private static final Set<String> LOOPS = Set.of("while", "until", "for");

    /** How far the head of a method has been read. */
    private enum Head {
        NONE,
        NAMING,
        NAMED,
        IN_PARENTHESES,
        CLOSED,
        PARAMETERS
    }

    private final Locals locals;
    private final Deque<Integer> loops = new ArrayDeque<>();
    private Head head = Head.NONE;
    private int parentheses;
    private int headAt;

    Keywords(Locals locals) {
        this.locals = locals;
    }

    static boolean isKeyword(String name) {
        return ALL.contains(name);
    }

    static boolean isModifier(String name) {
        return MODIFIERS.contains(name);
    }

    static boolean isOpening(String name) {
        return OPENING.contains(name);
    }

    static State after(String keyword) {
        return switch (keyword) {
            case "end",
                    "self",
                    "nil",
                    "true",
                    "false",
                    "__FILE__",
                    "__LINE__",
                    "__ENCODING__",
                    "redo",
                    "retry",
                    "BEGIN",
                    "END" -> State.ENDED;
            case "super", "yield", "defined?" -> State.ARGUMENT;
            case "return", "break", "next", "rescue" -> State.MIDDLE;
            case "def", "alias", "undef" -> State.NAME;
            case "class" -> State.CLASS;
            default -> State.VALUE;
        };
    }

    /** A keyword as words say it: a loop's {@code do} opens nothing. */
    String spelt(String name) {
        boolean isOfLoop = name.equals("do") && !loops.isEmpty() && loops.element() == parentheses;
        return isOfLoop ? LOOP_DO : name;
    }

    /** Note a word that is no name. */
    void seen(Token token, boolean isModifier) {
        if (token.is(Kind.SIGN)) {
            sign(token.text());
        } else if (token.is(Kind.NEWLINE)) {
            lineEnd();
        } else if (!isModifier) {
            keyword(token.text());
        }
    }

    private void keyword(String name) {
        if (name.equals("def")) {
            head = Head.NAMING;
        }
        if (name.equals(LOOP_DO)) {
            loops.pop();
        } else if (OPENING.contains(name)) {
            locals.enter(name);
            if (LOOPS.contains(name)) {
                loops.push(parentheses);
            }
        } else if (name.equals("end")) {
            locals.leave();
        }
    }

    private void sign(String sign) {
        boolean isOpening = sign.equals("(") || sign.equals("[") || sign.equals("{");
        boolean isClosing = sign.equals(")") || sign.equals("]") || sign.equals("}");
        parentheses += isOpening ? 1 : isClosing ? -1 : 0;
        if (head == Head.NAMED && sign.equals("(")) {
            head = Head.IN_PARENTHESES;
            headAt = parentheses;
        } else if (head == Head.IN_PARENTHESES && isClosing && parentheses < headAt) {
            head = Head.CLOSED;
        } else if ((head == Head.NAMED || head == Head.CLOSED) && sign.equals("=")) {
            // A method of one expression has no end.
            locals.leave();
            head = Head.NONE;
        } else if (head == Head.NAMED && !sign.equals(".")) {
            head = sign.equals(";") ? Head.NONE : Head.PARAMETERS;
        } else if (head == Head.CLOSED || (head == Head.PARAMETERS && sign.equals(";"))) {
            head = Head.NONE;
        }
        if (sign.equals(";")) {
            endLoops();
        }
    }

    private void lineEnd() {
        if (head != Head.IN_PARENTHESES) {
            head = Head.NONE;
        }
        endLoops();
    }

    private void endLoops() {
        while (!loops.isEmpty() && loops.element() >= parentheses) {
            loops.pop();
        }
    }

    /** Whether the name of a method that is defined here comes next, or is being told. */
    boolean isNaming() {
        return head == Head.NAMING || head == Head.NAMED;
    }

    /** Note the name of a method where one was expected. */
    void named(String name) {
        if (head == Head.NAMING || head == Head.NAMED) {
            head = Head.NAMED;
        }
    }

    /** Note a name that may be a parameter. */
    void parameter(String name) {
        if (head == Head.NAMED) {
            head = Head.PARAMETERS;
        } else if (head == Head.CLOSED) {
            head = Head.NONE;
        }
        if (head == Head.IN_PARENTHESES || head == Head.PARAMETERS) {
            locals.add(name);
        }
    }
}
