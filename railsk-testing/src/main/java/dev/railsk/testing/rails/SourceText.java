package dev.railsk.testing.rails;

import dev.railsk.manifest.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** What an image writes when it is asked for its Ruby files, as a Ruby without Ripper writes it. */
final class SourceText {

    private static final int LINE = 6_000;

    private SourceText() {}

    static List<String> of(Map<String, String> files) {
        byte[] packed = pack(files);
        String text = Base64.getEncoder().encodeToString(packed);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LINE) {
            lines.add("railsk-source " + lines.size() + " " + text.substring(from, Math.min(text.length(), from + LINE))
                    + " railsk-end");
        }
        CRC32 sum = new CRC32();
        sum.update(packed);
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("lines", lines.size());
        end.put("packed", packed.length);
        end.put("crc", sum.getValue());
        end.put("files", files.size());
        end.put("ruby", "3.3.8");
        end.put("ripper", false);
        lines.add("railsk-source-end " + Tree.of(end).toJsonLine() + " railsk-end");
        return lines;
    }

    private static byte[] pack(Map<String, String> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                Map<String, Object> head = new LinkedHashMap<>();
                head.put("path", file.getKey());
                head.put("bytes", content.length);
                deflater.write((Tree.of(head).toJsonLine() + "\n").getBytes(StandardCharsets.UTF_8));
                deflater.write(content);
                deflater.write('\n');
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
