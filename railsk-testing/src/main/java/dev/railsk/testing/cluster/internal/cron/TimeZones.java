package dev.railsk.testing.cluster.internal.cron;

import java.time.ZoneId;
import java.util.Set;

/** The time zones that a CronJob may name: those of the IANA database, spelled as there, and no offsets. */
public final class TimeZones {

    // In the database, and not among Java's own names before JDK 23.
    private static final Set<String> SHORT = Set.of("EST", "MST", "HST");

    private TimeZones() {}

    /**
     * The zone of this name.
     *
     * @throws TimetableException when there is none; it says so in the server's words
     */
    public static ZoneId named(String name) {
        if (name.isEmpty()) {
            throw new TimetableException("timeZone must be nil or non-empty string");
        }
        if (name.equalsIgnoreCase("Local")) {
            throw new TimetableException(
                    "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        }
        if (!SHORT.contains(name) && !ZoneId.getAvailableZoneIds().contains(name)) {
            throw new TimetableException("unknown time zone " + name);
        }
        return ZoneId.of(name, ZoneId.SHORT_IDS);
    }
}
