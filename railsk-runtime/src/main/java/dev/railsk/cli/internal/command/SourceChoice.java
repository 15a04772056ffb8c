package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.image.Revision;
import dev.railsk.source.Checkout;
import dev.railsk.source.SourceManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The Ruby code of a revision: the Rails checkout that the command runs in, or another one that is named. */
final class SourceChoice {

    private static final String IMAGE = "image";

    static final Option NAMED = Option.of(
            "--source",
            "DIR|image",
            "the Rails checkout of the revision, to judge its migrations by, or \"image\" to ask its image; default: the"
                    + " checkout around");
    static final Option NONE = Option.flag("--no-source", "judge no migrations, though there is a Rails checkout");

    private SourceChoice() {}

    /** The same options for the code of this revision, where there is any. */
    static DeployOptions with(DeployOptions options, Invocation invocation, Revision revision) {
        return isImage(invocation)
                ? options.sourceOfImage()
                : of(invocation, revision).map(options::source).orElse(options);
    }

    /** Whether the image is to be asked; a folder of that name is {@code ./image}. */
    static boolean isImage(Invocation invocation) {
        return invocation.arguments().value(NAMED.name()).equals(Optional.of(IMAGE));
    }

    private static Optional<SourceManifest> of(Invocation invocation, Revision revision) {
        Optional<Checkout> checkout = checkout(invocation);
        if (checkout.isPresent() && !checkout.get().mayBe(revision)) {
            invocation.tell("note: the Rails checkout in " + checkout.get().root() + " is at "
                    + checkout.get().commit().orElse("").substring(0, 7) + ", not at revision " + revision
                    + ": no migration is judged. Check the revision out, name its checkout with " + NAMED.name()
                    + ", or have its image asked with " + NAMED.name() + " " + IMAGE);
            return Optional.empty();
        }
        return checkout.map(Checkout::source);
    }

    /** What the code says that is checked out here, whichever revision that is. */
    static Optional<SourceManifest> around(Invocation invocation) {
        return checkout(invocation).map(Checkout::source);
    }

    private static Optional<Checkout> checkout(Invocation invocation) {
        Optional<String> named = invocation.arguments().value(NAMED.name());
        Path directory = invocation.context().directory();
        if (named.isPresent()) {
            return Optional.of(named(directory.resolve(named.get()), named.get()));
        }
        return invocation.arguments().has(NONE.name()) ? Optional.empty() : Checkout.around(directory);
    }

    private static Checkout named(Path folder, String written) {
        if (!Files.isRegularFile(folder.resolve("config").resolve("application.rb"))) {
            throw new UsageException(
                    NAMED.name() + " needs the folder of a Rails app, but \"" + written
                            + "\" has no config/application.rb",
                    "Name the folder that has it, or leave the option out.");
        }
        return new Checkout(folder, Optional.empty());
    }
}
