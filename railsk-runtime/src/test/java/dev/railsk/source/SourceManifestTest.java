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
                List.of(),
                List.of());

        assertThat(manifest.write())
                .isEqualTo(
                        "{\"schema\":\"railsk-source/2\",\"migrations\":[[\"20261101090000\",\"drop\",\"primary\",\"pre\","
                                + "[\"db/migrate/20261101090000_drop.rb\",1],[[\"remove_column\",\"users\",[\"nickname\"],\"contract\","
                                + "0,1,1]]]],\"ignored\":[[\"User\",\"users\",[\"nickname\"],[\"app/models/user.rb\",2]]],"
                                + "\"schemas\":[],\"misread\":[],\"texts\":[\"why\",\"how\"],\"types\":[]}");
    }

    @Test
    void hasANameAndANumberForEachColumn() {
        SchemaFile schema = new SchemaFile(
                "primary",
                "20261101090000",
                List.of(new SchemaTable(
                        "users",
                        List.of(
                                new SchemaColumn("id", ColumnType.of("bigint"), true, true, false),
                                new SchemaColumn("name", ColumnType.of("string").limit(50), false, false, false),
                                new SchemaColumn("parent_id", ColumnType.of("bigint"), false, false, true)),
                        new SourceLine("db/schema.rb", 20))),
                new SourceLine("db/schema.rb", 13));
        SourceManifest manifest = new SourceManifest(List.of(), List.of(), List.of(schema), List.of());

        assertThat(manifest.write())
                .isEqualTo("{\"schema\":\"railsk-source/2\",\"migrations\":[],\"ignored\":[],\"schemas\":[[\"primary\","
                        + "\"20261101090000\",[\"db/schema.rb\",13],[[\"users\",20,[\"id\",\"name\",\"parent_id\"],"
                        + "[3,8,4]]]]],\"misread\":[],\"texts\":[],\"types\":[[\"bigint\"],[\"string\",50]]}");
    }

    @Test
    void readsTheVersionBeforeSchemas() {
        String first =
                "{\"schema\":\"railsk-source/1\",\"migrations\":[[\"20261101090000\",\"drop\",\"primary\",\"pre\","
                        + "[\"db/migrate/20261101090000_drop.rb\",1],[[\"remove_column\",\"users\",[\"nickname\"],\"contract\","
                        + "0,1,1]]]],\"ignored\":[],\"misread\":[],\"texts\":[\"why\",\"how\"]}";

        assertThat(SourceManifest.parse(first))
                .isEqualTo(new SourceManifest(List.of(migration(Risk.CONTRACT)), List.of(), List.of(), List.of()));
    }

    @Test
    void refusesAManifestOfALaterVersion() {
        assertThatThrownBy(() -> SourceManifest.parse("{\"schema\":\"railsk-source/3\"}"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        must be of schema railsk-source/2, but is of "railsk-source/3"
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
                List.of(Operation.of(
                        "remove_column", "users", List.of("nickname"), new Effect(risk, "why", "how"), AT)),
                AT);
    }
}
