package dev.railsk.source.internal;

import java.util.Set;

/** Methods that migrations call besides those that change the database by their name. */
final class Calls {

    /** Their block is run as it is. */
    static final Set<String> AROUND =
            Set.of("say_with_time", "suppress_messages", "transaction", "up_only", "no_touching", "uncached");

    /** They tell, fail, or prepare, and change nothing in the database. */
    static final Set<String> HARMLESS = Set.of(
            "say",
            "puts",
            "p",
            "print",
            "pp",
            "announce",
            "write",
            "raise",
            "fail",
            "require",
            "require_relative",
            "include",
            "extend",
            "prepend",
            "private",
            "public",
            "protected",
            "attr_reader",
            "attr_accessor",
            "disable_ddl_transaction!",
            "reset_column_information",
            "sleep",
            "freeze",
            "info",
            "warn",
            "debug",
            "logger",
            "clear_cache!",
            "private_constant");

    /** They tell, wait or fail: whether they are called at all makes no difference to the database. */
    static final Set<String> TELLING = Set.of("say", "puts", "p", "print", "pp", "announce", "raise", "fail", "sleep");

    /** They write rows. */
    static final Set<String> WRITING = Set.of(
            "update_all",
            "update",
            "update!",
            "update_columns",
            "update_column",
            "update_attribute",
            "update_attributes",
            "save",
            "save!",
            "create",
            "create!",
            "insert",
            "insert!",
            "insert_all",
            "insert_all!",
            "upsert",
            "upsert_all",
            "touch",
            "touch_all",
            "increment!",
            "decrement!",
            "toggle!",
            "find_or_create_by",
            "find_or_create_by!",
            "update_counters",
            "delete_all",
            "destroy_all",
            "destroy",
            "destroy!",
            "delete",
            "delete_by",
            "destroy_by");

    /** They go over rows, with a block for each. */
    static final Set<String> READING =
            Set.of("find_each", "find_in_batches", "in_batches", "each", "each_record", "each_with_index");

    /** They say which rows are meant. */
    static final Set<String> ASKING = Set.of(
            "all",
            "where",
            "not",
            "or",
            "and",
            "joins",
            "left_joins",
            "left_outer_joins",
            "includes",
            "preload",
            "eager_load",
            "select",
            "order",
            "limit",
            "offset",
            "group",
            "having",
            "distinct",
            "unscoped",
            "unscope",
            "rewhere",
            "reorder",
            "find",
            "find_by",
            "find_by!",
            "first",
            "last",
            "take",
            "readonly",
            "in_batches",
            "references",
            "missing",
            "associated",
            "none");

    /** They hand SQL to the database. */
    static final Set<String> SQL = Set.of(
            "execute",
            "exec_query",
            "exec_update",
            "exec_delete",
            "exec_insert",
            "execute_batch",
            "select_all",
            "select_value",
            "select_values",
            "select_one",
            "select_rows",
            "update_sql",
            "query",
            "exec",
            "async_exec",
            "raw_connection");

    /** What a migration calls its own database. */
    static final Set<String> OWN = Set.of(
            "",
            "self",
            "connection",
            "self.connection",
            "ActiveRecord::Base.connection",
            "::ActiveRecord::Base.connection",
            "ActiveRecord::Base",
            "ApplicationRecord.connection",
            "ActiveRecord::Migration");

    private Calls() {}
}
