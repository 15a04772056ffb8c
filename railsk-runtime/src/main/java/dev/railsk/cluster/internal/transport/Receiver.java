package dev.railsk.cluster.internal.transport;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one answer. Its calls come one after the other, on threads of the transport, and must not wait. */
public interface Receiver {

    /** The answer begins. Its body comes when the intake is asked for more. */
    void begun(Head head, Intake intake);

    /** Pieces of the body. The next ones come when the intake is asked for more. */
    void receive(List<ByteBuffer> pieces, Intake intake);

    /** The answer is over: it is complete when there is no failure, else it broke, or never began. */
    void ended(@Nullable Throwable failure);
}
