package dev.railsk.cluster.internal.transport;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The body of one answer of the JDK's client. Its end may be known before anybody was told of its beginning, and then waits. */
final class JdkBody implements BodySubscriber<JdkBody>, Intake {

    private final Receiver receiver;
    private final CompletableFuture<Subscription> source = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean isStopped;

    JdkBody(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Tell the receiver of the answer. */
    void begin(Head head) {
        receiver.begun(head, this);
        CompletableFuture<Void> unused = end.whenComplete((done, failure) -> {
            if (!isStopped) {
                receiver.ended(failure);
            }
        });
    }

    /** At once, since the answer is there with its head. */
    @Override
    public CompletionStage<JdkBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source.complete(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (isStopped) {
            return;
        }
        try {
            receiver.receive(pieces, this);
        } catch (RuntimeException unexpected) {
            CompletableFuture<Void> unused = source.thenAccept(Subscription::cancel);
            end.completeExceptionally(unexpected);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    @Override
    public void more() {
        CompletableFuture<Void> unused = source.thenAccept(subscription -> subscription.request(1));
    }

    @Override
    public void stop() {
        isStopped = true;
        CompletableFuture<Void> unused = source.thenAccept(Subscription::cancel);
    }
}
