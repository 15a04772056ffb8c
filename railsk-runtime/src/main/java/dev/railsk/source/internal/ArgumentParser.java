package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import dev.railsk.source.internal.Value.Many;
import dev.railsk.source.internal.Value.Open;
import dev.railsk.source.internal.Value.Pairs;
import dev.railsk.source.internal.Value.Plain;
import dev.railsk.source.internal.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is handed to calls. */
final class ArgumentParser {

    private static final Set<String> PLAIN = Set.of("nil", "true", "false");

    private final Words words;

    ArgumentParser(Words words) {
        this.words = words;
    }

    /** What is handed to the call whose name was just read. */
    Arguments ofCall() throws Unreadable {
        Token next = words.peek();
        if (next.isSign("(") && !next.spaced()) {
            words.next();
            Arguments arguments = list(")");
            if (!words.peek().isSign(")")) {
                throw new Unreadable("a parenthesis that begins here does not end", next.line());
            }
            words.next();
            return arguments;
        }
        return Words.beginsArgument(next) ? list("") : Arguments.NONE;
    }

    private Arguments list(String close) throws Unreadable {
        words.enter();
        Draft draft = new Draft();
        while (true) {
            if (!close.isEmpty()) {
                words.skipLines();
                if (words.peek().isSign(close)) {
                    break;
                }
            }
            argument(draft);
            if (!close.isEmpty()) {
                words.skipLines();
            }
            if (!words.peek().isSign(",")) {
                break;
            }
            words.next();
        }
        words.leave();
        return draft.arguments();
    }

    private void argument(Draft draft) throws Unreadable {
        Token first = words.peek();
        boolean isSplat = first.isSign("*") || first.isSign("**") || first.isSign("&") || first.isSign("...");
        if (isSplat) {
            int start = words.position();
            words.next();
            words.skip(true);
            draft.open(words.since(start), !first.isSign("&"));
            return;
        }
        if (first.is(Kind.LABEL)) {
            words.next();
            boolean isShort = Words.endsArgument(words.peek());
            draft.option(first, isShort ? new Open(List.of(name(first))) : value());
            return;
        }
        Value value = value();
        if (!words.peek().isSign("=>")) {
            draft.positional.add(value);
            return;
        }
        words.next();
        words.skipLines();
        Value behind = value();
        if (value instanceof Text key) {
            draft.options.put(key.text(), behind);
        } else {
            draft.open(value.openTokens(), true);
            draft.open(behind.openTokens(), true);
        }
    }

    private static Token name(Token label) {
        return new Token(Kind.NAME, label.text(), label.line(), true, true, List.of());
    }

    /** Lists that are added to each other as one, else a single value. */
    Value sum() throws Unreadable {
        int start = words.position();
        List<Value> items = new ArrayList<>();
        while (true) {
            Optional<Value> next = literal();
            if (next.isEmpty()
                    || !(next.get() instanceof Many many)
                    || !(endsSum() || words.peek().isSign("+"))) {
                break;
            }
            items.addAll(many.items());
            if (endsSum()) {
                return new Many(items);
            }
            words.next();
        }
        words.back(start);
        Value value = value();
        if (Words.endsStatement(words.peek())) {
            return value;
        }
        words.back(start);
        words.skip(false);
        return new Open(words.since(start));
    }

    private boolean endsSum() throws Unreadable {
        return Words.endsStatement(words.peek());
    }

    /** One value, up to the end of its argument. */
    Value value() throws Unreadable {
        int start = words.position();
        words.enter();
        Optional<Value> literal = literal();
        words.leave();
        if (literal.isPresent() && Words.endsArgument(words.peek())) {
            return literal.get();
        }
        words.back(start);
        words.skip(true);
        if (words.position() == start) {
            Token odd = words.peek();
            throw new Unreadable(
                    "there must be a value, but there is \"" + odd.text().strip() + "\"", odd.line());
        }
        return new Open(words.since(start));
    }

