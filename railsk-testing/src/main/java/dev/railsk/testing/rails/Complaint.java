package dev.railsk.testing.rails;

/**
 * What a running process of the app's code meets in its database.
 *
 * @param pod its pod, as {@code namespace/name}
 * @param tag the tag of its image
 * @param model the model that meets it
 * @param words what Rails says
 * @param isPassing whether it happens once and is over: a prepared statement that expires inside a transaction
 */
public record Complaint(String pod, String tag, String model, String words, boolean isPassing) {}
