package dev.railsk.migration.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as Active Support makes them, by its default rules for English.
 *
 * @see <a href="https://api.rubyonrails.org/classes/ActiveSupport/Inflector.html">ActiveSupport::Inflector</a>
 */
public final class Inflection {

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z]\\w*(::[A-Z]\\w*)*");
    private static final Set<String> UNCOUNTABLE = Set.of(
            "equipment", "information", "rice", "money", "species", "series", "fish", "sheep", "jeans", "police");

    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), replacement);
        }
    }

    // As in Active Support a later rule wins.
    private static final List<Rule> SINGULAR = lastFirst(
            Rule.of("s$", ""),
            Rule.of("(ss)$", "$1"),
            Rule.of("(n)ews$", "$1ews"),
            Rule.of("([ti])a$", "$1um"),
            Rule.of("((a)naly|(b)a|(d)iagno|(p)arenthe|(p)rogno|(s)ynop|(t)he)(sis|ses)$", "$1sis"),
            Rule.of("(^analy)(sis|ses)$", "$1sis"),
            Rule.of("([^f])ves$", "$1fe"),
            Rule.of("(hive)s$", "$1"),
            Rule.of("(tive)s$", "$1"),
            Rule.of("([lr])ves$", "$1f"),
            Rule.of("([^aeiouy]|qu)ies$", "$1y"),
            Rule.of("(s)eries$", "$1eries"),
            Rule.of("(m)ovies$", "$1ovie"),
            Rule.of("(x|ch|ss|sh)es$", "$1"),
            Rule.of("^(m|l)ice$", "$1ouse"),
            Rule.of("(bus)(es)?$", "$1"),
            Rule.of("(o)es$", "$1"),
            Rule.of("(shoe)s$", "$1"),
            Rule.of("(cris|test)(is|es)$", "$1is"),
            Rule.of("^(a)x[ie]s$", "$1xis"),
            Rule.of("(octop|vir)(us|i)$", "$1us"),
            Rule.of("(alias|status)(es)?$", "$1"),
            Rule.of("^(ox)en", "$1"),
            Rule.of("(vert|ind)ices$", "$1ex"),
            Rule.of("(matr)ices$", "$1ix"),
            Rule.of("(quiz)zes$", "$1"),
            Rule.of("(database)s$", "$1"),
            Rule.of("(p)eople$", "$1erson"),
            Rule.of("(m)en$", "$1an"),
            Rule.of("(c)hildren$", "$1hild"),
            Rule.of("(s)exes$", "$1ex"),
            Rule.of("(m)oves$", "$1ove"),
            Rule.of("(z)ombies$", "$1ombie"));

    private Inflection() {}

    private static List<Rule> lastFirst(Rule... rules) {
        List<Rule> reversed = new ArrayList<>(List.of(rules));
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }

    /** Whether it is a constant that may name a class, such as {@code Admin::User}. */
    public static boolean isClassName(String text) {
        return CLASS_NAME.matcher(text).matches();
    }

    /** The class of a table, such as {@code OrderItem} of {@code order_items}. */
    public static String className(String table) {
        return camelCase(singular(table));
    }

    /** The singular of the last word. */
    public static String singular(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        String last = lower.substring(lower.lastIndexOf('_') + 1);
        if (UNCOUNTABLE.contains(last)) {
            return words;
        }
        for (Rule rule : SINGULAR) {
            Matcher matcher = rule.pattern().matcher(words);
            if (matcher.find()) {
                return matcher.replaceFirst(rule.replacement());
            }
        }
        return words;
    }

    /** Words between underscores as one, such as {@code OrderItem} of {@code order_item}. */
    public static String camelCase(String words) {
        StringBuilder text = new StringBuilder();
        boolean isFirst = true;
        for (int index = 0; index < words.length(); index++) {
            char unit = words.charAt(index);
            if (unit != '_') {
                text.append(isFirst ? Character.toUpperCase(unit) : unit);
            }
            isFirst = unit == '_';
        }
        return text.toString();
    }

    /** The file of a class below its folder and without its ending, such as {@code admin/order_item} of {@code Admin::OrderItem}. */
    public static String fileName(String className) {
        StringBuilder text = new StringBuilder();
        String path = className.replace("::", "/");
        for (int index = 0; index < path.length(); index++) {
            char unit = path.charAt(index);
            if (Character.isUpperCase(unit) && isWordStart(path, index)) {
                text.append('_');
            }
            text.append(Character.toLowerCase(unit));
        }
        return text.toString();
    }

    /** Whether a capital begins a word: it follows a small letter or a digit, or one does after it at the end of an acronym. */
    private static boolean isWordStart(String path, int index) {
        if (index == 0 || path.charAt(index - 1) == '/' || path.charAt(index - 1) == '_') {
            return false;
        }
        boolean afterSmall = !Character.isUpperCase(path.charAt(index - 1));
        boolean beforeSmall = index + 1 < path.length() && Character.isLowerCase(path.charAt(index + 1));
        return afterSmall || beforeSmall;
    }
}
