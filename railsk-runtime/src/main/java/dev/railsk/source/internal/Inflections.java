package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that Rails gives the table of a model, by Active Support's English rules; none where the app has rules of its own for it.
 * They have been the same since Rails 4, and are frozen.
 */
final class Inflections {

    private static final Set<String> OWN_RULES = Set.of("irregular", "plural", "singular", "uncountable", "acronym");

    private static final Set<String> OWN_NAMES = Set.of(
            "table_name_prefix",
            "table_name_suffix",
            "pluralize_table_names",
            "table_name_prefix=",
            "table_name_suffix=",
            "pluralize_table_names=");

    private static final Pattern UNCOUNTABLE =
            Pattern.compile("(?i).*\\b(?:equipment|information|rice|money|species|series|fish|sheep|jeans|police)$");

    private record Rule(Pattern pattern, String replacement) {

        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), replacement);
        }
    }

    /** The first that fits counts. */
    private static final List<Rule> RULES = List.of(
            Rule.of("(z)ombies?$", "$1ombies"),
            Rule.of("(m)oves?$", "$1oves"),
            Rule.of("(s)ex(?:es)?$", "$1exes"),
            Rule.of("(c)hild(?:ren)?$", "$1hildren"),
            Rule.of("(m)[ae]n$", "$1en"),
            Rule.of("(p)(?:erson|eople)$", "$1eople"),
            Rule.of("(quiz)$", "$1zes"),
            Rule.of("^(oxen)$", "$1"),
            Rule.of("^(ox)$", "$1en"),
            Rule.of("^(m|l)ice$", "$1ice"),
            Rule.of("^(m|l)ouse$", "$1ice"),
            Rule.of("(matr|vert|ind)(?:ix|ex)$", "$1ices"),
            Rule.of("(x|ch|ss|sh)$", "$1es"),
            Rule.of("([^aeiouy]|qu)y$", "$1ies"),
            Rule.of("(hive)$", "$1s"),
            Rule.of("([^f])fe$", "$1ves"),
            Rule.of("([lr])f$", "$1ves"),
            Rule.of("sis$", "ses"),
            Rule.of("([ti])a$", "$1a"),
            Rule.of("([ti])um$", "$1a"),
            Rule.of("(buffal|tomat)o$", "$1oes"),
            Rule.of("(bu)s$", "$1ses"),
            Rule.of("(alias|status)$", "$1es"),
            Rule.of("(octop|vir)i$", "$1i"),
            Rule.of("(octop|vir)us$", "$1i"),
            Rule.of("^(ax|test)is$", "$1es"),
            Rule.of("s$", "s"),
            Rule.of("$", "s"));

    private final Set<String> ownWords = new HashSet<>();
    private boolean isUnsure;

    /** The rules of an app: what its configuration says of them. */
    static Inflections of(Checkout checkout) {
        Inflections inflections = new Inflections();
        for (String folder : List.of("config", "config/initializers", "config/environments")) {
            for (String name : checkout.list(folder)) {
                if (name.endsWith(".rb")) {
                    inflections.learn(checkout, folder + "/" + name);
                }
            }
        }
        return inflections;
    }

    private void learn(Checkout checkout, String file) {
        try {
            learn(Lexer.words(checkout.text(file)));
        } catch (Unreadable unreadable) {
            isUnsure = true;
        }
    }

    void learn(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.is(Kind.NAME)) {
                continue;
            }
            isUnsure = isUnsure || OWN_NAMES.contains(token.text());
            if (OWN_RULES.contains(token.text())) {
                words(tokens, i + 1);
            }
        }
    }

    private void words(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && !tokens.get(at).is(Kind.NEWLINE)) {
            Token token = tokens.get(at);
            if (token.is(Kind.STRING)) {
                ownWords.add(token.text().toLowerCase(Locale.ROOT));
            } else if (token.is(Kind.WORDS)) {
                token.inner().forEach(word -> ownWords.add(word.text().toLowerCase(Locale.ROOT)));
            } else {
                boolean isPunctuation = token.isSign("(") || token.isSign(")") || token.isSign(",");
                isUnsure = isUnsure || !isPunctuation;
            }
            at++;
        }
    }

    /** The table of a class outside of any module; empty where that is not sure. */
    Optional<String> table(String model) {
        String word = underscored(model);
        String letters = word.replace("_", "");
        boolean isOwn = ownWords.stream().anyMatch(own -> letters.contains(own.replace("_", "")));
        return isUnsure || isOwn ? Optional.empty() : Optional.of(plural(word));
    }

    static String underscored(String model) {
        return model.replaceAll("(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z\\d])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    static String plural(String word) {
        if (UNCOUNTABLE.matcher(word).matches()) {
            return word;
        }
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(word);
            if (matcher.find()) {
                return matcher.replaceFirst(rule.replacement());
            }
        }
        return word;
    }
}
