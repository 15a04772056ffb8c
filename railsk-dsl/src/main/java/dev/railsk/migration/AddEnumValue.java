package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A new value of one of PostgreSQL's enums. It stays for good: PostgreSQL removes none. It is added in a transaction, with the note that it
 * was: that takes PostgreSQL 12 or later.
 *
 * @param type the enum's name
 * @param value the value
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record AddEnumValue(String type, String value, RailsLayout layout, Origin origin)
        implements TablePlan<AddEnumValue> {

    public AddEnumValue {
        Identifier.check(
                "an enum's name", requireNonNull(type, "type"), "Name the type as the migration does, like \"mood\".");
        int bytes = requireNonNull(value, "value").getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > Identifier.LONGEST || value.indexOf('\0') >= 0 || !WellFormed.is(value)) {
            throw new InvalidValueException(
                    "an enum's value must have from 1 to 63 bytes, but \"" + value + "\" had " + bytes,
                    "Choose a shorter one, like \"archived\".");
        }
        if (value.indexOf('\'') >= 0) {
            throw new InvalidValueException(
                    "an enum's value must have no quote, as Rails writes it into SQL as it is, but was \"" + value
                            + "\"",
                    "Choose one like \"archived\".");
        }
        if (!requireNonNull(layout, "layout").isAtLeast(7, 1)) {
            throw new InvalidValueException(
                    "a value of an enum needs Rails 7.1 or later, which brought add_enum_value, but the version was "
                            + layout.rails(),
                    "Write the steps with MigrationPlan.custom(..), and the migration in SQL.");
        }
        requireNonNull(origin, "origin");
    }

    static AddEnumValue of(String type, String value) {
        return new AddEnumValue(type, value, RailsLayout.DEFAULT, Origin.here());
    }

    @Override
    public AddEnumValue layout(RailsLayout changed) {
        return new AddEnumValue(type, value, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.ADD_ENUM_VALUE;
    }

    @Override
    public String title() {
        return "Add the value \"" + Ruby.shown(value) + "\" to the enum " + type;
    }

    @Override
    public List<PlanStep> steps() {
        String shown = "\"" + Ruby.shown(value) + "\"";
        SchemaChange change = SchemaChange.of("add_enum_value", type);
        Snippet migration = migration();
        return new StepList()
                .code(
                        "accept",
                        "Read " + shown + " without a failure, write it nowhere, and write its migration",
                        "A process that is running for a while beside the first writer meets the value in rows.",
                        CodeProof.carries(change),
                        migration)
                .deploy("deploy-accept", "the release that can read " + shown)
                .oldCodeGone("old-code-gone", "Older code may fail at a value that it does not know.")
                .floor("floor", "Code that cannot read the value must not come back: PostgreSQL removes none.")
                .add(new MigrateStep(
                        "add",
                        "Add " + shown + " to " + type,
                        "No code writes the value yet.",
                        migration,
                        MigrationPhase.POST,
                        change))
                .code(
                        "use",
                        "Write " + shown + " in the code",
                        "The database knows the value by now.",
                        CodeProof.approved())
                .deploy("deploy-use", "the release that writes " + shown)
                .all();
    }

    private Snippet migration() {
        String add = "add_enum_value :" + type + ", " + Ruby.text(value);
        return RubyMigration.of(layout, MigrationPhase.POST, "add_" + slug() + "to_" + type)
                .snippet(List.of(add), RubyMigration.IRREVERSIBLE);
    }

    /** The value as a part of a file's name; migrations of two values must not share theirs. */
    private String slug() {
        StringBuilder slug = new StringBuilder();
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            boolean isPlain =
                    (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9');
            slug.append(isPlain ? unit : '_');
        }
        return slug.append('_').toString();
    }
}
