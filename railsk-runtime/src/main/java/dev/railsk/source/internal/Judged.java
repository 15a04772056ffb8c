package dev.railsk.source.internal;

import dev.railsk.source.Operation;
import dev.railsk.source.Risk;
import dev.railsk.source.SourceLine;
import java.util.List;

/** What a call does to the database. */
record Judged(String table, List<String> columns, Risk risk, String reason, String safeWay) {

    static Judged safe(String table, List<String> columns) {
        return new Judged(table, columns, Risk.SAFE, "", "");
    }

    static Judged expand(String table, List<String> columns) {
        return new Judged(table, columns, Risk.EXPAND, "", "");
    }

    static Judged care(String table, List<String> columns, String reason, String safeWay) {
        return new Judged(table, columns, Risk.NEEDS_CARE, reason, safeWay);
    }

    static Judged contract(String table, List<String> columns, String reason, String safeWay) {
        return new Judged(table, columns, Risk.CONTRACT, reason, safeWay);
    }

    static Judged unsure(String table, List<String> columns, String reason, String safeWay) {
        return new Judged(table, columns, Risk.UNSURE, reason, safeWay);
    }

    /** The same where it is not sure that it does this, or only this. */
    Judged doubted(String why, String how) {
        return risk.orWorse(Risk.UNSURE) == risk ? this : unsure(table, columns, why, how);
    }

    Operation operation(String call, SourceLine at) {
        return new Operation(call, table, columns, risk, reason, safeWay, at);
    }
}
