package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several sources in one folder.
 *
 * @param sources where the files come from
 * @param mode the files' rights, as an octal number; empty for Kubernetes' own, {@code 0644}
 */
public record ProjectedVolume(List<ProjectedSource> sources, Optional<String> mode) implements Volume {

    public ProjectedVolume {
        sources = List.copyOf(sources);
        if (mode.isPresent()) {
            KeyFiles.ALL.mode(mode.get());
        }
    }

    static ProjectedVolume of(ProjectedSource first, ProjectedSource... more) {
        List<ProjectedSource> all = new ArrayList<>(List.of(requireNonNull(first, "first")));
        all.addAll(List.of(requireNonNull(more, "more")));
        return new ProjectedVolume(all, Optional.empty());
    }

    /** The same, with files of these rights, such as {@code 0440}. */
    public ProjectedVolume mode(String octal) {
        return new ProjectedVolume(sources, Optional.of(requireNonNull(octal, "octal")));
    }

    /** The mode as a number; empty for Kubernetes' own. */
    public Optional<Integer> modeNumber() {
        return mode.isPresent() ? KeyFiles.ALL.mode(mode.get()).modeNumber() : Optional.empty();
    }
}
