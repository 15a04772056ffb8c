package dev.railsk.testing.cluster;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What commands did to a fake cluster, in a file that the next one starts from. One command has it open at a time. It holds no
 * value of a secret.
 */
final class FakeState implements AutoCloseable {

    private static final String FORMAT = "railsk-fake/1";
    private static final String NAME = "fake-cluster.json";
    private static final String LOCK = "fake-cluster.lock";

    private final Path file;
    private final FileChannel lock;
    private final List<Session> sessions;

    private FakeState(Path file, FileChannel lock, List<Session> sessions) {
        this.file = file;
        this.lock = lock;
        this.sessions = sessions;
    }

    /**
     * Open the state in this folder, made if need be; an empty one where there is none.
     *
     * @throws IllegalArgumentException when it cannot be used; the message says what to do
     */
    static FakeState open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                requireLock(lock, folder);
                return new FakeState(file, lock, read(file));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure("could not read or write " + e.getMessage(), "Name a folder that this user may write.", e);
        }
    }

    private static void requireLock(FileChannel lock, Path folder) throws IOException {
        boolean isLocked;
        try {
            isLocked = lock.tryLock() != null;
        } catch (OverlappingFileLockException anotherThread) {
            isLocked = false;
        }
        if (!isLocked) {
            throw failure("another command uses " + folder, "Wait until it has ended, or name another folder.", null);
        }
    }

    private static List<Session> read(Path file) throws IOException {
        List<Session> sessions = new ArrayList<>();
        if (!Files.exists(file)) {
            return sessions;
        }
        Tree state;
        try {
            state = Tree.parseJson(Files.readString(file));
        } catch (ManifestException | IOException e) {
            throw unusable(file + " is broken", e);
        }
        String format = state.at("format").text().orElse("");
        if (!format.equals(FORMAT)) {
            throw unusable(
                    file + " has the format \"" + format + "\", and this railsk knows " + FORMAT + " only", null);
        }
        try {
            for (Tree session : state.at("sessions").items()) {
                sessions.add(Session.of(session));
            }
        } catch (ManifestException | IllegalArgumentException e) {
            throw unusable(file + " is broken", e);
        }
        return sessions;
    }

    private static IllegalArgumentException unusable(String fact, @Nullable Exception cause) {
        return failure(fact, "Delete the file to start with an empty cluster, or name another folder.", cause);
    }

    private static IllegalArgumentException failure(String fact, String nextStep, @Nullable Exception cause) {
        return new IllegalArgumentException(new Message(fact, "", nextStep).text(""), cause);
    }

    /** What the commands before this one did, oldest first. */
    List<Session> sessions() {
        return sessions;
    }

    /** The state is unusable for this reason. */
    IllegalArgumentException unusable(Exception cause) {
        return unusable(file + " cannot be played again: " + cause.getMessage(), cause);
    }

    /**
     * Write the state with one command more.
     *
     * @throws IOException when it cannot be written; the one before is left then
     */
    void add(Session session) throws IOException {
        sessions.add(session);
        List<Object> all = new ArrayList<>();
        sessions.forEach(each -> all.add(each.toMap()));
        String json = Tree.of(Map.of("format", FORMAT, "sessions", all)).toJson();
        Path fresh = Files.createTempFile(file.getParent(), NAME, ".new");
        try {
            Files.write(fresh, json.getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Let other commands use it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
