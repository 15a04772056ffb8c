package dev.railsk.source.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement. */
sealed interface Node {

    int line();

    /**
     * A method that is called.
     *
     * @param receiver what is in front of the dot; empty where there is nothing
     * @param block what is between {@code do} and {@code end}
     */
    record Call(List<Token> receiver, String name, Arguments arguments, Optional<Block> block, int line)
            implements Node {

        boolean isBare() {
            return receiver.isEmpty();
        }

        /** The receiver as one word, such as {@code t} or {@code ActiveRecord::Base.connection}; empty where it is more than names. */
        String receiverName() {
            StringBuilder name = new StringBuilder();
            for (Token token : receiver) {
                boolean isName = token.is(Token.Kind.NAME)
                        || token.is(Token.Kind.VARIABLE)
                        || token.is(Token.Kind.CONSTANT)
                        || token.isKeyword("self")
                        || token.isSign(".")
                        || token.isSign("&.")
                        || token.isSign("::");
                if (!isName) {
                    return "";
                }
                name.append(token.text());
            }
            return name.toString();
        }
    }

    /** A block, with the names of what it is given. */
    record Block(List<String> parameters, List<Node> body) {}

    /** Statements that run sometimes, or more than once. */
    record Branch(String keyword, List<Token> condition, List<Node> body, int line) implements Node {

        /** The keyword of those that are tried until they have run, or the migration has failed. */
        static final String RETRIED = "retry";

        /** Whether what is done about an error ends with another try or with the error. */
        static boolean runsAgainOrFails(List<Node> guard) {
            if (guard.isEmpty()) {
                return false;
            }
            Node last = guard.get(guard.size() - 1);
            return (last instanceof Opaque opaque && opaque.tokens().get(0).isKeyword("retry"))
                    || (last instanceof Call call
                            && call.isBare()
                            && call.name().equals("raise"));
        }
    }

    /** A class, a module or a method. */
    record Definition(Head head, List<Node> body, int line) implements Node {

        boolean isMethod(String name) {
            return head.keyword().equals("def") && head.name().equals(name);
        }

        boolean isOf(String keyword) {
            return head.keyword().equals(keyword);
        }
    }

    /** What a definition begins with; what it is {@code on} is the class behind {@code <}, or the object of a method. */
    record Head(String keyword, String name, List<Token> on, boolean hasParameters) {}

    /** Something is given a name or set. */
    record Assignment(List<Token> target, String sign, Value value, int line) implements Node {

        String targetName() {
            return new Call(target, "", Arguments.NONE, Optional.empty(), line).receiverName();
        }
    }

    /** Any other statement. */
    record Opaque(List<Token> tokens, int line) implements Node {}

    /** All words of a list, those within texts too. */
    static List<Token> flat(List<Token> tokens) {
        List<Token> all = new ArrayList<>();
        for (Token token : tokens) {
            all.add(token);
            if (!token.is(Token.Kind.WORDS)
                    || token.inner().stream().anyMatch(word -> !word.inner().isEmpty())) {
                all.addAll(flat(token.inner()));
            }
        }
        return all;
    }
}
