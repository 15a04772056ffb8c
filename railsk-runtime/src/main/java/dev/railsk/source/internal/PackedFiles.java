package dev.railsk.source.internal;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.internal.GivenFiles.Given;
import dev.railsk.text.TextResource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The files of a checkout as {@code files.rb} packs them: deflated, each a line of JSON with its path and size, its bytes, and a line break.
 */
public final class PackedFiles {

    private static final int MOST_BYTES = 128 << 20;
    private static final int LONGEST_PATH = 1_000;

    private final byte[] bytes;
    private final Map<String, Given> files = new LinkedHashMap<>();
    private final Map<String, String> folders = new LinkedHashMap<>();
    private int at;

    private PackedFiles(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The program that packs them, in plain Ruby: it loads no Rails, runs nothing of the app and needs no variables. */
    public static List<String> command() {
        String script = TextResource.read(PackedFiles.class, "calls.rb") + "\n"
                + TextResource.read(PackedFiles.class, "files.rb");
        return List.of("ruby", "--disable=rubyopt", "-e", script, String.join(",", new TreeSet<>(Checks.names())));
    }

    /**
     * What they say.
     *
     * @param packed the deflated bytes
     * @param count how many files there must be
     * @throws DataFormatException when they are not of their form
     */
    public static SourceManifest read(byte[] packed, long count) throws DataFormatException {
        PackedFiles all = new PackedFiles(inflate(packed));
        while (all.at < all.bytes.length) {
            all.next();
        }
        if (all.files.size() + all.folders.size() != count) {
            throw new DataFormatException(
                    "there are " + (all.files.size() + all.folders.size()) + " files instead of " + count);
        }
        Checkout checkout = new Checkout(new GivenFiles(all.files));
        all.folders.forEach((folder, problem) ->
                checkout.misread(problem, "Put the folder itself there, where it can be read.", folder, 1));
        return Reading.of(checkout);
    }

    private static byte[] inflate(byte[] packed) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[64 << 10];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                all.write(buffer, 0, count);
                if (count == 0 && !inflater.finished()) {
                    throw new DataFormatException("it ends too early");
                }
                if (all.size() > MOST_BYTES) {
                    throw new DataFormatException("it has more than " + (MOST_BYTES >> 20) + " MiB");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw new DataFormatException("something follows its end");
            }
            return all.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private void next() throws DataFormatException {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        Tree head = head(new String(bytes, at, end - at, StandardCharsets.UTF_8));
        String path = head.at("path").text().orElse("");
        long size = head.at("bytes").integer().orElse(-1L);
        String problem = head.at("problem").text().orElse("");
        if (!isPath(path) || size < 0 || size > bytes.length - end - 2 || bytes[end + 1 + (int) size] != '\n') {
            throw new DataFormatException("a file is not of its form");
        }
        byte[] content = Arrays.copyOfRange(bytes, end + 1, end + 1 + (int) size);
        at = end + 2 + (int) size;
        boolean isFolder = head.at("folder").isTrue();
        Tree ruby = head.at("ruby");
        Optional<RubyReading> reading =
                ruby.value() instanceof Map ? Optional.of(RubyReading.of(ruby)) : Optional.empty();
        boolean isTwice = isFolder
                ? folders.putIfAbsent(path, problem) != null
                : files.putIfAbsent(path, new Given(content, problem, reading)) != null;
        if (isTwice || (isFolder && problem.isEmpty())) {
            throw new DataFormatException("a file is there twice, or a folder without a reason");
        }
    }

    private static Tree head(String line) throws DataFormatException {
        try {
            return Tree.parseJson(line);
        } catch (ManifestException torn) {
            throw new DataFormatException("the head of a file is not of its form");
        }
    }

    private static boolean isPath(String path) {
        List<String> parts = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        return path.length() <= LONGEST_PATH
                && path.chars().noneMatch(Character::isISOControl)
                && parts.stream().noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
