package dev.railsk.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The step from the code of a running release to the code of the next.
 *
 * <pre>{@code
 * SourceChange change = SourceChange.judge(running, next, SourceTerms.of(MigrationTiming.AFTER));
 * change.refusals().forEach(problem -> say(problem.describe("")));
 * }</pre>
 *
 * @param pending the migrations that are yet to run, in order, judged by what is known of the running release
 * @param problems what is wrong with it, by migration, then what is about models
 */
public record SourceChange(List<MigrationFile> pending, List<SourceProblem> problems) {

    public SourceChange {
        pending = List.copyOf(pending);
        problems = List.copyOf(problems);
    }

    /**
     * Compare two releases. A pure function: only what is pending is judged, by what the running code ignores, and by the types of its
     * columns where its schema files prove them.
     *
     * @param running the code that runs while the next release is deployed
     * @param next the code that is going to run
     */
    public static SourceChange judge(SourceManifest running, SourceManifest next, SourceTerms terms) {
        Set<String> applied = terms.applied().orElseGet(() -> versions(running));
        List<MigrationFile> left = new ArrayList<>(next.migrations());
        left.removeIf(migration -> applied.contains(migration.version()));
        List<MigrationFile> pending = new KnownColumns(running, terms).judge(left);
        List<SourceProblem> problems = new ArrayList<>();
        PendingRules rules = new PendingRules(running, next, terms, applied);
        pending.forEach(migration -> rules.judge(migration, problems));
        SetRules.judge(pending, terms, problems);
        new IgnoreRules(running, next, terms, applied).judge(problems);
        SchemaRules.judge(next, problems);
        return new SourceChange(pending, problems);
    }

    private static Set<String> versions(SourceManifest manifest) {
        Set<String> versions = new HashSet<>();
        manifest.migrations().forEach(migration -> versions.add(migration.version()));
        return versions;
    }

    /** Those of the problems that must stop a deploy. */
    public List<SourceProblem> refusals() {
        return problems.stream().filter(problem -> problem.kind().isRefused()).toList();
    }

    /** Those of the problems that are told. */
    public List<SourceProblem> warnings() {
        return problems.stream().filter(problem -> !problem.kind().isRefused()).toList();
    }
}
