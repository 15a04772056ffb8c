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

    ScratchRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check() {
        Names names = Names.of(judgement.parts());
        Set<String> ofAll = new HashSet<>();
        for (Workload workload : judgement.parts().workloads()) {
            check(
                    workload.scope(),
                    workload.basics().pod(),
                    workload.basics().lines(),
                    names.container(workload),
                    ofAll);
        }
        for (Map.Entry<String, Task> scoped :
                judgement.parts().tasks().byScope().entrySet()) {
            Task task = scoped.getValue();
            check(scoped.getKey(), task.pod(), task.lines(), task.container(), ofAll);
        }
        new OfPods(List.of(), judgement.parts().lines(), ofAll)
                .check(judgement.parts().scratches());
    }

    /** Check the folders of a pod that has others than the app's; its containers meet the app's folders where it has not. */
    private void check(String scope, Pod pod, Lines lines, String main, Set<String> ofAll) {
        Optional<ScratchChange> change =
                pod.override().isPresent() ? pod.override().get().scratches() : Optional.empty();
        Set<String> containers = new HashSet<>(Set.of(main));
        for (Companion companion : pod.companions()) {
            containers.add(companion.name());
        }
        if (change.isEmpty()) {
            ofAll.addAll(containers);
            return;
        }
        OfPods rules = new OfPods(List.of(scope), lines, containers);
        rules.check(change.get().over(judgement.parts().scratches()));
        rules.checkRemoved(change.get());
    }

    /** The folders of some pods. */
    private final class OfPods {

        private final List<String> scope;
        private final Lines lines;
        private final Set<String> containers;

        OfPods(List<String> scope, Lines lines, Set<String> containers) {
            this.scope = scope;
            this.lines = lines;
            this.containers = containers;
        }

        void check(List<Scratch> scratches) {
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

        void checkRemoved(ScratchChange change) {
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
}
