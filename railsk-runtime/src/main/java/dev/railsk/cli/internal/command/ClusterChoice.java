package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Failure;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.Version;
import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.EmbeddedClusterProvider;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.problem.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The cluster that the options name: an embedded one, or one of the kubeconfig. */
final class ClusterChoice {

    private static final String TESTING = "dev.railsk:railsk-testing:";

    private static final String STATE = "--fake-state";

    private ClusterChoice() {}

    static Cluster open(Invocation invocation, Environment environment) {
        Optional<String> embedded = invocation.arguments().value("--cluster");
        if (embedded.isPresent()) {
            return embedded(invocation, environment, embedded.get());
        }
        if (invocation.arguments().has(STATE)) {
            throw new UsageException(STATE + " needs an embedded cluster", "Add --cluster fake, or leave it out.");
        }
        return real(invocation);
    }

    private static Cluster real(Invocation invocation) {
        Kubeconfig kubeconfig = Kubeconfig.of(
                invocation.context().environment(), invocation.context().home());
        Optional<String> file = invocation.arguments().value("--kubeconfig");
        if (file.isPresent()) {
            Path path = invocation.context().directory().resolve(file.get());
            kubeconfig = kubeconfig.withFile(path);
        }
        Optional<String> context = invocation.arguments().value("--context");
        if (context.isPresent()) {
            kubeconfig = kubeconfig.withContext(context.get());
        }
        return kubeconfig.open();
    }

    private static Cluster embedded(Invocation invocation, Environment environment, String value) {
        Arguments arguments = invocation.arguments();
        for (String other : List.of("--context", "--kubeconfig")) {
            if (arguments.has(other)) {
                throw new UsageException("--cluster and " + other + " name two clusters", "Keep one of the two.");
            }
        }
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        String script = colon < 0 ? "" : value.substring(colon + 1);
        EmbeddedClusterProvider provider = provider(name);
        Optional<Path> state = arguments.value(STATE).map(invocation.context().directory()::resolve);
        String start = state.map(ClusterChoice::start).orElse("empty");
        Cluster cluster;
        try {
            cluster = state.isPresent()
                    ? provider.open(environment, script, state.get())
                    : provider.open(environment, script);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--cluster " + value + ": " + e.getMessage());
        }
        invocation.tell("simulated: cluster " + name + " lives in this command, and starts " + start);
        invocation.output().atEnd("simulated: no real cluster was asked");
        return cluster;
    }

    private static String start(Path state) {
        return Files.isDirectory(state) ? "from what is left in " + state : "empty, to be left in " + state;
    }

    /** The embedded cluster of this name. */
    static EmbeddedClusterProvider provider(String name) {
        List<String> known = new ArrayList<>();
        for (EmbeddedClusterProvider provider : ServiceLoader.load(EmbeddedClusterProvider.class)) {
            if (provider.name().equals(name)) {
                return provider;
            }
            known.add(provider.name());
        }
        if (known.isEmpty()) {
            throw new UsageException(
                    "--cluster " + name + " needs railsk-testing, which is not on the class path",
                    "Add the dependency " + TESTING + Version.text() + "; in a JBang script that is the line //DEPS "
                            + TESTING + Version.text());
        }
        String list = "There is: " + String.join(", ", known) + ".";
        throw new UsageException("there is no embedded cluster \"" + name + "\"", Nearest.suggest(name, known, list));
    }
}
