package dev.railsk.source.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Migrations by chance, in styles by chance; the same ones in each run. */
final class RubyFiles {

    private static final String[] TABLES = {"users", "posts", "line_items", "end_users", "do"};
    private static final String[] COLUMNS = {"name", "end", "if", "class", "a1", "title?", "übung"};
    private static final String[] TYPES = {"string", "text", "bigint"};

    private final Random random;

    RubyFiles(Random random) {
        this.random = random;
    }

    static List<String> generate(int count) {
        RubyFiles files = new RubyFiles(new Random(20261101));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(files.file());
        }
        return all;
    }

    String file() {
        StringBuilder file =
                new StringBuilder(pick("", "# frozen_string_literal: true\n\n", "# -*- coding: utf-8 -*-\n"));
        file.append("class ChangeThings < ActiveRecord::Migration[7.1]\n");
        file.append(pick(
                "",
                "  disable_ddl_transaction!\n",
                "  class User < ActiveRecord::Base; end\n",
                "  X = %w[remove_column :a].freeze\n"));
        file.append(pick("  def up\n", "  def change\n", "  def self.up\n", "  def up()\n"));
        statements(file, 1 + random.nextInt(6), 0);
        file.append("  end\n");
        if (random.nextBoolean()) {
            file.append("\n  def down\n");
            statements(file, 1, 0);
            file.append("  end\n");
        }
        file.append("end\n");
        return file.toString();
    }

    private void statements(StringBuilder file, int count, int depth) {
        for (int i = 0; i < count; i++) {
            file.append("    ");
            statement(file, depth);
            file.append(pick("\n", "\n", "\n\n", " # end remove_column :x, :y\n", ";\n"));
        }
    }

    private void statement(StringBuilder file, int depth) {
        int kind = random.nextInt(depth > 2 ? 6 : 13);
        switch (kind) {
            case 0, 1, 2, 3 -> file.append(change());
            case 4 -> file.append(noise());
            case 5 -> file.append(change()).append(pick(" if ", " unless ")).append(condition());
            case 6 -> nested(file, pick("if ", "unless ", "while "), condition() + pick("\n", "\n", " # do\n"), depth);
            case 7 -> nested(file, "safety_assured", pick(" do\n", " do # |x|\n"), depth);
            case 8 -> nested(file, "create_table " + text(pick(TABLES)) + pick("", ", id: :uuid"), " do |t|\n", depth);
            case 9 ->
                file.append("reversible { |dir| dir.up { ").append(change()).append(" } }");
            case 10 -> file.append("x = ").append(parenthesized()).append(pick("", " || nil", " ? 1 : 2"));
            case 11 -> file.append("say \"a #{").append(parenthesized()).append("} b\"");
            default -> {
                file.append("case ")
                        .append(condition())
                        .append("\n    when true, \"x\"")
                        .append(pick(" then ", "\n      "));
                file.append(change())
                        .append("\n    else\n      ")
                        .append(change())
                        .append("\n    end");
            }
        }
    }

    private void nested(StringBuilder file, String head, String rest, int depth) {
        file.append(head).append(rest);
        statements(file, 1 + random.nextInt(2), depth + 1);
        file.append("    end");
    }

    private String condition() {
        return pick(
                "column_exists?(:users, :a)",
                "x /2 > 1",
                "!table_exists?(:users)",
                "true && (false || nil)",
                "Foo.bar?",
                "\"a\" =~ /end|do/i",
                "y % 3 == 0",
                "z.any? { |a| a }");
    }

    private String noise() {
        return pick(
                "say %q(remove_column (:a), :b)",
                "y = 10 / 2 # /",
                "z = [1, 2].map { |a| a % 2 }",
                "say <<~TEXT\n      remove_column :users, :a #{1 + 1}\n      end\n    TEXT",
                "say <<-'A', <<\"B\"\n remove_column :users, :a\n   A\nend end\nB",
                "w = ?a; v = w ? ?b : ?c",
                "say 'it\\'s', \"#{\"#{1}\"}\"",
                "r = /[\\/'\"]#{1}/m",
                "say(\n      \"a\" \\\n      \"b\"\n    )",
                "h = { a: 1, :b => 2, \"c\": 3 }",
                "say %i[end do].inspect unless false",
                "puts [*1..3].sum do |a| a end",
                "l = ->(a, b = 1) { a / b }",
                "def helper(a, b: 2) = a / b",
                "User.where(\"a > ?\", 1).update_all a: 2",
                "begin; raise \"x\"; rescue StandardError => e; puts e; end",
                "n = x&.size || 4",
                "`ls end`",
                "say %(a (b) \"c\"), %w(a\\ b c)\n=begin\n remove_column :x\n=end",
                "q = w if w unless w");
    }

    private String change() {
        String table = text(pick(TABLES));
        String column = text(pick(COLUMNS));
        return switch (random.nextInt(8)) {
            case 0 -> call("remove_column", table, column);
            case 1 -> call("add_column", table, column, text(pick(TYPES)), option("null", "false"));
            case 2 ->
                call(
                        "add_column",
                        table,
                        column,
                        text(pick(TYPES)),
                        option("default", pick("-1", "nil", "\"a, b\"", "[]", "{}", "-> { \"now()\" }")));
            case 3 -> call("add_index", table, list(), option("unique", "true"), option("name", text("index end")));
            case 4 -> call("rename_column", table, column, text(pick(COLUMNS)));
            case 5 ->
                call("remove_columns", table, column, pick("*names", column, text("b")), option("type", ":string"));
            case 6 -> call("drop_table", table);
            default ->
                call("add_reference", table, column, option("foreign_key", "{ to_table: :users, validate: false }"));
        };
    }

    private String parenthesized() {
        return "remove_column(" + text(pick(TABLES)) + ", " + text(pick(COLUMNS)) + ")";
    }

    private String call(String name, String... arguments) {
        String between = pick(", ", ",", ",\n      ", ", # a, b\n      ");
        String all = String.join(between, arguments);
        return pick("", "", "", "connection.", "self.")
                + name
                + (random.nextBoolean() ? " " + all : "(" + pick("", "\n  ") + all + pick("", ",", "\n    ") + ")");
    }

    private String option(String key, String value) {
        return pick(key + ": ", key + ":\n        ", ":" + key + " => ", "\"" + key + "\" => ", "'" + key + "': ")
                + value;
    }

    private String list() {
        String one = pick("name", "class", "end");
        return pick(
                "%w[" + one + " b]",
                "%i(" + one + "\n b)",
                "[:" + one + ", \"b\"]",
                "[\n      :" + one + ",\n      :b,\n    ]",
                "\"" + one + "\"",
                "%W{" + one + " b}");
    }

    private String text(String value) {
        boolean isWord = value.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_');
        return isWord
                ? pick(
                        ":" + value,
                        "\"" + value + "\"",
                        "'" + value + "'",
                        ":\"" + value + "\"",
                        "%q(" + value + ")",
                        ":" + value)
                : pick("\"" + value + "\"", "'" + value + "'", ":\"" + value + "\"", "%(" + value + ")");
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }
}
