package dev.railsk.rollout;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An error of Rails that a log shows.
 *
 * @param line the log's line
 * @param nextStep what to do about it
 * @param isLasting whether another start ends the same way
 */
public record RailsError(String line, String nextStep, boolean isLasting) {

    private static final List<Known> KNOWN = List.of(
            known(
                    "Missing encryption key to decrypt file|EncryptedFile::MissingKeyError|MissingKeyError",
                    true,
                    "Give the pods RAILS_MASTER_KEY from a secret."),
            known(
                    "MessageEncryptor::InvalidMessage|MessageVerifier::InvalidSignature",
                    true,
                    "RAILS_MASTER_KEY does not fit the credentials file of this image: check the secret's value."),
            known(
                    "Missing `?secret_key_base",
                    true,
                    "Give the pods SECRET_KEY_BASE or RAILS_MASTER_KEY from a secret."),
            known("key not found: \"[A-Za-z0-9_]+\"", true, "Set that environment variable for this workload."),
            known("Bundler::GemNotFound|Could not find .* in locally installed gems", true, "Rebuild the image."),
            known("cannot load such file", true, "The image lacks a file that the code requires: rebuild it."),
            known(
                    "Read-only file system|Errno::EROFS",
                    true,
                    "The file system is read-only: declare a scratch volume for that folder."),
            known("Permission denied @|Errno::EACCES", true, "The user of the pod may not write there."),
            known(
                    "PendingMigrationError|Migrations are pending",
                    false,
                    "The code needs a migration that has not run: migrate before the rollout."),
            known(
                    "ConcurrentMigrationError",
                    false,
                    "Another migration holds the database's lock: wait for it, then deploy again."),
            known(
                    "LockNotAvailable|lock timeout|Lock wait timeout exceeded",
                    false,
                    "The database did not give a lock in time: deploy again when there is less traffic on the table."),
            known("Deadlocked|deadlock detected", false, "Two transactions blocked each other: deploy again."),
            known(
                    "PG::ConnectionBad|ConnectionNotEstablished|DatabaseConnectionError",
                    false,
                    "The database does not answer: check its URL, credentials and network policy."),
            known(
                    "Redis::CannotConnectError|RedisClient::CannotConnectError",
                    false,
                    "Redis does not answer: check its URL."));

    private record Known(Pattern pattern, boolean isLasting, String nextStep) {}

    private static Known known(String pattern, boolean isLasting, String nextStep) {
        return new Known(Pattern.compile(pattern), isLasting, nextStep);
    }

    /** The first error that these lines show. */
    public static Optional<RailsError> find(List<String> lines) {
        for (String line : lines) {
            for (Known known : KNOWN) {
                if (known.pattern().matcher(line).find()) {
                    return Optional.of(new RailsError(line.strip(), known.nextStep(), known.isLasting()));
                }
            }
        }
        return Optional.empty();
    }
}
