package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

/**
 * A plan whose steps railsk knows, and what all of these let their author say.
 *
 * @param <P> the plan's own type
 */
public sealed interface TablePlan<P extends TablePlan<P>> extends MigrationPlan
        permits AddColumn,
                RemoveColumn,
                RenameColumn,
                ChangeColumnType,
                AddIndex,
                AddForeignKey,
                AddCheck,
                SetNotNull,
                Backfill,
                DropTable,
                RenameTable,
                AddEnumValue {

    /** How the app's Rails code is laid out. */
    RailsLayout layout();

    /** The same, for an app that is laid out like this. */
    P layout(RailsLayout changed);

    /** The same, for this version of Rails, such as {@code 8.0}: it stands in {@code Migration[8.0]}. Default: 7.2. */
    default P rails(String version) {
        return layout(layout().rails(version));
    }

    /**
     * The same, in this database, as {@code config/database.yml} calls it. Its migrations are in {@code db/<name>_migrate}, and its models
     * inherit from {@code <Name>Record}. Default: {@code primary}, in {@code db/migrate}.
     *
     * @see <a href="https://guides.rubyonrails.org/active_record_multiple_databases.html">Multiple databases with Active Record</a>
     */
    default P database(String name) {
        return layout(layout().database(name));
    }

    /** The same, with this class as the table's model, such as {@code Admin::User}. Default: the table's name in the singular. */
    default P model(String className) {
        return layout(layout().model(requireNonNull(className, "className")));
    }

    /**
     * The same, for an app that keeps what is migrated after a rollout in {@code db/post_migrate}, as a deploy with the mode
     * <em>split</em> wants it. Default: all in {@code db/migrate}.
     */
    default P postMigrate() {
        return layout(layout().postMigrate());
    }

    @Override
    default String database() {
        return layout().database();
    }
}
