package rails;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The Ruby code of the app's releases, laid out as {@code app/build} does. */
final class ReleaseSource {

    private static final Path APP = Path.of("app");
    private static final String GONE = ".wh.";

    private ReleaseSource() {}

    /** Lay the source of a release into a folder of its own below this one. */
    static Path of(String release, Path folder) {
        Path source = folder.resolve(release);
        lay(APP.resolve("common"), source);
        int dash = release.lastIndexOf('-');
        int last = dash < 0 ? 0 : Integer.parseInt(release.substring(dash + 1));
        for (int number = 1; number <= last; number++) {
            lay(APP.resolve("releases").resolve(release.substring(0, dash)).resolve("" + number), source);
        }
        return source;
    }

    private static void lay(Path from, Path to) {
        try (Stream<Path> found = Files.walk(from)) {
            List<Path> files = found.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path target = to.resolve(from.relativize(file).toString());
                String name = file.getFileName().toString();
                if (name.startsWith(GONE)) {
                    Files.delete(target.resolveSibling(name.substring(GONE.length())));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
