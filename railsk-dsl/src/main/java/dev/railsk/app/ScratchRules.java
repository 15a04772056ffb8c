package dev.railsk.app;

import dev.railsk.container.Companion;
import dev.railsk.definition.Names;
import dev.railsk.pod.Pod;
import dev.railsk.pod.Scratch;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What scratch folders must not share: volume, path, TMPDIR, and their init container's name with an app's container. */
final class ScratchRules {

    private final Judgement judgement;
    private final Set<String> containers = new HashSet<>();

    ScratchRules(Judgement judgement) {
        this.judgement = judgement;
        Names names = Names.of(judgement.parts());
        for (Workload workload : judgement.parts().workloads()) {
            containers.add(names.container(workload));
            addCompanions(workload.basics().pod());
        }
        for (Task task : judgement.parts().tasks().all()) {
            containers.add(task.container());
            addCompanions(task.pod());
        }
    }

    private void addCompanions(Pod pod) {
        for (Companion companion : pod.companions()) {
            containers.add(companion.name());
        }
    }

    void check() {
        Set<String> volumes = new HashSet<>();
        Set<String> paths = new HashSet<>();
        int temporary = 0;
        for (Scratch scratch : judgement.parts().scratches()) {
            if (!volumes.add(scratch.volume())) {
                problem(
                        scratch,
                        "two scratch folders have the volume \"" + scratch.volume() + "\"",
                        "Name one of them otherwise with volume(..).");
            }
            if (!paths.add(scratch.path())) {
                problem(scratch, "two scratch folders have the path " + scratch.path(), "Keep one of them.");
            }
            if (scratch.tmpdir().isPresent() && ++temporary == 2) {
                problem(scratch, "two scratch folders hold Ruby's temporary folder", "Say tmpdir(..) in one of them.");
            }
            if (scratch.tmpdir().isPresent()) {
                checkContainer(scratch, scratch.tmpdir().get());
            }
        }
    }

    private void checkContainer(Scratch scratch, Scratch.Tmpdir tmpdir) {
        if (!containers.add(tmpdir.container())) {
            problem(
                    scratch,
                    "two containers of a pod are named \"" + tmpdir.container() + "\"",
                    "Name this one otherwise with tmpdirContainer(..).");
        }
    }

    private void problem(Scratch scratch, String fact, String nextStep) {
        String word = "scratch " + scratch.path();
        judgement.problem(List.of(word), judgement.line(word), fact, nextStep);
    }
}
