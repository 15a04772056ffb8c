package dev.railsk.source.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.source.Operation;
import dev.railsk.source.Risk;
import dev.railsk.source.Styles;
import dev.railsk.source.Styles.Style;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to a migration, reading it comes to an end, and what takes something away is not taken for safe. */
class DamagedFilesProperties {

    private static final String DROP = "    remove_column :kept, :precious\n";

    @Property(tries = 3_000)
    void readsAnyDamagedFile(@ForAll("files") String file, @ForAll long chance) {
        String damaged = new Damage(new Random(chance)).of(file);

        assertThat(MigrationReading.read("a.rb", damaged).line()).isPositive();
    }

    @Property(tries = 500)
    void readsAnyText(@ForAll String text) {
        assertThat(MigrationReading.read("a.rb", text).operations()).isNotEmpty();
    }

    // A drop at the end of the method, behind anything that Ruby can read: it is there, so it is found, or something is
    // unsure.
    @Property(tries = 2_000)
    void neverLosesADropBehindOtherStatements(@ForAll("files") String file) {
        String longer = file.replaceFirst("(?m)^  end\n", DROP + "  end\n");
        assertThat(longer).contains(DROP);

        assertThat(MigrationReading.read("a.rb", longer).operations()).anyMatch(DamagedFilesProperties::isToldOf);
    }

    // Half a file is no Ruby, but never a safe one.
    @Property(tries = 2_000)
    void neverTakesHalfAFileForSafe(@ForAll("files") String file, @ForAll("shares") double share) {
        String longer = file.replaceFirst("(?m)^  end\n", DROP + "  end\n");
        int least = longer.indexOf(DROP) + DROP.length();
        String half = longer.substring(0, least + (int) ((longer.length() - least - 4) * share));

        assertThat(MigrationReading.read("a.rb", half).operations()).anyMatch(DamagedFilesProperties::isToldOf);
    }

    private static boolean isToldOf(Operation operation) {
        boolean isFound =
                operation.risk() == Risk.CONTRACT && operation.columns().equals(List.of("precious"));
        return isFound || operation.risk() == Risk.UNSURE;
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Provide
    Arbitrary<String> files() {
        List<String> styles = Styles.all().stream().map(Style::ruby).toList();
        Arbitrary<String> generated = Arbitraries.longs().map(chance -> new RubyFiles(new Random(chance)).file());
        return Arbitraries.oneOf(generated, Arbitraries.of(styles).filter(file -> file.contains("\n  end\n")));
    }
}
