package dev.railsk.source;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the models of a release ignore, by table. A column is ignored only where every model of its table does so. */
final class Ignores {

    private final SourceManifest manifest;
    private final Map<String, Map<String, Set<String>>> byTable = new LinkedHashMap<>();

    Ignores(SourceManifest manifest) {
        this.manifest = manifest;
        for (IgnoredColumns each : manifest.ignored()) {
            byTable.computeIfAbsent(table(each.table()), name -> new LinkedHashMap<>())
                    .computeIfAbsent(each.model(), name -> new HashSet<>())
                    .addAll(each.columns());
        }
    }

    /** The name without the schema that tables have anyway. */
    static String table(String name) {
        return name.startsWith("public.") ? name.substring("public.".length()) : name;
    }

    boolean has(String table, String column) {
        Map<String, Set<String>> models = byTable.getOrDefault(table(table), Map.of());
        return !models.isEmpty() && models.values().stream().allMatch(columns -> columns.contains(column));
    }

    /** A model of the table that uses the column while others ignore it. */
    Optional<IgnoredColumns> exception(String table, String column) {
        Map<String, Set<String>> models = byTable.getOrDefault(table(table), Map.of());
        boolean isIgnoredByAny = models.values().stream().anyMatch(columns -> columns.contains(column));
        return !isIgnoredByAny
                ? Optional.empty()
                : manifest.ignored().stream()
                        .filter(each -> table(each.table()).equals(table(table)))
                        .filter(each ->
                                !models.getOrDefault(each.model(), Set.of()).contains(column))
                        .findFirst();
    }

    /** A model that ignores a column of this name, and of which it is not sure which table is its. */
    Optional<IgnoredColumns> withoutTable(String column) {
        return manifest.ignored().stream()
                .filter(each -> each.table().isEmpty() && each.columns().contains(column))
                .findFirst();
    }

    /** A model of which it could not be understood what it ignores. */
    Optional<Misread> misread() {
        List<Misread> all = manifest.misread();
        return all.stream()
                .filter(each -> each.at().file().contains("/models/"))
                .findFirst();
    }
}
