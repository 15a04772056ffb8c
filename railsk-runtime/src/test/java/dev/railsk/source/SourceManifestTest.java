package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.ManifestException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceManifestTest {

    private static final SourceLine AT = new SourceLine("db/migrate/20261101090000_drop.rb", 1);

    @Test
    void isCompactJsonThatSaysItsVersion() {
        SourceManifest manifest = new SourceManifest(
                List.of(migration(Risk.CONTRACT)),
                List.of(new IgnoredColumns(
                        "User", "users", List.of("nickname"), new SourceLine("app/models/user.rb", 2))),
                List.of());

        assertThat(manifest.write())
                .isEqualTo(
                        "{\"schema\":\"railsk-source/1\",\"migrations\":[[\"20261101090000\",\"drop\",\"primary\",\"pre\","
                                + "[\"db/migrate/20261101090000_drop.rb\",1],[[\"remove_column\",\"users\",[\"nickname\"],\"contract\","
                                + "0,1,1]]]],\"ignored\":[[\"User\",\"users\",[\"nickname\"],[\"app/models/user.rb\",2]]],"
                                + "\"misread\":[],\"texts\":[\"why\",\"how\"]}");
    }

    @Test
    void refusesAManifestOfALaterVersion() {
        assertThatThrownBy(() -> SourceManifest.parse("{\"schema\":\"railsk-source/2\"}"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        must be of schema railsk-source/1, but is of "railsk-source/2"
                          at the source manifest of a release
                          Use the version of railsk that wrote it, or a later one.""");
    }

    @Test
    void refusesARowThatIsTooShort() {
        assertThatThrownBy(() -> SourceManifest.parse("{\"schema\":\"railsk-source/1\",\"migrations\":[[\"1\"]]}"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        must have 6 places in a row, but has 1
                          at the source manifest of a release
                          Deploy once more from a checkout, which writes a new one.""");
    }

    @Test
    void countsWhatIsUnsureAsAContractUntilAPersonHasSaidThatItIsNone() {
        assertThat(migration(Risk.UNSURE).isContract(Set.of())).isTrue();
        assertThat(migration(Risk.UNSURE).isContract(Set.of("20261101090000"))).isFalse();
        assertThat(migration(Risk.CONTRACT).isContract(Set.of("20261101090000")))
                .isTrue();
        assertThat(migration(Risk.NEEDS_CARE).isContract(Set.of())).isFalse();
    }

    private static MigrationFile migration(Risk risk) {
        return new MigrationFile(
                "20261101090000",
                "drop",
                MigrationFile.PRIMARY,
                MigrationSet.PRE,
                List.of(new Operation("remove_column", "users", List.of("nickname"), risk, "why", "how", AT)),
                AT);
    }
}
