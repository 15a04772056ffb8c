package dev.railsk.source.internal;

import dev.railsk.source.MigrationFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code config/database.yml} says of where migrations and schema files are: read line by line, since Rails runs the code in it before it is
 * YAML. What is not written as it is, is told and left to the conventions.
 */
public final class DatabaseFile {

    private static final String FILE = "config/database.yml";
    private static final String KEY = "migrations_paths:";
    private static final String DUMP = "schema_dump:";
    private static final String PRODUCTION = "production";
    private static final Set<String> ENVIRONMENTS = Set.of("production", "staging", "development", "test", "default");

    private record Level(int indent, String key) {}

    private final Checkout checkout;
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Map<String, String> dumps = new LinkedHashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int listIndent = -1;

    private DatabaseFile(Checkout checkout) {
        this.checkout = checkout;
    }

    /** The database of each folder of migrations that is named. */
    Map<String, String> paths() {
        return paths;
    }

    /** The schema file of each database whose name is said; an empty one where Rails writes none. */
    Map<String, String> dumps() {
        return dumps;
    }

    /** Read it; what it does not say, or where there is none, is left to the conventions. */
    public static DatabaseFile of(Checkout checkout) {
        DatabaseFile file = new DatabaseFile(checkout);
        if (!checkout.isFile(FILE)) {
            return file;
        }
        try {
            String[] lines = checkout.text(FILE).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                file.line(lines[i], i + 1);
            }
        } catch (Unreadable unreadable) {
            checkout.misread(
                    String.valueOf(unreadable.getMessage()),
                    "Put the migrations where Rails' conventions have them.",
                    FILE,
                    1);
        }
        return file;
    }

    private void line(String line, int number) {
        String content = withoutComment(line).stripTrailing();
        String text = content.stripLeading();
        if (text.isEmpty() || text.startsWith("<%") || text.equals("---")) {
            return;
        }
        int indent = content.length() - text.length();
        if (text.startsWith("-") && listIndent >= 0 && indent >= listIndent) {
            path(text.substring(1).strip(), number);
            return;
        }
        listIndent = -1;
        while (!levels.isEmpty() && levels.element().indent() >= indent) {
            levels.pop();
        }
        if (text.startsWith(KEY)) {
            value(text.substring(KEY.length()).strip(), indent, number);
        } else if (text.startsWith(DUMP)) {
            dump(unquoted(text.substring(DUMP.length()).strip()), number);
        } else if (text.contains(KEY)) {
            unclear(number);
        } else if (text.endsWith(":") || text.contains(": &")) {
            levels.push(new Level(indent, unquoted(text.substring(0, text.indexOf(':')))));
        }
    }

    private void value(String value, int indent, int number) {
        if (value.isEmpty()) {
            listIndent = indent;
        } else if (value.startsWith("[") && value.endsWith("]")) {
            for (String each : value.substring(1, value.length() - 1).split(",", -1)) {
                path(each.strip(), number);
            }
        } else {
            path(value, number);
        }
    }

    private void path(String written, int number) {
        String path = unquoted(written);
        List<String> keys = keys();
        if (!isWithin(path) || !isKnown(keys)) {
            unclear(number);
            return;
        }
        paths.putIfAbsent(path.endsWith("/") ? path.substring(0, path.length() - 1) : path, database(keys));
    }

    // Rails takes it for a name below db. Only where a schema is written it matters whether one is, which is not in
    // production.
    private void dump(String name, int number) {
        List<String> keys = keys();
        boolean isOff = name.equals("false") || name.equals("~") || name.equals("null");
        if (!isKnown(keys) || !(isOff || isWithin(name))) {
            misread(
                    "the name of the schema file is not written as it is",
                    "Write schema_dump as a name below its database, or leave it to Rails.",
                    number);
            return;
        }
        boolean isOfProduction = keys.get(keys.size() - 1).equals(PRODUCTION);
        if (!isOff || !isOfProduction) {
            dumps.putIfAbsent(database(keys), isOff ? "" : "db/" + name);
        }
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        levels.forEach(level -> keys.add(level.key()));
        return keys;
    }

    private static boolean isKnown(List<String> keys) {
        return !keys.isEmpty() && ENVIRONMENTS.contains(keys.get(keys.size() - 1)) && keys.size() <= 2;
    }

    private static boolean isWithin(String path) {
        boolean isSimple = !path.isEmpty() && path.chars().allMatch(letter -> isPathLetter((char) letter));
        return isSimple && !path.startsWith("/") && !path.contains("..");
    }

    private static String database(List<String> keys) {
        return keys.size() == 2 ? keys.get(0) : MigrationFile.PRIMARY;
    }

    private void unclear(int number) {
        misread(
                "the place of the migrations is not written as it is",
                "Write migrations_paths as a path below its database, or put them where Rails' conventions have them.",
                number);
    }

    private void misread(String fact, String nextStep, int number) {
        checkout.misread(fact, nextStep, FILE, number);
    }

    private static boolean isPathLetter(char letter) {
        return Character.isLetterOrDigit(letter) || "_-./".indexOf(letter) >= 0;
    }

    private static String withoutComment(String line) {
        int at = line.indexOf(" #");
        return line.startsWith("#") ? "" : at < 0 ? line : line.substring(0, at);
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(text.length() - 1);
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
