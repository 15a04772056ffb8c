package dev.railsk;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * What a word's bytecode does, if it is nothing but this: take its parameters in their order, call one static method with the same
 * parameters and result, and hand back what comes.
 *
 * @param word the word's name and descriptor
 * @param owner the class of the method that it calls
 * @param method the name of the method that it calls
 */
record Delegation(String word, String owner, String method) {

    private static final Pattern HEAD = Pattern.compile("  public static .* (\\w+)\\(.*\\);");
    private static final Pattern DESCRIPTOR = Pattern.compile("    descriptor: (\\S+)");
    private static final Pattern STEP = Pattern.compile("\\s+\\d+: (\\S+)\\s*(.*)");
    private static final Pattern LOAD = Pattern.compile("[ail]load(?:_(\\d))?");
    private static final Pattern CALL =
            Pattern.compile("#\\d+\\s+// (?:InterfaceMethod|Method) ([\\w/$]+)\\.(\\w+):(\\S+)");

    /** The delegations among the public static methods of a class. */
    static List<Delegation> of(Class<?> words) {
        List<Delegation> found = new ArrayList<>();
        for (String method : disassembled(words).split("\n\n", -1)) {
            read(method.lines().filter(line -> !line.equals("{")).toList()).ifPresent(found::add);
        }
        return found;
    }

    /** A method's name and descriptor. */
    static String signature(Method method) {
        StringBuilder text = new StringBuilder(method.getName()).append('(');
        Stream.of(method.getParameterTypes()).map(Class::descriptorString).forEach(text::append);
        return text.append(')')
                .append(method.getReturnType().descriptorString())
                .toString();
    }

    /** The signature of the method that it calls, which is the word's but for its name. */
    String target() {
        return method + word.substring(word.indexOf('('));
    }

    private static Optional<Delegation> read(List<String> lines) {
        int head = 0;
        while (head < lines.size() && !HEAD.matcher(lines.get(head)).matches()) {
            head++;
        }
        if (head + 3 > lines.size()) {
            return Optional.empty();
        }
        String name = matched(HEAD, lines.get(head)).group(1);
        String descriptor = matched(DESCRIPTOR, lines.get(head + 1)).group(1);
        List<Matcher> steps = lines.subList(head + 2, lines.size()).stream()
                .map(STEP::matcher)
                .filter(Matcher::matches)
                .toList();
        Matcher call = CALL.matcher(steps.get(Math.max(0, steps.size() - 2)).group(2));
        boolean isOneCall = call.matches()
                && steps.get(steps.size() - 2).group(1).equals("invokestatic")
                && steps.get(steps.size() - 1).group(1).equals("areturn")
                && call.group(3).equals(descriptor)
                && areAllLoadsInOrder(steps.subList(0, steps.size() - 2));
        return isOneCall
                ? Optional.of(new Delegation(name + descriptor, call.group(1).replace('/', '.'), call.group(2)))
                : Optional.empty();
    }

    // A number of 64 bits takes two places. That none is left out follows from the call, which takes them all.
    private static boolean areAllLoadsInOrder(List<Matcher> steps) {
        int last = -1;
        for (Matcher step : steps) {
            Matcher load = LOAD.matcher(step.group(1));
            if (!load.matches()) {
                return false;
            }
            int place = Integer.parseInt(load.group(1) == null ? step.group(2).trim() : load.group(1));
            if (place <= last) {
                return false;
            }
            last = place;
        }
        return true;
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        if (!found.matches()) {
            throw new AssertionError("javap writes otherwise than expected: " + line);
        }
        return found;
    }

    private static String disassembled(Class<?> type) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        String file = type.getSimpleName() + ".class";
        URI place = URI.create(String.valueOf(type.getResource(file)));
        int code = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(out, out, "-c", "-s", Path.of(place).toString());
        if (code != 0) {
            throw new AssertionError(text.toString());
        }
        return text.toString().replace("\r", "");
    }
}
