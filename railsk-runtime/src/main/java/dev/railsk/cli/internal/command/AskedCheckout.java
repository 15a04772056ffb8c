package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Answer.Hindered;
import dev.railsk.image.Revision;
import dev.railsk.source.SourceManifest;
import java.util.Optional;

/** {@code plan status ENV --source image}: the image of the revision stands for a checkout of it. One that does not tell is none. */
final class AskedCheckout {

    private final Invocation invocation;
    private final Deployer deployer;

    AskedCheckout(Invocation invocation, Deployer deployer) {
        this.invocation = invocation;
        this.deployer = deployer;
    }

    Optional<SourceManifest> of(Environment environment) {
        Revision revision = RevisionChoice.orRunning(invocation, environment, deployer);
        Answer<SourceManifest> answer = ask(environment, revision);
        if (answer instanceof Hindered<SourceManifest> hindered) {
            String words = hindered.words().isEmpty() ? "" : " (" + hindered.words() + ")";
            invocation.tell("note: the image of " + revision + " does not tell its Ruby code: "
                    + hindered.hindrance().summary() + words + ". "
                    + hindered.hindrance().nextStep());
        }
        return answer.found();
    }

    private Answer<SourceManifest> ask(Environment environment, Revision revision) {
        return WatchedQuestion.watch(invocation, (listener, cancellation) -> deployer.image(environment, revision)
                        .source(DeployCommand.byOperator(invocation), listener, cancellation))
                .source();
    }
}
