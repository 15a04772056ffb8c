package dev.railsk.task;

/** What happens when a timetable's next run is due and the last one still runs. */
public enum Overlap {
    /** The next run is skipped. railsk's default. */
    SKIP("Forbid"),
    /** The running one is stopped. */
    REPLACE("Replace"),
    /** Both run. Kubernetes' default. */
    ALLOW("Allow");

    private final String kubernetesName;

    Overlap(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of the Kubernetes API. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
