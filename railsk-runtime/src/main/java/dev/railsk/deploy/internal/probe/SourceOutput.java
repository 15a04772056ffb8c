package dev.railsk.deploy.internal.probe;

import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.internal.PackedFiles;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/**
 * Reads what {@code files.rb} writes: numbered lines of Base64, and one at the end that counts them and has the sum of their bytes. A node
 * keeps a log of some MiB and then begins another, so that lines may be lost.
 */
final class SourceOutput {

    private static final String MARK = "railsk-source";
    private static final Pattern PART =
            Pattern.compile("^railsk-source (0|[1-9]\\d{0,6}) ([A-Za-z0-9+/]+={0,2}) railsk-end$");
    private static final Pattern FACTS = Pattern.compile("^railsk-source-(none|large|end) (\\{.*\\}) railsk-end$");
    private static final String CUT = "a line of the answer is not whole";

    /**
     * What was told.
     *
     * @param manifest what the files say
     * @param ruby the version of the Ruby that packed them
     * @param isProven whether Ruby's own parser has read the migrations too
     */
    record Source(SourceManifest manifest, String ruby, boolean isProven) {}

    private final List<String> others = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final SecretMask mask;
    private final int exitCode;
    private int parts;
    private String end = "";
    private Tree facts = Tree.absent();
    private Optional<String> broken = Optional.empty();

    private SourceOutput(Output output, SecretMask mask) {
        this.mask = mask;
        this.exitCode = output.exitCode();
        for (String line : output.lines()) {
            if (line.startsWith(MARK)) {
                marked(line);
            } else {
                others.add(line);
            }
        }
    }

    static Answer<Source> read(Output output, SecretMask mask) {
        return new SourceOutput(output, mask).answer();
    }

    private void marked(String line) {
        Matcher part = PART.matcher(line);
        Matcher told = FACTS.matcher(line);
        if (!end.isEmpty()) {
            broken("something follows the end of the answer");
        } else if (part.matches()) {
            if (Integer.parseInt(part.group(1)) != parts) {
                broken("line " + parts + " of the answer is not there, or not in its place");
            }
            parts++;
            text.append(part.group(2));
        } else if (told.matches()) {
            end = told.group(1);
            try {
                facts = Tree.parseJson(told.group(2));
            } catch (ManifestException torn) {
                broken(CUT);
            }
        } else {
            broken(CUT);
        }
    }

    private void broken(String why) {
        broken = broken.isPresent() ? broken : Optional.of(why);
    }

    private Answer<Source> answer() {
        if (broken.isEmpty() && exitCode == 0 && parts == 0 && end.equals("none")) {
            return hindered(
                    Hindrance.NO_APP,
                    "its programs start in " + facts.at("folder").text().orElse(""));
        }
        if (broken.isEmpty() && exitCode == 0 && parts == 0 && end.equals("large")) {
            long bytes = facts.at("bytes").integer().orElse(0L);
            return hindered(Hindrance.TOO_LARGE, "packed, they have " + (bytes >> 10) + " KiB");
        }
        if (exitCode != 0 || broken.isPresent() || !end.equals("end")) {
            boolean isCut = exitCode == 0 && parts > 0 && end.isEmpty();
            return hindered(Hindrance.NOT_UNDERSTOOD, broken.orElse(isCut ? "the end of the answer is not there" : ""));
        }
        try {
            return Answer.told(source());
        } catch (DataFormatException damaged) {
            return hindered(Hindrance.NOT_UNDERSTOOD, String.valueOf(damaged.getMessage()));
        }
    }

    private Source source() throws DataFormatException {
        byte[] packed;
        try {
            packed = Base64.getDecoder().decode(text.toString());
        } catch (IllegalArgumentException torn) {
            throw new DataFormatException(CUT);
        }
        CRC32 sum = new CRC32();
        sum.update(packed);
        boolean isWhole =
                number("lines") == parts && number("packed") == packed.length && number("crc") == sum.getValue();
        Optional<String> ruby = facts.at("ruby").text();
        if (!isWhole || ruby.isEmpty() || !(facts.at("ripper").value() instanceof Boolean)) {
            throw new DataFormatException("the answer is not what its end says");
        }
        SourceManifest manifest = PackedFiles.read(packed, number("files"));
        return new Source(manifest, ruby.get(), facts.at("ripper").isTrue());
    }

    private long number(String fact) {
        return facts.at(fact).integer().orElse(-1L);
    }

    private Answer<Source> hindered(Hindrance hindrance, String words) {
        return new Output(exitCode, mask.hide(others)).hindered(hindrance, mask.hide(words));
    }
}
