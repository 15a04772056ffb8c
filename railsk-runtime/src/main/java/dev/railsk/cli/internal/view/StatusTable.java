package dev.railsk.cli.internal.view;

import dev.railsk.deploy.WorkloadStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the workloads stand, a line each: what {@code deploy} ends with, and what {@code status} prints. */
public final class StatusTable {

    private static final List<String> LEAST = List.of("UPDATED", "AGE");
    private static final int LEAST_IMAGE = 20;

    private StatusTable() {}

    /**
     * The table of these workloads. Where it is too wide, images are shortened, and columns left out that say the least.
     *
     * @param ages how long each has been there, by its name, as far as known
     * @param width how wide it may be
     */
    public static String of(List<WorkloadStatus> workloads, Map<String, Duration> ages, Style style, int width) {
        return fitted(table(workloads, ages), width, style.cut()).text(style);
    }

    private static Table fitted(Table table, int width, String mark) {
        Table whole = table;
        for (String heading : LEAST) {
            Table fitted = whole.fitted("IMAGE", width, LEAST_IMAGE, mark);
            if (fitted.width() <= width) {
                return fitted;
            }
            whole = whole.without(heading);
        }
        return whole.fitted("IMAGE", width, LEAST_IMAGE, mark);
    }

    private static Table table(List<WorkloadStatus> workloads, Map<String, Duration> ages) {
        Table table = new Table("WORKLOAD", "IMAGE", "READY", "UPDATED", "AGE", "STATE", "REASON");
        for (WorkloadStatus workload : workloads) {
            table.row(
                    workload.workload(),
                    shortImage(workload.image()),
                    workload.pods().available() + "/" + workload.pods().wanted(),
                    String.valueOf(workload.pods().updated()),
                    age(ages.get(workload.workload())),
                    state(workload),
                    EventLines.reason(workload));
        }
        return table;
    }

    /** The image without its registry and folders. */
    static String shortImage(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        int digest = last.indexOf("@sha256:");
        return digest < 0 ? last : last.substring(0, Math.min(last.length(), digest + "@sha256:".length() + 12));
    }

    private static String age(@Nullable Duration age) {
        if (age == null) {
            return "";
        } else if (age.toMinutes() < 2) {
            return Math.max(0, age.toSeconds()) + "s";
        } else if (age.toHours() < 2) {
            return age.toMinutes() + "m";
        }
        return age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
    }

    static String state(WorkloadStatus workload) {
        return workload.state().name().toLowerCase(Locale.ROOT);
    }
}
