package dev.railsk.security;

/** When the files of a volume are given to the group of {@link RunAs}: {@code fsGroupChangePolicy}. */
public enum VolumeOwnership {
    /** Each time that a pod mounts the volume, file by file: a start takes minutes with many of them. Kubernetes' default; not rendered. */
    ALWAYS("Always"),
    /** Only where the volume's topmost folder is not the group's yet. */
    ON_ROOT_MISMATCH("OnRootMismatch");

    private final String kubernetesName;

    VolumeOwnership(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of the Kubernetes API. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
