package dev.railsk.config;

/** In what a resource is told to a container. Amounts are rounded up to whole numbers. */
public enum ResourceUnit {
    /** Cores of processor time: half a core is told as 1. */
    CORES("1", true),
    /** Thousandths of a core. */
    MILLICORES("1m", true),
    /** Bytes. */
    BYTES("1", false),
    /** 1024 bytes. */
    KIBIBYTES("1Ki", false),
    /** 1024 kibibytes. */
    MEBIBYTES("1Mi", false),
    /** 1024 mebibytes. */
    GIBIBYTES("1Gi", false),
    /** 1000 bytes. */
    KILOBYTES("1k", false),
    /** 1000 kilobytes. */
    MEGABYTES("1M", false),
    /** 1000 megabytes. */
    GIGABYTES("1G", false);

    private final String divisor;
    private final boolean isOfCpu;

    ResourceUnit(String divisor, boolean isOfCpu) {
        this.divisor = divisor;
        this.isOfCpu = isOfCpu;
    }

    /** By what Kubernetes divides, such as {@code 1Mi}. */
    public String divisor() {
        return divisor;
    }

    /** Whether it is one of processor time, and not of bytes. */
    boolean isOfCpu() {
        return isOfCpu;
    }
}
