package dev.railsk.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What 56 public Rails deployments need, counted, each concept with the words that say it. */
final class ReachRows {

    private ReachRows() {}

    /** All concepts that are typed, the most needed first. */
    static List<ReachRow> typed() {
        List<ReachRow> rows = new ArrayList<>();
        rows.addAll(PodRows.all());
        rows.addAll(ContainerRows.all());
        rows.addAll(SourceRows.all());
        rows.addAll(TaskRows.all());
        rows.addAll(ScaleRows.all());
        rows.addAll(TrafficRows.all());
        rows.addAll(TenantRows.all());
        rows.addAll(FewRows.all());
        rows.addAll(ByHandRows.all());
        rows.sort(Comparator.comparingInt(ReachRow::apps).reversed());
        return rows;
    }

    /** All concepts that can be written, those without a word last. */
    static List<ReachRow> written() {
        List<ReachRow> rows = new ArrayList<>(typed());
        for (NotTyped concept : NotTyped.all()) {
            concept.standIn().ifPresent(rows::add);
        }
        return rows;
    }
}
