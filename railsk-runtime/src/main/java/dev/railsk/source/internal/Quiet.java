package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.List;
import java.util.Set;

/** Knows expressions that only look, so that it makes no difference to what is there whether they run. */
final class Quiet {

    private static final Set<String> LOOKING = Set.of(
            "column_exists?",
            "table_exists?",
            "index_exists?",
            "index_name_exists?",
            "foreign_key_exists?",
            "check_constraint_exists?",
            "data_source_exists?",
            "view_exists?",
            "extension_enabled?",
            "reverting?",
            "connection",
            "schema",
            "env",
            "production?",
            "development?",
            "test?",
            "staging?",
            "nil?",
            "blank?",
            "present?");

    private static final Set<String> LOOKING_AT = Set.of("Rails", "ActiveRecord", "Base", "ENV");

    private static final Set<String> SIGNS =
            Set.of("!", "&&", "||", "(", ")", ",", ".", "::", "[", "]", "==", "!=", "=>", "-");

    private static final Set<String> KEYWORDS =
            Set.of("nil", "true", "false", "not", "and", "or", "self", "return", "next", "break");

    private Quiet() {}

    static boolean isQuiet(List<Token> tokens) {
        for (Token token : Node.flat(tokens)) {
            if (!isQuiet(token)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuiet(Token token) {
        return switch (token.kind()) {
            case NAME -> LOOKING.contains(token.text());
            case CONSTANT -> LOOKING_AT.contains(token.text());
            case SIGN -> SIGNS.contains(token.text());
            case KEYWORD -> KEYWORDS.contains(token.text());
            case LABEL, SYMBOL, STRING, NUMBER, WORDS, NEWLINE -> true;
            default -> false;
        };
    }

    /** Whether no method is called in these words. */
    static boolean callsNothing(List<Token> tokens) {
        for (Token token : Node.flat(tokens)) {
            boolean isCall = token.is(Kind.NAME)
                    || token.isKeyword("yield")
                    || token.isKeyword("super")
                    || token.isKeyword("def");
            if (isCall) {
                return false;
            }
        }
        return true;
    }
}
