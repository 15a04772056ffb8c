package dev.railsk.deploy.internal.probe;

import java.util.List;

/** The programs that an image is asked with. */
final class Questions {

    private static final String RAILS = "bin/rails";

    // ActiveRecord::Base.descendants, connection_db_config and with_connection are there from Rails 6.1 to 8.1.
    private static final String MODELS = "require 'json'; Rails.application.eager_load!;"
            + " models = ActiveRecord::Base.descendants"
            + ".reject { |m| m.abstract_class? || m.name.nil? || m.table_name.nil? || m.name.start_with?('ActiveRecord::') }"
            + ".sort_by(&:name);"
            + " models.each { |m| there = m.table_exists?;"
            + " all = there ? m.connection_pool.with_connection { |c| c.columns(m.table_name) } : [];"
            + " puts 'railsk-model ' + JSON.generate(name: m.name, database: m.connection_db_config.name, table: m.table_name,"
            + " there: there, ignored: m.ignored_columns, columns: there ? m.column_names : [],"
            + " required: all.select { |c| !c.null && c.default.nil? && c.default_function.nil? }.map(&:name)) + ' railsk-end' };"
            + " puts 'railsk-code ' + JSON.generate(rails: Rails.version, models: models.size) + ' railsk-end'";

    /** What the models ignore, know and need. */
    static final List<String> CODE = List.of(RAILS, "runner", MODELS);

    /** How the migrations of all databases stand. */
    static final List<String> STATUS = List.of(RAILS, "db:migrate:status");

    /** Which migrations are pending in any database. */
    static final List<String> PENDING = List.of(RAILS, "db:abort_if_pending_migrations");

    private Questions() {}

    /** How the migrations of one of several databases stand. */
    static List<String> statusOf(String database) {
        return List.of(RAILS, "db:migrate:status:" + database);
    }

    /** Which migrations are pending in one of several databases. */
    static List<String> pendingOf(String database) {
        return List.of(RAILS, "db:abort_if_pending_migrations:" + database);
    }

    /** What a Ruby expression counts. */
    static List<String> count(String expression) {
        return List.of(RAILS, "runner", "puts \"railsk-count #{Integer((" + expression + "))} railsk-end\"");
    }
}
