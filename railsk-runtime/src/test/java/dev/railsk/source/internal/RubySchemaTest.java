package dev.railsk.source.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.railsk.manifest.Tree;
import dev.railsk.source.SchemaColumn;
import dev.railsk.source.SchemaFile;
import dev.railsk.source.SchemaTable;
import dev.railsk.source.Styles;
import dev.railsk.source.Styles.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Our reading of schemas is that of Ruby's own parser, where {@code RAILSK_RUBY} names a command that runs Ruby 3. */
class RubySchemaTest {

    private static final Set<String> NAMES = names();

    /** Columns that are made by other calls than one of their type's name. */
    private static final Set<String> KEYS =
            Set.of("id", "code", "small", "email_small", "created_at", "updated_at", "team_id");

    @Test
    void readsEachSchemaAsRubyDoes() {
        List<String> files = new ArrayList<>(List.of(Styles.resource("dumped/schema.rb")));
        for (Style style : Styles.of("schemas.txt")) {
            files.add(style.ruby());
        }
        for (int chance = 0; chance < 500; chance++) {
            files.add(new SchemaFiles(new Random(chance)).file());
        }

        assertThat(columnsReadAlike(files, true)).isGreaterThan(3_000);
    }

    @Test
    void readsADamagedSchemaAsRubyDoesOrNotAtAll() {
        List<String> files = new ArrayList<>();
        for (int chance = 0; chance < 3_000; chance++) {
            Random random = new Random(chance);
            files.add(new Damage(random).of(new SchemaFiles(random).file()));
        }

        assertThat(columnsReadAlike(files, false)).isGreaterThan(1_000);
    }

    /** How many columns of known types we found, each of which Ruby finds in the same table. */
    private static int columnsReadAlike(List<String> files, boolean isWhole) {
        List<Tree> trees = ruby().read(files, NAMES);
        assertThat(trees).hasSameSizeAs(files);
        int found = 0;
        for (int i = 0; i < files.size(); i++) {
            Optional<SchemaFile> ours = DamagedSchemasProperties.read(files.get(i), false);
            if (!trees.get(i).at("valid").isTrue() || ours.isEmpty() || isPartlyUnknown(trees.get(i))) {
                continue;
            }
            Map<String, List<String>> theirs = columns(trees.get(i));
            for (SchemaTable table : ours.get().tables()) {
                List<String> lines = lines(table);
                // Behind the last line of a table may stand those of one whose head is damaged.
                List<String> same = Objects.requireNonNull(theirs.get(table.name()), files.get(i));
                int end = isWhole ? same.size() : Math.min(lines.size(), same.size());
                assertThat(lines).as(files.get(i)).isEqualTo(same.subList(0, end));
                found += lines.size();
            }
        }
        return found;
    }

    /** Whether the script does not say what is handed to a call, such as of texts with backslashes. */
    private static boolean isPartlyUnknown(Tree tree) {
        return tree.at("calls").items().stream()
                .flatMap(call -> call.items().get(2).items().stream())
                .anyMatch(argument -> argument.text().orElse("").equals("?"));
    }

    private static List<String> lines(SchemaTable table) {
        List<String> lines = new ArrayList<>();
        for (SchemaColumn column : table.columns()) {
            if (NAMES.contains(column.type().name()) && !KEYS.contains(column.name())) {
                lines.add(column.describe() + (column.isRequired() ? " !" : ""));
            }
        }
        return lines;
    }

    /** The columns of each table by Ruby's calls, which stand behind that of their table. */
    private static Map<String, List<String>> columns(Tree tree) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (Tree call : tree.at("calls").items()) {
            String name = call.items().get(1).text().orElseThrow();
            List<Tree> arguments = call.items().get(2).items();
            if (name.equals("create_table")) {
                lines = new ArrayList<>();
                all.put(text(arguments.get(0)), lines);
            } else {
                add(name, arguments, lines);
            }
        }
        return all;
    }

    private static void add(String name, List<Tree> arguments, List<String> lines) {
        Tree last = arguments.isEmpty() ? Tree.of(Map.of()) : arguments.get(arguments.size() - 1);
        boolean hasOptions = last.value() instanceof Map && !arguments.isEmpty();
        Tree options = hasOptions ? last : Tree.of(Map.of());
        List<String> sizes = new ArrayList<>();
        for (String size : List.of("limit", "precision", "scale")) {
            String written = options.at(size).text().orElse("pnil").substring(1).replace("_", "");
            if (!written.equals("nil")) {
                sizes.add(written);
            }
        }
        String type = name
                + (sizes.isEmpty() ? "" : "(" + String.join(", ", sizes) + ")")
                + (options.at("array").text().orElse("").equals("ptrue") ? "[]" : "");
        boolean isRequired = options.at("null").text().orElse("").equals("pfalse");
        for (Tree column : arguments.subList(0, arguments.size() - (hasOptions ? 1 : 0))) {
            if (!KEYS.contains(text(column))) {
                lines.add(text(column) + " " + type + (isRequired ? " !" : ""));
            }
        }
    }

    private static String text(Tree value) {
        return value.text().orElseThrow().substring(1);
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(List.of(SchemaFiles.TYPES));
        names.add("create_table");
        return names;
    }

    private static Ruby ruby() {
        Optional<Ruby> ruby = Ruby.find();
        assumeTrue(ruby.isPresent(), "RAILSK_RUBY names no command that runs Ruby");
        return ruby.orElseThrow();
    }
}
