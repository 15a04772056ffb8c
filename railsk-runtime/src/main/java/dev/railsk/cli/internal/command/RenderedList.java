package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Failure;
import dev.railsk.problem.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The list of the files that renders wrote, locked while it is open. It is changed in place, since the lock is the file's:
 * longer by writing at its end, shorter by writing over it, which needs no room on the disk.
 */
final class RenderedList implements AutoCloseable {

    private static final String NAME = ".railsk-files";
    private static final long WAIT_NANOS = 10_000_000_000L;
    private static final long PAUSE_MILLIS = 20;

    private final FileChannel channel;

    private RenderedList(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Open the folder's list, made if need be, once no other render has it open.
     *
     * @throws Failure when it is no plain file, or others have it open for too long
     */
    static RenderedList lock(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (isThere(folder) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw RenderedFiles.failure(file + " is a link or a folder, and no render made it");
        }
        FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS));
        try {
            await(channel, file);
            return new RenderedList(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether the folder has something of the list's name. */
    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
    }

    private static void await(FileChannel channel, Path file) throws IOException {
        long start = System.nanoTime();
        while (!isLocked(channel)) {
            if (System.nanoTime() - start > WAIT_NANOS) {
                throw new Failure(
                        ExitCode.REFUSED,
                        new Message(
                                "another render is writing to " + file.getParent(),
                                "",
                                "Render again when it has ended."));
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure(ExitCode.INTERRUPTED, "interrupted");
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            // The lock goes with the channel.
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherThread) {
            return false;
        }
    }

    /** The names in it, but for those that no render writes. */
    Set<String> names() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (String name : text().split("\n", -1)) {
            if (RenderedFiles.isName(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private String text() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        int read = 0;
        while (content.hasRemaining() && read >= 0) {
            read = channel.read(content, content.position());
        }
        return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
    }

    /** Write these names at its end; all or none. */
    void add(Set<String> names) throws IOException {
        long end = channel.size();
        String gap = end == 0 || text().endsWith("\n") ? "" : "\n";
        try {
            write(gap + lines(names), end);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    /** Leave these names only, all of which are in it. */
    void replace(Set<String> names) throws IOException {
        String lines = lines(names);
        write(lines, 0);
        channel.truncate(lines.getBytes(StandardCharsets.UTF_8).length);
    }

    private void write(String text, long position) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (content.hasRemaining()) {
            channel.write(content, position + content.position());
        }
    }

    private static String lines(Set<String> names) {
        return names.isEmpty() ? "" : String.join("\n", names) + "\n";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
