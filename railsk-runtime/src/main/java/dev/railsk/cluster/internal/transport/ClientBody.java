package dev.railsk.cluster.internal.transport;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The body of one answer of a Kubernetes client. */
final class ClientBody implements AsyncBody.Consumer<List<ByteBuffer>>, Intake {

    private final Receiver receiver;
    private final CompletableFuture<AsyncBody> source = new CompletableFuture<>();
    private volatile boolean isStopped;

    ClientBody(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Tell the receiver of the answer. */
    void begin(HttpResponse<AsyncBody> response) {
        source.complete(response.body());
        try {
            receiver.begun(new Head(response.code(), response::headers), this);
        } catch (RuntimeException unexpected) {
            stop();
            receiver.ended(unexpected);
            return;
        }
        CompletableFuture<?> unused = response.body().done().whenComplete((done, failure) -> {
            if (!isStopped) {
                receiver.ended(failure);
            }
        });
    }

    @Override
    public void consume(List<ByteBuffer> pieces, AsyncBody body) {
        if (!isStopped) {
            receiver.receive(pieces, this);
        }
    }

    @Override
    public void more() {
        CompletableFuture<Void> unused = source.thenAccept(AsyncBody::consume);
    }

    @Override
    public void stop() {
        isStopped = true;
        CompletableFuture<Void> unused = source.thenAccept(AsyncBody::cancel);
    }
}
