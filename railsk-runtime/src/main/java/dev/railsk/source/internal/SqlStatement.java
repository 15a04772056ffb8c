package dev.railsk.source.internal;

import dev.railsk.source.internal.SqlWord.Kind;
import java.util.ArrayList;
import java.util.List;

/** The words of a statement of SQL, and a place among them. */
final class SqlStatement {

    /** What stands behind the last word. */
    static final SqlWord NOTHING = new SqlWord(Kind.SIGN, "", 1);

    private final List<SqlWord> words;
    private int position;

    SqlStatement(List<SqlWord> words) {
        this.words = words;
    }

    SqlWord peek() {
        return peek(0);
    }

    SqlWord peek(int ahead) {
        return position + ahead < words.size() ? words.get(position + ahead) : NOTHING;
    }

    boolean isOver() {
        return position >= words.size();
    }

    /** The line of the word that was taken last. */
    int line() {
        return words.isEmpty()
                ? 1
                : words.get(Math.max(0, Math.min(position, words.size()) - 1)).line();
    }

    SqlWord next() {
        SqlWord next = peek();
        position++;
        return next;
    }

    /** Take this keyword, if it is the next word. */
    boolean take(String keyword) {
        boolean isNext = peek().isKeyword(keyword);
        position += isNext ? 1 : 0;
        return isNext;
    }

    /** Take these keywords, if they are the next words. */
    boolean takeAll(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).isKeyword(keywords[i])) {
                return false;
            }
        }
        position += keywords.length;
        return true;
    }

    void expect(String keyword) throws Unreadable {
        if (!take(keyword)) {
            throw new Unreadable("there must be " + keyword + ", but there is \"" + quoted() + "\"", line());
        }
    }

    void expectSign(String sign) throws Unreadable {
        if (!peek().isSign(sign)) {
            throw new Unreadable("there must be \"" + sign + "\", but there is \"" + quoted() + "\"", line());
        }
        position++;
    }

    private String quoted() {
        return Bounds.quote(peek().text());
    }

    /** A name, with the schema that it is in where that is said. */
    String name() throws Unreadable {
        StringBuilder name = new StringBuilder();
        while (true) {
            if (!peek().isName() || peek().text().isEmpty()) {
                throw new Unreadable("there must be a name, but there is \"" + quoted() + "\"", line());
            }
            name.append(next().text());
            if (!peek().isSign(".")) {
                return name.toString();
            }
            name.append(next().text());
        }
    }

    /** What is in the parentheses that begin here, split by its commas. */
    List<List<SqlWord>> parts() throws Unreadable {
        expectSign("(");
        int from = position;
        int open = 1;
        while (open > 0) {
            if (isOver()) {
                throw new Unreadable(
                        "a parenthesis does not end", words.get(from - 1).line());
            }
            SqlWord word = next();
            open += word.isSign("(") ? 1 : word.isSign(")") ? -1 : 0;
        }
        return split(words.subList(from, position - 1));
    }

    List<SqlWord> rest() {
        return words.subList(Math.min(position, words.size()), words.size());
    }

    /** Words split by commas outside of parentheses and brackets. */
    static List<List<SqlWord>> split(List<SqlWord> words) {
        List<List<SqlWord>> parts = new ArrayList<>();
        int from = 0;
        int open = 0;
        for (int i = 0; i < words.size(); i++) {
            SqlWord word = words.get(i);
            open += word.isSign("(") || word.isSign("[") ? 1 : 0;
            open -= word.isSign(")") || word.isSign("]") ? 1 : 0;
            if (open == 0 && word.isSign(",")) {
                parts.add(words.subList(from, i));
                from = i + 1;
            }
        }
        if (from < words.size() || !parts.isEmpty()) {
            parts.add(words.subList(from, words.size()));
        }
        return parts;
    }
}
