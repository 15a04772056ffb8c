package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The command line of the sample with its plans: here, or in a process of its own, which may be killed. */
final class PlannedShop {

    private final RealNode node;
    private final RailsApp shop;
    private String messages = "";

    PlannedShop(RealNode node) {
        this.node = node;
        shop = app(node.namespace());
    }

    private static RailsApp app(String namespace) {
        return RealNode.bareApp(namespace, app -> app.plan("add-slug", WalkedPlans.of("add-column"))
                .plan("drop-legacy", WalkedPlans.of("remove-column"))
                .plan("rename-body", WalkedPlans.of("rename-column")));
    }

    /** Run the command line in the namespace that the first argument names. */
    public static void main(String... arguments) {
        Railsk.main(
                () -> app(arguments[0]),
                List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
    }

    /** The exit code of a command. */
    int code(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Railsk.run(shop, onTheNode(words).toArray(String[]::new), out, err);
        messages = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        return code;
    }

    /** What the last command said. */
    String messages() {
        return messages;
    }

    private static List<String> onTheNode(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--context", RealNode.CONTEXT));
        return arguments;
    }

    /** Run a command in a process of its own, and kill that while this Job runs. */
    void killDuring(String job, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PlannedShop.class.getName(),
                node.namespace()));
        command.addAll(onTheNode(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(job, running -> isAtWork(running) || !process.isAlive());
            assertThat(process.isAlive()).isTrue();
            assertThat(process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        assertThat(isAtWork(job(job))).as("the Job is at work still").isTrue();
    }

    private void await(String job, Predicate<Job> isReached) {
        node.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(node.namespace())
                .withName(job)
                .waitUntilCondition(isReached, 2, TimeUnit.MINUTES);
    }

    private Job job(String name) {
        return node.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(node.namespace())
                .withName(name)
                .get();
    }

    private static boolean isAtWork(Job job) {
        return job != null
                && job.getStatus() != null
                && Integer.valueOf(1).equals(job.getStatus().getActive());
    }

    /** The names of the Jobs of migrations and of backfills. */
    List<String> jobs() {
        return node.client().batch().v1().jobs().inNamespace(node.namespace()).list().getItems().stream()
                .map(job -> job.getMetadata().getName())
                .filter(name -> name.contains("-migrate-") || name.contains("-backfill"))
                .toList();
    }
}
