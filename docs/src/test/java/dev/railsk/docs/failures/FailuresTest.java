package dev.railsk.docs.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Scenario;
import dev.railsk.deploy.Rehearsal;
import dev.railsk.docs.GeneratedPage;
import dev.railsk.image.Revision;
import dev.railsk.rollout.Rule;
import dev.railsk.testing.cluster.FakeClusterProvider;
import dev.railsk.testing.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shop.ShopApp;

/** The committed pages about failures are what the rules and the rehearsals say. */
class FailuresTest {

    private static final Path FOLDER = Path.of("failures");
    private static final Path NOTES = Path.of("src", "test", "resources", "failures", "rules.txt");
    private static final Path RULES =
            Path.of("..", "railsk-runtime", "src", "main", "java", "dev", "railsk", "rollout", "Rule.java");

    private static final Pattern CONSTANT = Pattern.compile("/\\*\\* (.*?) \\*/\\s+([A-Z_]+)\\(\\d");

    private static final String HOW = "To accept it, run this test once with -D" + GoldenFile.PROPERTY
            + "=write, look at the page, and commit it.";

    private static final Environment SHOP = ShopApp.APP.environment(RailsApp.DEFAULT_ENVIRONMENT);

    private static Map<String, String> pages() throws IOException {
        FakeClusterProvider provider = new FakeClusterProvider();
        List<Rehearsal> rehearsals = new ArrayList<>();
        for (Scenario scenario : provider.scenarios(SHOP)) {
            rehearsals.add(Rehearsal.of(provider, SHOP, Revision.of("abcd123"), scenario));
        }
        return new FailurePages(RuleNotes.read(NOTES), meanings(), rehearsals).all();
    }

    private static Map<String, String> meanings() throws IOException {
        Map<String, String> meanings = new LinkedHashMap<>();
        Matcher constant = CONSTANT.matcher(Files.readString(RULES));
        while (constant.find()) {
            meanings.put(Rule.valueOf(constant.group(2)).id(), constant.group(1));
        }
        return meanings;
    }

    @TestFactory
    Stream<DynamicTest> areWhatTheRulesSay() throws IOException {
        return pages().entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.getKey(), () -> GeneratedPage.check(FOLDER.resolve(page.getKey()), page.getValue(), HOW)));
    }

    @Test
    void tellOfEveryRule() throws IOException {
        List<String> rules = Arrays.stream(Rule.values()).map(Rule::id).toList();

        assertThat(RuleNotes.read(NOTES).keySet()).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(meanings().keySet()).containsExactlyInAnyOrderElementsOf(rules);
    }
}
