package dev.railsk.backing;

/**
 * Where the address of a service stands, login included.
 *
 * @param secret the secret
 * @param key its key
 */
public record SecretUrl(String secret, String key) {}
