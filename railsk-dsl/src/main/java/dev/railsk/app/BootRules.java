package dev.railsk.app;

import dev.railsk.container.Command;
import dev.railsk.workload.Workload;
import java.util.List;

/**
 * No pod migrates as it starts, where a deploy does. The entry point that {@code rails new} writes since Rails 7.1 runs {@code db:prepare}
 * when it is given {@code ./bin/rails server}: at its end since 8.0, as its first two words before.
 */
final class BootRules {

    private static final List<String> SERVER = List.of("./bin/rails", "server");

    private final Judgement judgement;

    BootRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check() {
        for (Workload workload : judgement.parts().workloads()) {
            Command command = workload.basics().pod().main().command();
            if (command instanceof Command.Arguments && migrates(command.words())) {
                judgement.problem(
                        List.of(workload.scope(), "command"),
                        workload.basics().lines().of("command"),
                        workload.scope() + " would migrate the database in each of its pods as they start, beside the"
                                + " deploy: given \"" + String.join(" ", command.words())
                                + "\", the entry point that rails new writes runs db:prepare",
                        "Write command(\"bundle\", \"exec\", \"puma\", \"-C\", \"config/puma.rb\"), which goes past the"
                                + " entry point, or noMigration() where the pods are to migrate.");
            }
        }
    }

    private static boolean migrates(List<String> words) {
        int end = words.size();
        return words.subList(end - 2, end).equals(SERVER) || words.subList(0, 2).equals(SERVER);
    }
}
