package dev.railsk.cluster;

/**
 * Something that an embedded cluster can let happen to a deploy, to rehearse it.
 *
 * @param target what it happens to: a workload or a task, by its name in the definition
 * @param outcome its name, such as {@code image-missing}
 * @param meaning what happens, in a sentence
 */
public record Scenario(String target, String outcome, String meaning) {

    /** It, as {@link EmbeddedClusterProvider#open} reads it. */
    public String script() {
        return target + "=" + outcome;
    }
}
