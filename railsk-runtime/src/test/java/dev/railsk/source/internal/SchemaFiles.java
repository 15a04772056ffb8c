package dev.railsk.source.internal;

import java.util.Random;

/** Schemas in Ruby by chance, as Rails writes them, now and then by hand. */
final class SchemaFiles {

    /** The methods that make a column of their name. */
    static final String[] TYPES = {"string", "text", "bigint", "integer", "decimal", "datetime", "jsonb", "uuid"};

    private final Random random;

    SchemaFiles(Random random) {
        this.random = random;
    }

    String file() {
        StringBuilder file = new StringBuilder(pick("", "# This file is auto-generated\n\n"));
        file.append("ActiveRecord::Schema").append(pick("", "[7.2]", "[6.1]", "[8.0]"));
        file.append(".define(version: ")
                .append(pick("2026_02_01_000001", "20260201000001"))
                .append(") do\n");
        file.append(
                pick("", "  enable_extension \"citext\" # do |t|\n", "  create_enum \"mood\", [\"happy\", \"end\"]\n"));
        int tables = 1 + random.nextInt(5);
        for (int i = 0; i < tables; i++) {
            table(file, i);
        }
        file.append(pick(
                "",
                "  add_foreign_key \"table_0\", \"table_1\"\n",
                "  create_view \"v\", sql_definition: <<-SQL\n      SELECT 'create_table';\n  SQL\n",
                "  add_index \"table_0\", [\"name\"], name: \"x\"\n"));
        return file.append("end\n").toString();
    }

    private void table(StringBuilder file, int number) {
        file.append("  create_table \"table_").append(number).append('"');
        file.append(pick("", ", id: false", ", id: :uuid, default: -> { \"gen_random_uuid()\" }", ", id: :string"));
        file.append(pick("", ", force: :cascade", ", comment: \"it's \\\"a\\\" do |t|\""));
        String block = pick("t", "t", "table");
        file.append(" do |").append(block).append("|\n");
        int columns = random.nextInt(6);
        for (int i = 0; i < columns; i++) {
            file.append("    ").append(block).append('.').append(pick(TYPES));
            file.append(" \"")
                    .append(pick("name", "end", "a b", "übung", "do"))
                    .append(i)
                    .append('"');
            file.append(pick("", ", limit: 50", ", precision: 10, scale: 2", ", precision: nil", ", array: true"));
            file.append(pick(
                    "",
                    ", null: false",
                    ", default: \"it's }\"",
                    ", default: {}, null: false",
                    ", default: -> { \"now()\" }"));
            file.append(pick("\n", "\n", " # a comment\n"));
        }
        file.append(pick(
                "",
                "    " + block + ".index [\"name0\"], name: \"i\", unique: true\n",
                "    " + block + ".check_constraint \"name0 > 0\", name: \"c\"\n"));
        file.append("  end\n\n");
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }
}