    private Optional<Value> literal() throws Unreadable {
        Optional<Value> value = bareLiteral();
        while (value.isPresent() && words.peek().isSign(".") && words.peek(1).is(Kind.NAME, "freeze")) {
            words.next();
            words.next();
        }
        return value;
    }

    private Optional<Value> bareLiteral() throws Unreadable {
        Token first = words.peek();
        return switch (first.kind()) {
            case STRING -> Optional.of(text());
            case SYMBOL -> taken(new Text(first.text()));
            case NUMBER -> taken(new Plain(first.text()));
            case WORDS -> taken(listOf(first.inner()));
            case KEYWORD -> PLAIN.contains(first.text()) ? taken(new Plain(first.text())) : Optional.empty();
            case SIGN -> signed(first);
            default -> Optional.empty();
        };
    }

    private Optional<Value> taken(Value value) throws Unreadable {
        words.next();
        return Optional.of(value);
    }

    // Texts beside each other are one.
    private Value text() throws Unreadable {
        StringBuilder text = new StringBuilder();
        while (words.peek().is(Kind.STRING)) {
            text.append(words.next().text());
        }
        return new Text(text.toString());
    }

    private static Value listOf(List<Token> listed) {
        List<Value> items = new ArrayList<>();
        for (Token word : listed) {
            items.add(word.is(Kind.TEXT) ? new Open(List.of(word)) : new Text(word.text()));
        }
        return new Many(items);
    }

    private Optional<Value> signed(Token first) throws Unreadable {
        if (first.isSign("-") && words.peek(1).is(Kind.NUMBER)) {
            words.next();
            return Optional.of(new Plain("-" + words.next().text()));
        }
        if (first.isSign("[") && first.first()) {
            return Optional.of(listed());
        }
        if (first.isSign("{") && first.first()) {
            words.next();
            Arguments pairs = list("}");
            close("}", first);
            boolean isKnown = !pairs.isOpen() && pairs.positional().isEmpty();
            return isKnown ? Optional.of(new Pairs(new LinkedHashMap<>(pairs.options()))) : Optional.empty();
        }
        return Optional.empty();
    }

    /** A list in brackets or of words. */
    Value listed() throws Unreadable {
        Token first = words.next();
        if (first.is(Kind.WORDS)) {
            return listOf(first.inner());
        }
        Arguments items = list("]");
        close("]", first);
        List<Value> all = new ArrayList<>(items.positional());
        if (!items.options().isEmpty()) {
            all.add(new Pairs(items.options()));
        }
        if (items.isOpen()) {
            all.add(new Open(items.rest()));
        }
        return new Many(all);
    }

    private void close(String sign, Token first) throws Unreadable {
        if (!words.peek().isSign(sign)) {
            throw new Unreadable("a \"" + first.text() + "\" that begins here does not end", first.line());
        }
        words.next();
    }

    /** Skip one parameter of a method that is defined. */
    void skipParameter() throws Unreadable {
        int start = words.position();
        words.skip(true);
        if (words.position() == start) {
            words.next();
        }
    }

    /** What has been read of a list. */
    private static final class Draft {

        final List<Value> positional = new ArrayList<>();
        final Map<String, Value> options = new LinkedHashMap<>();
        private final List<Token> rest = new ArrayList<>();
        private boolean isOpen;

        void option(Token label, Value value) {
            if (label.inner().isEmpty()) {
                options.put(label.text(), value);
            } else {
                open(label.inner(), true);
                open(value.openTokens(), true);
            }
        }

        // What a block is made of changes no argument.
        void open(List<Token> tokens, boolean changesArguments) {
            rest.addAll(tokens);
            isOpen = isOpen || changesArguments;
        }

        Arguments arguments() {
            return new Arguments(List.copyOf(positional), options, isOpen, List.copyOf(rest));
        }
    }
}
