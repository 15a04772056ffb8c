package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folders of migrations that the app, or an engine within it, appends to Rails' own ({@code paths["db/migrate"]}), where that is written
 * plainly: Rails does not look into the folders of engines by itself.
 */
final class AppendedPaths {

    private static final String APPLICATION = "config/application.rb";
    private static final String MIGRATIONS = "db/migrate";
    private static final String OWN = "config.";

    private static final Set<String> OF_APP =
            Set.of("app.config.", "Rails.application.config.", "::Rails.application.config.", "application.config.");

    private static final Set<String> APPENDING = Set.of("concat", "push", "append", "unshift", "prepend");

    private static final Set<String> READING =
            Set.of("expanded", "existent", "existent_directories", "to_a", "to_ary", "each", "first", "last", "map");

    private final Checkout checkout;
    private final Set<String> folders = new LinkedHashSet<>();
    private String file = "";
    private String root = "";

    private AppendedPaths(Checkout checkout) {
        this.checkout = checkout;
    }

    static Set<String> of(Checkout checkout) {
        AppendedPaths paths = new AppendedPaths(checkout);
        if (checkout.isFile(APPLICATION)) {
            paths.read(APPLICATION, "");
        }
        for (String all : List.of("engines", "packs", "components")) {
            for (String name : checkout.list(all)) {
                String engine = all + "/" + name;
                if (checkout.isFolder(engine + "/lib")) {
                    paths.engine(engine + "/lib", engine, 0);
                }
            }
        }
        return paths.folders;
    }

    private void engine(String folder, String engine, int depth) {
        for (String name : checkout.list(folder)) {
            String path = folder + "/" + name;
            if (checkout.isFolder(path) && depth < Bounds.FOLDER_DEPTH) {
                engine(path, engine, depth + 1);
            } else if (name.equals("engine.rb")) {
                read(path, engine + "/");
            }
        }
    }

    private void read(String path, String of) {
        file = path;
        root = of;
        try {
            List<Token> tokens = Lexer.words(checkout.text(path));
            for (int i = 1; i < tokens.size(); i++) {
                boolean isCall = tokens.get(i - 1).isSign(".");
                if (isCall && tokens.get(i).is(Kind.NAME, "paths")) {
                    paths(tokens, i);
                } else if (isCall && tokens.get(i).is(Kind.NAME, "migrations_paths")) {
                    misread(tokens.get(i).line());
                }
            }
        } catch (Unreadable unreadable) {
            checkout.misread(String.valueOf(unreadable.getMessage()), "Mend the file.", path, unreadable.line());
        }
    }

    private void misread(int line) {
        checkout.misread(
                "where else migrations are is not written as it is",
                "Write app.config.paths[\"db/migrate\"].concat(config.paths[\"db/migrate\"].expanded), or paths as they are.",
                file,
                line);
    }

    private static Token at(List<Token> tokens, int index) {
        return index < tokens.size() ? tokens.get(index) : Token.nothing(1);
    }

    private void paths(List<Token> tokens, int at) {
        boolean isAdded = at(tokens, at + 1).isSign(".") && at(tokens, at + 2).is(Kind.NAME, "add");
        boolean isOfMigrations = isMigrations(tokens, at + 1);
        if (isAdded) {
            boolean isOther =
                    at(tokens, at + 3).is(Kind.STRING) || at(tokens, at + 4).is(Kind.STRING);
            boolean isMigrations = at(tokens, at + 3).is(Kind.STRING, MIGRATIONS)
                    || at(tokens, at + 4).is(Kind.STRING, MIGRATIONS);
            if (isMigrations || !isOther) {
                misread(tokens.get(at).line());
            }
        } else if (isOfMigrations) {
            written(tokens, at, at + 4);
        }
    }

    private static boolean isMigrations(List<Token> tokens, int at) {
        return at(tokens, at).isSign("[")
                && at(tokens, at + 1).is(Kind.STRING, MIGRATIONS)
                && at(tokens, at + 2).isSign("]");
    }

    /** What is done with the paths of migrations. */
    private void written(List<Token> tokens, int at, int behind) {
        Token sign = at(tokens, behind);
        Token name = at(tokens, behind + 1);
        int line = tokens.get(at).line();
        boolean isCall = sign.isSign(".");
        boolean isAppended = sign.isSign("<<") || sign.isSign("+=") || (isCall && APPENDING.contains(name.text()));
        boolean isOnlyRead = isCall ? READING.contains(name.text()) : !sign.isSign("=") && !sign.isSign("||=");
        if (!isAppended) {
            if (!isOnlyRead) {
                misread(line);
            }
            return;
        }
        String owner = chain(tokens, at);
        boolean isOfApp = OF_APP.contains(owner) || (root.isEmpty() && owner.equals(OWN));
        List<Token> rest = line(tokens, isCall ? behind + 2 : behind + 1);
        Optional<List<String>> added = isOfApp ? values(tokens.subList(0, at), rest) : Optional.empty();
        if (added.isEmpty()) {
            misread(line);
        } else {
            folders.addAll(added.get());
        }
    }

    /** What stands in front of the dot, as it is written. */
    private static String chain(List<Token> tokens, int at) {
        int from = at;
        while (from > 0 && isLink(tokens.get(from - 1))) {
            from--;
        }
        return text(tokens.subList(from, at));
    }

