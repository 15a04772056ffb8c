package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a record keeps of a manifest is the manifest. */
class SourceManifestProperties {

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("manifests") SourceManifest manifest) {
        assertThat(SourceManifest.parse(manifest.write())).isEqualTo(manifest);
    }

    @Provide
    Arbitrary<SourceManifest> manifests() {
        return Combinators.combine(
                        migrations().list().ofMaxSize(4),
                        ignored().list().ofMaxSize(3),
                        schemas().list().ofMaxSize(2),
                        misread())
                .as(SourceManifest::new);
    }

    private static Arbitrary<MigrationFile> migrations() {
        return Combinators.combine(
                        versions(),
                        texts(),
                        names(),
                        Arbitraries.of(MigrationSet.class),
                        operations().list().ofMaxSize(3),
                        lines())
                .as(MigrationFile::new);
    }

    private static Arbitrary<Operation> operations() {
        Arbitrary<Effect> effects = Combinators.combine(Arbitraries.of(Risk.class), texts(), texts())
                .as(Effect::new);
        return Combinators.combine(texts(), texts(), columns(), effects, types().optional(), lines())
                .as(Operation::new);
    }

    private static Arbitrary<SchemaFile> schemas() {
        return Combinators.combine(names(), versions(), tables().list().ofMaxSize(4), lines())
                .as(SchemaFile::new);
    }

    private static Arbitrary<SchemaTable> tables() {
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<SchemaColumn> columns =
                Combinators.combine(names(), types(), flags, flags, flags).as(SchemaColumn::new);
        return Combinators.combine(names(), columns.list().ofMaxSize(5), lines())
                .as(SchemaTable::new);
    }

    private static Arbitrary<ColumnType> types() {
        Arbitrary<OptionalInt> sizes = Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .optional()
                .map(size -> size.isPresent() ? OptionalInt.of(size.get()) : OptionalInt.empty());
        return Combinators.combine(names(), sizes, sizes, sizes, Arbitraries.of(true, false))
                .as(ColumnType::new);
    }

    private static Arbitrary<String> versions() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(14);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("users", "name", "string", "numeric"), texts().filter(name -> !name.isEmpty()));
    }

    private static Arbitrary<IgnoredColumns> ignored() {
        return Combinators.combine(texts(), texts(), columns(), lines()).as(IgnoredColumns::new);
    }

    private static Arbitrary<List<Misread>> misread() {
        return Combinators.combine(texts(), texts(), lines())
                .as(Misread::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<List<String>> columns() {
        return texts().list().ofMaxSize(3);
    }

    private static Arbitrary<SourceLine> lines() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.of("db/migrate/1_a.rb", "app/models/user.rb"),
                                texts().filter(name -> !name.isEmpty())),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE))
                .as(SourceLine::new);
    }

    // Half of a surrogate pair is in no text that was read from bytes.
    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(12).map(text -> text.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }
}
