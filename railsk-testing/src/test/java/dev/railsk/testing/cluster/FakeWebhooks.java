package dev.railsk.testing.cluster;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.contract.WebhookContract;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The webhooks of a fake cluster. */
interface FakeWebhooks extends WebhookContract {

    /** Whose they are. */
    FakeCluster fake();

    @Override
    default void judge(ObjectKind kind, Function<Tree, Optional<String>> denial) {
        fake().webhook(kind, Webhook.validating(POLICY, denial));
    }

    @Override
    default void change(ObjectKind kind, UnaryOperator<Tree> change) {
        fake().webhook(kind, Webhook.mutating(change));
    }

    @Override
    default void lose(ObjectKind kind) {
        fake().webhook(kind, Webhook.unreachable(POLICY));
    }
}
