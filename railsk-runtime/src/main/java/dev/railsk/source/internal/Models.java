package dev.railsk.source.internal;

import dev.railsk.source.IgnoredColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The models of a checkout: which table each has, and what it ignores. */
public final class Models {

    private static final Set<String> BASES =
            Set.of("ApplicationRecord", "ActiveRecord::Base", "::ApplicationRecord", "::ActiveRecord::Base");

    private static final int DEEPEST = 20;

    private final Map<String, ModelClass> classes = new LinkedHashMap<>();
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final Inflections inflections;

    private Models(Inflections inflections) {
        this.inflections = inflections;
    }

    /** What all models of a checkout ignore. A model that ignores nothing of a table that another has too is there without columns. */
    public static List<IgnoredColumns> ignored(Checkout checkout) {
        Models models = new Models(Inflections.of(checkout));
        for (String file : checkout.models()) {
            new ModelReading(checkout, file, models.classes, models.prefixes).read();
        }
        return models.ignored();
    }

    private List<IgnoredColumns> ignored() {
        List<IgnoredColumns> all = new ArrayList<>();
        Set<String> tables = new LinkedHashSet<>();
        for (ModelClass model : classes.values()) {
            if (model.says()) {
                String table = table(model, 0).orElse("");
                tables.add(table);
                model.ignored.forEach(
                        each -> all.add(new IgnoredColumns(model.name, table, each.columns(), each.at())));
                Set<String> inherited = inherited(model);
                if (!inherited.isEmpty()) {
                    all.add(new IgnoredColumns(model.name, table, List.copyOf(inherited), model.at));
                }
            }
        }
        for (ModelClass model : classes.values()) {
            if (!model.says() && !isChild(model)) {
                possibleTable(model)
                        .filter(tables::contains)
                        .ifPresent(table -> all.add(new IgnoredColumns(model.name, table, List.of(), model.at)));
            }
        }
        return all;
    }

    private Set<String> inherited(ModelClass model) {
        Set<String> columns = new LinkedHashSet<>();
        ModelClass each = model;
        for (int i = 0; i < DEEPEST && each.inherits(); i++) {
            Optional<ModelClass> parent = parent(each);
            if (parent.isEmpty()) {
                return columns;
            }
            each = parent.get();
            each.ignored.forEach(ignored -> columns.addAll(ignored.columns()));
        }
        return columns;
    }

    private boolean isChild(ModelClass model) {
        return parent(model).filter(parent -> !parent.isAbstract).isPresent() && model.table.isEmpty();
    }

    private Optional<ModelClass> parent(ModelClass model) {
        if (model.parent.isEmpty() || BASES.contains(model.parent)) {
            return Optional.empty();
        }
        String name = model.parent.startsWith("::") ? model.parent.substring(2) : model.parent;
        ModelClass near = classes.get(model.namespace() + name);
        return Optional.ofNullable(near == null || near == model ? classes.get(name) : near)
                .filter(found -> found != model);
    }

    /** The table of a model; empty where that is not sure. */
    private Optional<String> table(ModelClass model, int depth) {
        if (model.isTableUnsure || model.isAbstract || depth > DEEPEST) {
            return Optional.empty();
        }
        if (model.table.isPresent()) {
            return model.table;
        }
        Optional<ModelClass> parent = parent(model);
        if (parent.isPresent() && !parent.get().isAbstract) {
            return table(parent.get(), depth + 1);
        }
        boolean isRecord = BASES.contains(model.parent) || (parent.isPresent() && isPlain(parent.get(), depth));
        return isRecord && !model.isWithinClass ? conventional(model) : Optional.empty();
    }

    private boolean isPlain(ModelClass base, int depth) {
        boolean isRoot = BASES.contains(base.parent);
        return !base.isTableUnsure
                && (isRoot
                        || (depth < DEEPEST
                                && parent(base)
                                        .filter(next -> next != base && isPlain(next, depth + 1))
                                        .isPresent()));
    }

    private Optional<String> conventional(ModelClass model) {
        if (model.namespace().isEmpty()) {
            return inflections.table(model.name);
        }
        String module = model.namespace().substring(0, model.namespace().length() - 2);
        String prefix = prefixes.get(module);
        return prefix == null
                ? Optional.empty()
                : inflections.table(model.ownName()).map(table -> prefix + table);
    }

    // A module without a prefix that is seen here may have none, and then its model has the plain table.
    private Optional<String> possibleTable(ModelClass model) {
        Optional<String> table = table(model, 0);
        boolean isRecord = BASES.contains(model.parent)
                || parent(model).filter(parent -> parent.isAbstract).isPresent();
        return table.isPresent() || !isRecord || model.isAbstract ? table : inflections.table(model.ownName());
    }
}
