package dev.railsk.cli.internal.view;

import dev.railsk.deploy.WorkloadStatus;
import java.util.List;
import java.util.Locale;

/** How the workloads stand, a line each: what {@code deploy} ends with, and what {@code status} prints. */
public final class StatusTable {

    private StatusTable() {}

    /** The table of these workloads. */
    public static String of(List<WorkloadStatus> workloads, Style style) {
        Table table = new Table("WORKLOAD", "IMAGE", "READY", "UPDATED", "STATE", "REASON");
        for (WorkloadStatus workload : workloads) {
            table.row(
                    workload.workload(),
                    shortImage(workload.image()),
                    workload.pods().available() + "/" + workload.pods().wanted(),
                    String.valueOf(workload.pods().updated()),
                    state(workload),
                    reason(workload));
        }
        return table.text(style);
    }

    /** The image without its registry and folders. */
    static String shortImage(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        int digest = last.indexOf("@sha256:");
        return digest < 0 ? last : last.substring(0, Math.min(last.length(), digest + "@sha256:".length() + 12));
    }

    static String state(WorkloadStatus workload) {
        return workload.state().name().toLowerCase(Locale.ROOT);
    }

    private static String reason(WorkloadStatus workload) {
        return workload.cause()
                .map(cause -> cause.reason().isEmpty() ? cause.rule().id() : cause.reason())
                .orElse(workload.reason());
    }
}
