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

    // What a log says on the way, at a level below an error, or of a request.
    private static final Pattern WARNING = Pattern.compile(
            "(?i)^\\s*(\\[?(warn|warning|info|debug)\\b|[WID], \\[)|\\bwarning:|log shifting failed|Started (GET|POST|PUT|PATCH|DELETE) ");

    private static final String CONNECTION =
            "The database does not answer: check its URL, credentials and network policy.";

    /** What Rails raises, before it changes anything, where it does not get the lock of the database that migrations hold. */
    private static final String MIGRATION_LOCK = "ConcurrentMigrationError";

    private static final List<Known> SETTINGS = List.of(
            known(
                    "Missing encryption key to decrypt file|EncryptedFile::MissingKeyError|MissingKeyError",
                    true,
                    "Give the pods RAILS_MASTER_KEY from a secret."),
            known(
                    "MessageEncryptor::InvalidMessage|MessageVerifier::InvalidSignature",
                    true,
                    "RAILS_MASTER_KEY does not fit the credentials file of this image: check the secret's value."),
            known(
                    "Missing `?secret_key_base|`?secret_key_base`? for \\S+ environment must be a type of String",
                    true,
                    "Give the pods SECRET_KEY_BASE or RAILS_MASTER_KEY from a secret."),
            known("key not found: \"[A-Za-z0-9_]+\"", true, "Set that environment variable for this workload."),
            known(
                    "AdapterNotSpecified|AdapterNotFound|database is not configured",
                    true,
                    "config/database.yml has no such database for this environment: set RAILS_ENV and DATABASE_URL."));

    private static final List<Known> IMAGES = List.of(
            known("Bundler::GemNotFound|Could not find .* in locally installed gems", true, "Rebuild the image."),
            known(
                    "Your Ruby version is .*, but your Gemfile specified",
                    true,
                    "Build the image from the Ruby that the Gemfile names."),
            known(
                    "(LoadError|`require'|in 'require').*cannot load such file|cannot load such file.*\\(LoadError\\)",
                    true,
                    "The image lacks a file that the code requires: rebuild it."),
            known(
                    "AssetNotPrecompiled|MissingAssetError|not present in the asset pipeline|was not found in the load path"
                            + "|can't find \\S+ in \\S*manifest\\.json|MissingEntrypointError"
                            + "|rb_sysopen - \\S*(manifest|sprockets)\\S*\\.json",
                    true,
                    "The image lacks the compiled assets: run assets:precompile when it is built, or mount them."),
            known("exec format error", true, "Build the image for the processor of the nodes too."));

    private static final List<Known> PLACES = List.of(
            known(
                    "Read-only file system|Errno::EROFS",
                    true,
                    "The file system is read-only: declare a scratch volume for that folder."),
            known("Permission denied @.*\\(Errno::EACCES\\)", true, "The user of the pod may not write there."),
            known("No space left on device|Errno::ENOSPC", false, "A volume is full: make it larger, or write less."),
            known(
                    "A server is already running|Errno::EADDRINUSE|Address already in use",
                    true,
                    "Another process has the port, or a pid file is left: bind another port, or keep tmp/pids out of the image."),
            known(
                    "^(\\S+: line \\d+:\\s+\\d+ )?Killed\\b|NoMemoryError|failed to allocate memory|Cannot allocate memory",
                    false,
                    "A process of the container was killed for want of memory: raise its limit, or run fewer processes."));

    private static final List<Known> DATABASES = List.of(
            known(
                    "PendingMigrationError|Migrations are pending|UndefinedTable|relation \".*\" does not exist"
                            + "|UndefinedColumn|no such table|Unknown column",
                    false,
                    "The code needs a migration that has not run yet: migrate first, with --migrate before or with"
                            + " migration(m -> m.timing(MigrationTiming.BEFORE))."),
            known(
                    MIGRATION_LOCK,
                    false,
                    "Another migration holds the database's lock: wait for it, then deploy again."),
            known(
                    "LockNotAvailable|lock timeout|Lock wait timeout exceeded",
                    false,
                    "The database did not give a lock in time: deploy again when there is less traffic on the table."),
            known(
                    "(Check|NotNull|Unique|ForeignKey|Exclusion)Violation\\b|RecordNotUnique|InvalidForeignKey",
                    false,
                    "Rows that are there do not fit: fill or clean them up, then run it again."),
            known("Deadlocked|deadlock detected", false, "Two transactions blocked each other: deploy again."),
            known(
                    "too many clients already|remaining connection slots are reserved|Too many connections",
                    false,
                    "The database takes no more connections: lower the pool or the pods, or raise its limit."),
            known(
                    "PG::ConnectionBad|ConnectionNotEstablished|DatabaseConnectionError|NoDatabaseError"
                            + "|Mysql2::Error::ConnectionError|Trilogy::(BaseConnectionError|SyscallError|ConnectionClosed)"
                            + "|SQLite3::(BusyException|CantOpenException)|TinyTds::Error|could not connect to server"
                            + "|Connection refused .*\\(5432|3306\\)|the database system is starting up"
                            + "|password authentication failed",
                    false,
                    CONNECTION),
            known(
                    "PG::[A-Z]\\w+: ERROR: ",
                    false,
                    "The database refuses the statement, in the words of that line: correct the migration or the code."),
            known(
                    "Redis::CannotConnectError|RedisClient::(CannotConnectError|ConnectionError|TimeoutError)"
                            + "|NOAUTH Authentication required|WRONGPASS",
                    false,
                    "Redis does not answer: check its URL."),
            known(
                    "HostAuthorization.*Blocked hosts?:|Blocked hosts?: ",
                    false,
                    "Rails refuses the request's host: add it to config.hosts, or exclude the probe's path."));

    /** An exception that nobody caught, as Ruby writes it, and as Puma does when it cannot load the app. */
    private static final List<Known> UNCAUGHT = List.of(known(
            "Unable to load application: |^\\S+:\\d+:in [`'].*': .*\\([A-Z]\\w*(::\\w+)*\\)$",
            false,
            "The app does not start with this error: correct the code or the settings that it names."));

    private static final List<List<Known>> ALL = List.of(SETTINGS, IMAGES, PLACES, DATABASES, UNCAUGHT);

    private record Known(Pattern pattern, boolean isLasting, String nextStep) {}

    private static Known known(String pattern, boolean isLasting, String nextStep) {
        return new Known(Pattern.compile(pattern), isLasting, nextStep);
    }

    /**
     * The error that these lines end with. Warnings come before, and a passing error may be followed by the lasting one that it led
     * to, or the other way round: the last line that is fatal decides.
     */
    public static Optional<RailsError> find(List<String> lines) {
        for (int index = lines.size() - 1; index >= 0; index--) {
            String line = lines.get(index);
            Optional<Known> known = WARNING.matcher(line).find() ? Optional.empty() : known(line);
            if (known.isPresent()) {
                return Optional.of(new RailsError(
                        line.strip(), known.get().nextStep(), known.get().isLasting()));
            }
        }
        return Optional.empty();
    }

    /** Whether a migration did not begin, as another process holds Rails' lock of the database. */
    public boolean isMigrationLock() {
        return line.contains(MIGRATION_LOCK);
    }

    private static Optional<Known> known(String line) {
        for (List<Known> rows : ALL) {
            for (Known row : rows) {
                if (row.pattern().matcher(line).find()) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }
}
