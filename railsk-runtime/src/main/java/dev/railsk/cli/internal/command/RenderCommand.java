package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.app.JobsInSet;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.config.FetchedSecret;
import dev.railsk.deploy.MovingRevision;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code render}: the manifests, to the output or as files. Talks to no cluster. */
final class RenderCommand implements Command {

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "render",
                "Print the manifests of an environment.",
                List.of(
                        GivenRevision.option(""),
                        Option.optionalChoice(
                                "--with-migration",
                                List.of("job", "argocd"),
                                "render the migration's Job too: plain, or as a hook of Argo CD"),
                        Option.optionalChoice(
                                "--with-tasks",
                                List.of("job", "argocd"),
                                "render the Jobs of all tasks of a deploy too, the migration's among them"),
                        Option.choice("--format", List.of("yaml", "json"), "what to write; yaml by default"),
                        Option.of(
                                "--output-dir",
                                "DIR",
                                "write a file per object there, and remove those that an earlier render left")),
                List.of(
                        "render staging --revision abcd123",
                        "render staging --revision abcd123 | kubectl apply -f -",
                        "render staging --revision abcd123 --output-dir manifests",
                        "render staging --revision abcd123 --with-migration=argocd"));
    }

    @Override
    public boolean asksCluster() {
        return false;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Arguments arguments = invocation.arguments();
        boolean toFolder = arguments.has("--output-dir");
        if (invocation.wantsJson() && !toFolder) {
            throw new UsageException(
                    "render prints manifests, not a report", "Write --format json for manifests in JSON.");
        }
        Environment environment = EnvironmentChoice.of(invocation, "render");
        boolean json = arguments.value("--format").orElse("yaml").equals("json");
        Optional<Revision> given = GivenRevision.of(arguments);
        Optional<Revision> revision = given.isPresent() ? given : environment.pin();
        ManifestSet manifests = render(environment, revision, arguments);
        if (revision.isPresent() && environment.isMoving(revision.get())) {
            invocation.output().message("warning: " + MovingRevision.warning(revision.get()));
        }
        for (FetchedSecret secret : environment.fetchedSecrets()) {
            invocation.output().message("warning: " + notRendered(secret));
        }
        if (toFolder) {
            Path folder = invocation
                    .context()
                    .directory()
                    .resolve(arguments.value("--output-dir").orElseThrow());
            return new RenderedFiles(folder, json).write(invocation, environment, manifests);
        }
        invocation
                .output()
                .result(json ? manifests.toJson().getBytes(StandardCharsets.UTF_8) : manifests.toYamlBytes());
        return ExitCode.DONE;
    }

    /** Whoever applies the set must know what it lacks. */
    private static String notRendered(FetchedSecret secret) {
        List<String> keys = new ArrayList<>();
        secret.sources().forEach((key, source) -> keys.add(key + " from " + source.told()));
        return "the Secret \"" + secret.name() + "\" is not rendered, as only a deploy fetches its values ("
                + String.join(", ", keys) + ")"
                + (secret.isHashed() ? "; its name gets a hash of them there, which is left out here too" : "");
    }

    private static ManifestSet render(Environment environment, Optional<Revision> revision, Arguments arguments) {
        Optional<String> migration = arguments.value("--with-migration");
        Optional<String> tasks = arguments.value("--with-tasks");
        if (migration.isPresent() && tasks.isPresent()) {
            throw new UsageException(
                    "--with-tasks renders the migration too, so --with-migration says nothing more",
                    "Leave --with-migration out.");
        }
        if (migration.isPresent() && revision.isPresent()) {
            return environment.renderWithMigration(revision.get(), how(migration.get()));
        }
        if (tasks.isPresent() && revision.isPresent()) {
            return environment.renderWithTasks(revision.get(), how(tasks.get()));
        }
        return revision.isPresent() ? environment.render(revision.get()) : environment.render();
    }

    private static JobsInSet how(String choice) {
        return JobsInSet.valueOf(choice.toUpperCase(Locale.ROOT));
    }
}
