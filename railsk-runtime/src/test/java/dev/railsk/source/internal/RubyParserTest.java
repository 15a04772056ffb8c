package dev.railsk.source.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.railsk.manifest.Tree;
import dev.railsk.source.Risk;
import dev.railsk.source.Styles;
import dev.railsk.source.Styles.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

/**
 * Our reading of migrations is that of Ruby's own parser. {@code RAILSK_RUBY} names a command that runs Ruby 3; without one these tests
 * are skipped.
 */
class RubyParserTest {

    @Test
    void findsTheCallsThatRubyFindsInEachStyle() throws Unreadable {
        List<String> files = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        for (Style style : Styles.all()) {
            files.add(style.ruby());
            facts.add(style.fact());
        }

        List<Tree> trees = ruby().read(files);

        assertThat(trees).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            assertThat(trees.get(i).at("valid").isTrue()).as(facts.get(i)).isTrue();
            assertSame(facts.get(i), files.get(i), trees.get(i));
        }
    }

    @Test
    void readsMigrationsByChanceAsRubyDoes() throws Unreadable {
        List<String> files = RubyFiles.generate(1_000);

        List<Tree> trees = ruby().read(files);

        int valid = 0;
        int calls = 0;
        for (int i = 0; i < files.size(); i++) {
            // A variable of another method makes a regex of a division now and then, which Ruby refuses to load.
            if (trees.get(i).at("valid").isTrue()) {
                valid++;
                assertSame(files.get(i), files.get(i), trees.get(i));
                calls += trees.get(i).at("calls").items().size();
            }
        }
        assertThat(valid).isGreaterThan(700);
        assertThat(calls).isGreaterThan(3_000);
    }

    @Test
    void readsDamagedFilesAsRubyDoesOrNotAtAll() {
        List<String> files = new ArrayList<>();
        Damage damage = new Damage(new Random(20261102));
        for (String file : RubyFiles.generate(6_000)) {
            files.add(damage.of(file));
        }
        for (Style style : Styles.all()) {
            for (int i = 0; i < 20; i++) {
                files.add(damage.of(style.ruby()));
            }
        }

        List<Tree> trees = ruby().read(files);

        int valid = 0;
        int same = 0;
        for (int i = 0; i < files.size(); i++) {
            if (trees.get(i).at("valid").isTrue()) {
                valid++;
                same += isReadAlike(files.get(i), trees.get(i)) ? 1 : 0;
            }
        }
        assertThat(valid).isGreaterThan(500);
        assertThat(same).isGreaterThan(valid * 9 / 10);
    }

    // Where it is not, something is unsure.
    private static boolean isReadAlike(String file, Tree tree) {
        boolean isUnsure = MigrationReading.read("a.rb", file).operations().stream()
                .anyMatch(operation -> operation.risk() == Risk.UNSURE);
        try {
            assertSame(file, file, tree);
            return true;
        } catch (Unreadable refused) {
            assertThat(isUnsure).as(file).isTrue();
            return false;
        } catch (AssertionError different) {
            assertThat(isUnsure).as(different.getMessage()).isTrue();
            return false;
        }
    }

    private static Ruby ruby() {
        Optional<Ruby> ruby = Ruby.find();
        assumeTrue(ruby.isPresent(), "RAILSK_RUBY names no command that runs Ruby");
        return ruby.orElseThrow();
    }

    private static void assertSame(String fact, String file, Tree tree) throws Unreadable {
        assertThat(reading(tree).from(file).map(Object::toString))
                .as("%s: %s in %s", fact, tree, file)
                .isEmpty();
    }

    private static RubyReading reading(Tree tree) {
        try {
            return RubyReading.of(tree);
        } catch (DataFormatException notOfItsForm) {
            throw new AssertionError(tree.toString(), notOfItsForm);
        }
    }
}
