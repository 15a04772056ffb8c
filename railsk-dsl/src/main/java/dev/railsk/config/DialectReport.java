package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.internal.EnvFileParser;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.text.Folder;
import dev.railsk.text.TextResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the dialects of env files read differently in one file: names of settings, never values.
 *
 * <pre>{@code
 * DialectReport report = DialectReport.resource(Shop.class, "production.env");
 * report.differing(); // the names whose values differ, such as those with a comment behind them
 * }</pre>
 *
 * @param differing the settings that not all dialects read with the same value, in the file's order
 * @param unnamed how many settings more only some of the dialects find; their names may be pieces of a value, so they are not told
 * @param refusals what a dialect that refuses the whole file says of it: line and reason, never content
 */
public record DialectReport(Set<String> differing, int unnamed, Map<EnvDialect, String> refusals) {

    private static final List<EnvDialect> DIALECTS =
            List.of(EnvDialect.KUBECTL, EnvDialect.KUSTOMIZE, EnvDialect.DOTENV);

    public DialectReport {
        differing = Collections.unmodifiableSet(new LinkedHashSet<>(differing));
        refusals = Collections.unmodifiableMap(copy(refusals));
    }

    private static Map<EnvDialect, String> copy(Map<EnvDialect, String> refusals) {
        Map<EnvDialect, String> copy = new EnumMap<>(EnvDialect.class);
        copy.putAll(refusals);
        return copy;
    }

    /** Compare the readings of the text of an env file. */
    public static DialectReport text(String text) {
        return of("env file", requireNonNull(text, "text"));
    }

    /**
     * Compare the readings of an env file from the class path.
     *
     * @param anchor a class beside which the file lies
     * @param name the file's name, relative to the class, or from the root with a leading slash
     */
    public static DialectReport resource(Class<?> anchor, String name) {
        requireNonNull(anchor, "anchor");
        requireNonNull(name, "name");
        return of(name, TextResource.read(anchor, name));
    }

    /**
     * Compare the readings of an env file of a folder that the author names.
     *
     * @param name the file's name, or its path from the folder
     */
    public static DialectReport file(Folder folder, String name) {
        requireNonNull(folder, "folder");
        requireNonNull(name, "name");
        return of(name, folder.text(name));
    }

    private static DialectReport of(String file, String text) {
        Map<EnvDialect, String> refusals = new EnumMap<>(EnvDialect.class);
        List<Map<String, String>> readings = new ArrayList<>();
        for (EnvDialect dialect : DIALECTS) {
            try {
                readings.add(EnvFileParser.parse(file, dialect, text));
            } catch (InvalidValueException refusal) {
                refusals.put(dialect, refusal.problems().get(0).fact());
            }
        }
        Set<String> names = new LinkedHashSet<>();
        for (Map<String, String> reading : readings) {
            names.addAll(reading.keySet());
        }
        Set<String> differing = new LinkedHashSet<>();
        int unnamed = 0;
        for (String name : names) {
            int found = 0;
            boolean isAlike = true;
            for (Map<String, String> reading : readings) {
                found += reading.containsKey(name) ? 1 : 0;
                isAlike &= Objects.equals(reading.get(name), readings.get(0).get(name));
            }
            if (found < readings.size()) {
                unnamed++;
            } else if (!isAlike && isVariable(name)) {
                differing.add(name);
            } else if (!isAlike) {
                unnamed++;
            }
        }
        return new DialectReport(differing, unnamed, refusals);
    }

    private static boolean isVariable(String name) {
        return Syntax.isWord(name, "-._", name.length()) && !Syntax.startsWithDigit(name);
    }

    /** Whether all dialects read the same from the file. */
    public boolean isAlike() {
        return differing.isEmpty() && unnamed == 0 && refusals.isEmpty();
    }

    /** The report in a line. */
    @Override
    public String toString() {
        if (isAlike()) {
            return "alike";
        }
        List<String> parts = new ArrayList<>();
        if (!differing.isEmpty()) {
            parts.add("other values of " + String.join(", ", differing));
        }
        if (unnamed > 0) {
            parts.add(unnamed + (unnamed == 1 ? " setting" : " settings") + " that only some find");
        }
        for (Map.Entry<EnvDialect, String> refusal : refusals.entrySet()) {
            parts.add("refused by " + refusal.getKey() + " (" + refusal.getValue() + ")");
        }
        return String.join("; ", parts);
    }
}
