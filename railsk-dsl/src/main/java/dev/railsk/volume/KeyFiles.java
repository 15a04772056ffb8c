package dev.railsk.volume;

import dev.railsk.problem.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys of a secret or config become which files.
 *
 * @param files the file of each key; empty for a file of its own name for every key
 * @param mode the files' rights, as an octal number; empty for Kubernetes' own, {@code 0644}
 * @param isOptional whether pods start without the secret or config, or without these keys
 */
public record KeyFiles(Map<String, String> files, Optional<String> mode, boolean isOptional) {

    static final KeyFiles ALL = new KeyFiles(Map.of(), Optional.empty(), false);

    private static final int OCTAL = 8;
    private static final int HIGHEST_MODE = 0777;

    public KeyFiles {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        if (mode.isPresent()) {
            checkMode(mode.get());
        }
    }

    private static void checkMode(String mode) {
        boolean isOctal = mode.length() == 3 || (mode.length() == 4 && mode.startsWith("0"));
        for (int index = 0; index < mode.length(); index++) {
            isOctal &= mode.charAt(index) >= '0' && mode.charAt(index) <= '7';
        }
        if (!isOctal || Integer.parseInt(mode, OCTAL) > HIGHEST_MODE) {
            throw new InvalidValueException(
                    "the mode of files must be an octal number from 0000 to 0777, but was \"" + mode + "\"",
                    "Write mode(\"0440\"), for example.");
        }
    }

    /** The mode as a number; empty for Kubernetes' own. */
    public Optional<Integer> modeNumber() {
        return mode.isPresent() ? Optional.of(Integer.parseInt(mode.get(), OCTAL)) : Optional.empty();
    }

    KeyFiles file(String key, String file) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(key, Volume.checkedFile(file));
        return new KeyFiles(more, mode, isOptional);
    }

    KeyFiles mode(String octal) {
        return new KeyFiles(files, Optional.of(octal), isOptional);
    }

    KeyFiles optional() {
        return new KeyFiles(files, mode, true);
    }
}