    private static boolean isLink(Token token) {
        return token.is(Kind.NAME)
                || token.is(Kind.CONSTANT)
                || token.is(Kind.VARIABLE)
                || token.isSign(".")
                || token.isSign("::");
    }

    private static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }

    /** The words up to the end of the statement, without parentheses around them. */
    private static List<Token> line(List<Token> tokens, int from) {
        int end = from;
        int open = 0;
        while (end < tokens.size()) {
            Token token = tokens.get(end);
            open += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
            boolean isEnd = token.is(Kind.NEWLINE) || token.is(Kind.MODIFIER) || token.is(Kind.KEYWORD);
            if (open < 0 || (open == 0 && isEnd)) {
                break;
            }
            end++;
        }
        return within(tokens.subList(Math.min(from, end), end), "(", ")");
    }

    private static List<Token> within(List<Token> tokens, String opening, String closing) {
        int last = tokens.size() - 1;
        return last > 0 && tokens.get(0).isSign(opening) && tokens.get(last).isSign(closing)
                ? tokens.subList(1, last)
                : tokens;
    }

    private static boolean isOpening(Token token) {
        return token.isSign("(") || token.isSign("[") || token.isSign("{");
    }

    private static boolean isClosing(Token token) {
        return token.isSign(")") || token.isSign("]") || token.isSign("}");
    }

    /** The folders that are appended; empty where any is not known. */
    private Optional<List<String>> values(List<Token> before, List<Token> written) {
        List<String> all = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        int open = 0;
        for (Token token : within(written, "[", "]")) {
            open += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
            if (open == 0 && token.isSign(",")) {
                if (!value(before, words, all)) {
                    return Optional.empty();
                }
                words.clear();
            } else if (!token.is(Kind.NEWLINE)) {
                words.add(token);
            }
        }
        boolean isKnown = words.isEmpty() ? !all.isEmpty() : value(before, words, all);
        return isKnown ? Optional.of(all) : Optional.empty();
    }

    private boolean value(List<Token> before, List<Token> words, List<String> all) {
        List<Token> value = !words.isEmpty() && words.get(0).isSign("*") ? words.subList(1, words.size()) : words;
        if (value.size() == 1 && value.get(0).is(Kind.STRING)) {
            return add("", List.of(value.get(0).text()), all);
        }
        if (value.size() == 1 && value.get(0).is(Kind.WORDS)) {
            boolean isAll = true;
            for (Token word : value.get(0).inner()) {
                isAll = isAll && word.is(Kind.STRING) && add("", List.of(word.text()), all);
            }
            return isAll;
        }
        boolean isOwn = isOwnPaths(value) || (value.size() == 1 && isEachOfOwn(before, value.get(0)));
        if (isOwn) {
            return !root.isEmpty() && add(root, List.of(MIGRATIONS), all);
        }
        return joined(value, all);
    }

    // Such as: config.paths["db/migrate"].expanded
    private static boolean isOwnPaths(List<Token> value) {
        String text = text(value);
        String own = OWN + "paths[" + MIGRATIONS + "]";
        return text.equals(own) || (text.startsWith(own + ".") && READING.contains(text.substring(own.length() + 1)));
    }

    // Such as: config.paths["db/migrate"].expanded.each do |path|
    private static boolean isEachOfOwn(List<Token> before, Token value) {
        String text = text(before);
        String name = value.text();
        return (value.is(Kind.NAME) || value.is(Kind.VARIABLE))
                && (text.contains(".each" + "do|" + name + "|") || text.contains(".each" + "{|" + name + "|"))
                && text.contains(OWN + "paths[" + MIGRATIONS + "].");
    }

    // Such as: Rails.root.join("engines", "billing/db/migrate").to_s
    private boolean joined(List<Token> value, List<String> all) {
        int open = 0;
        while (open < value.size() && !value.get(open).isSign("(")) {
            open++;
        }
        int close = value.size() - 1;
        while (close > open && !value.get(close).isSign(")")) {
            close--;
        }
        if (close <= open) {
            return false;
        }
        String head = text(value.subList(0, open));
        String tail = text(value.subList(close + 1, value.size()));
        List<String> parts = new ArrayList<>();
        for (Token part : value.subList(open + 1, close)) {
            if (part.is(Kind.STRING)) {
                parts.add(part.text());
            } else if (!part.isSign(",")) {
                return false;
            }
        }
        boolean isOfApp =
                head.equals("Rails.root.join") || head.equals("::Rails.root.join") || head.equals("app.root.join");
        boolean isOwn = head.equals("root.join") || head.equals("config.root.join");
        boolean isKnown = (isOfApp || isOwn) && (tail.isEmpty() || tail.equals(".to_s"));
        return isKnown && !parts.isEmpty() && add(isOwn ? root : "", parts, all);
    }

    private static boolean add(String root, List<String> parts, List<String> all) {
        String path = String.join("/", parts);
        boolean isPlain = !path.isEmpty() && !path.startsWith("/") && !path.contains("..") && path.indexOf('*') < 0;
        if (isPlain) {
            all.add(root + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
        }
        return isPlain;
    }
}
