package dev.railsk.app;

import dev.railsk.container.Companion;
import dev.railsk.definition.Names;
import dev.railsk.pod.Pod;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.ScratchChange;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Nearest;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What scratch folders of a pod must not share: volume, path, TMPDIR, and their init container's name with another container. */
final class ScratchRules {

    private final Judgement judgement;
    private final List<String> scope;
    private final Lines lines;
    private final Set<String> containers;

    /** The rules of the folders of some pods: the app's, or those of the workload or task that the scope names. */
    private ScratchRules(Judgement judgement, List<String> scope, Lines lines, Set<String> containers) {
        this.judgement = judgement;
        this.scope = scope;
        this.lines = lines;
        this.containers = containers;
    }

    static void check(Judgement judgement) {
        Names names = Names.of(judgement.parts());
        Set<String> ofAll = new HashSet<>();
        for (Workload workload : judgement.parts().workloads()) {
            Set<String> containers = containers(workload.basics().pod(), names.container(workload));
            Lines lines = workload.basics().lines();
            check(
                    new ScratchRules(judgement, List.of(workload.scope()), lines, containers),
                    workload.basics().pod(),
                    ofAll);
        }
        for (Map.Entry<String, Task> scoped :
                judgement.parts().tasks().byScope().entrySet()) {
            Task task = scoped.getValue();
            Set<String> containers = containers(task.pod(), task.container());
            check(new ScratchRules(judgement, List.of(scoped.getKey()), task.lines(), containers), task.pod(), ofAll);
        }
        new ScratchRules(judgement, List.of(), judgement.parts().lines(), ofAll)
                .check(judgement.parts().scratches());
    }

    private static Set<String> containers(Pod pod, String main) {
        Set<String> containers = new HashSet<>(Set.of(main));
        for (Companion companion : pod.companions()) {
            containers.add(companion.name());
        }
        return containers;
    }

    /** Check the folders of a pod that has others than the app's; its containers meet the app's folders where it has not. */
    private static void check(ScratchRules rules, Pod pod, Set<String> ofAll) {
        Optional<ScratchChange> change =
                pod.override().isPresent() ? pod.override().get().scratches() : Optional.empty();
        if (change.isEmpty()) {
            ofAll.addAll(rules.containers);
            return;
        }
        rules.check(change.get().over(rules.judgement.parts().scratches()));
        rules.checkRemoved(change.get());
    }

    private void check(List<Scratch> scratches) {
        Set<String> volumes = new HashSet<>();
        Set<String> paths = new HashSet<>();
        int temporary = 0;
        for (Scratch scratch : scratches) {
            if (!volumes.add(scratch.volume())) {
                problem(
                        scratch.path(),
                        "two scratch folders have the volume \"" + scratch.volume() + "\"",
                        "Name one of them otherwise with volume(..).");
            }
            if (!paths.add(scratch.path())) {
                problem(scratch.path(), "two scratch folders have the path " + scratch.path(), "Keep one of them.");
            }
            if (scratch.tmpdir().isPresent() && ++temporary == 2) {
                problem(
                        scratch.path(),
                        "two scratch folders hold Ruby's temporary folder",
                        "Say tmpdir(..) in one of them.");
            }
            checkVolume(scratch);
            if (scratch.tmpdir().isPresent()
                    && !containers.add(scratch.tmpdir().get().container())) {
                problem(
                        scratch.path(),
                        "two containers of a pod are named \""
                                + scratch.tmpdir().get().container() + "\"",
                        "Name this one otherwise with tmpdirContainer(..).");
            }
        }
    }

    private void checkVolume(Scratch scratch) {
        if (judgement.parts().volumes().containsKey(scratch.volume())) {
            problem(
                    scratch.path(),
                    "a volume of the app and the scratch folder " + scratch.path() + " are both named \""
                            + scratch.volume() + "\"",
                    "Name the scratch folder's otherwise with volume(..).");
        }
    }

    private void checkRemoved(ScratchChange change) {
        List<String> known = new ArrayList<>();
        for (Scratch scratch : judgement.parts().scratches()) {
            known.add(scratch.path());
        }
        for (String path : change.removed()) {
            if (!known.contains(path)) {
                problem(
                        path,
                        "the app has no scratch folder " + path + " to remove",
                        known.isEmpty()
                                ? "Leave this line out: there is none."
                                : "Remove one of: " + Nearest.list(path, known) + ".");
            }
        }
    }

    private void problem(String folder, String fact, String nextStep) {
        String word = "scratch " + folder;
        List<String> path = new ArrayList<>(scope);
        path.add(word);
        String whose = scope.isEmpty() ? "" : scope.get(0) + ": ";
        boolean isHere = scope.isEmpty() ? judgement.parts().lines().has(word) : lines.has(word);
        judgement.problem(path, isHere ? lines.of(word) : judgement.line(word), whose + fact, nextStep);
    }
}
