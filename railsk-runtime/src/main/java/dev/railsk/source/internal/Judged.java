package dev.railsk.source.internal;

import dev.railsk.source.ColumnType;
import dev.railsk.source.Effect;
import dev.railsk.source.Operation;
import dev.railsk.source.Risk;
import dev.railsk.source.SourceLine;
import java.util.List;
import java.util.Optional;

/** What a call does to the database. */
record Judged(String table, List<String> columns, Effect effect, Optional<ColumnType> becomes) {

    Judged(String table, List<String> columns, Effect effect) {
        this(table, columns, effect, Optional.empty());
    }

    static Judged safe(String table, List<String> columns) {
        return new Judged(table, columns, Effect.SAFE);
    }

    static Judged expand(String table, List<String> columns) {
        return new Judged(table, columns, Effect.EXPAND);
    }

    static Judged care(String table, List<String> columns, String reason, String safeWay) {
        return new Judged(table, columns, new Effect(Risk.NEEDS_CARE, reason, safeWay));
    }

    static Judged contract(String table, List<String> columns, String reason, String safeWay) {
        return new Judged(table, columns, new Effect(Risk.CONTRACT, reason, safeWay));
    }

    static Judged unsure(String table, List<String> columns, String reason, String safeWay) {
        return new Judged(table, columns, Effect.unsure(reason, safeWay));
    }

    /** The same, where this is the type that its columns get, and nothing else happens to them. */
    Judged becoming(ColumnType type) {
        return new Judged(table, columns, effect, Optional.of(type));
    }

    Risk risk() {
        return effect.risk();
    }

    /** The same where it is not sure that it does this, or only this. */
    Judged doubted(String why, String how) {
        // What it makes of a column is not sure either.
        return risk().orWorse(Risk.UNSURE) == risk()
                ? new Judged(table, columns, effect)
                : unsure(table, columns, why, how);
    }

    Operation operation(String call, SourceLine at) {
        return new Operation(call, table, columns, effect, becomes, at);
    }
}
