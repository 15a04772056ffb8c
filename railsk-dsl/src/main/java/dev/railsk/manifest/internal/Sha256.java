package dev.railsk.manifest.internal;

import java.util.Arrays;

/**
 * SHA-256, written out: {@link java.security.MessageDigest} loads two hundred classes of security providers, which takes a
 * quarter of the time that a whole render may take from a cold start. Not for anything secret.
 */
final class Sha256 {

    private static final int BLOCK = 64;
    private static final int[] PRIMES = primes();
    private static final int[] ROUND_CONSTANTS = new int[BLOCK];
    private static final int[] START = new int[8];

    static {
        // By definition: the first 32 bits of the fractions of the cube and square roots of the first primes.
        for (int index = 0; index < BLOCK; index++) {
            ROUND_CONSTANTS[index] = fraction(StrictMath.cbrt(PRIMES[index]));
        }
        for (int index = 0; index < START.length; index++) {
            START[index] = fraction(StrictMath.sqrt(PRIMES[index]));
        }
    }

    private Sha256() {}

    private static int fraction(double root) {
        return (int) (long) ((root - Math.floor(root)) * 0x1_0000_0000L);
    }

    private static int[] primes() {
        int[] primes = new int[BLOCK];
        int count = 0;
        for (int candidate = 2; count < BLOCK; candidate++) {
            boolean prime = true;
            for (int divisor = 2; divisor * divisor <= candidate; divisor++) {
                prime = prime && candidate % divisor != 0;
            }
            if (prime) {
                primes[count++] = candidate;
            }
        }
        return primes;
    }

    /** The digest in lower-case hexadecimal digits. */
    static String hex(byte[] message) {
        int[] state = START.clone();
        byte[] padded = pad(message);
        int[] schedule = new int[BLOCK];
        for (int offset = 0; offset < padded.length; offset += BLOCK) {
            compress(state, padded, offset, schedule);
        }
        char[] hex = new char[64];
        for (int index = 0; index < hex.length; index++) {
            hex[index] = Character.forDigit((state[index / 8] >>> (28 - index % 8 * 4)) & 0xF, 16);
        }
        return new String(hex);
    }

    /** A one bit, zeros, and the length in bits, up to a whole block. */
    private static byte[] pad(byte[] message) {
        int length = (message.length + 8) / BLOCK * BLOCK + BLOCK;
        byte[] padded = Arrays.copyOf(message, length);
        padded[message.length] = (byte) 0x80;
        long bits = message.length * 8L;
        for (int index = 1; index <= 8; index++) {
            padded[length - index] = (byte) bits;
            bits >>>= 8;
        }
        return padded;
    }

    private static void compress(int[] state, byte[] bytes, int offset, int[] schedule) {
        for (int index = 0; index < 16; index++) {
            int at = offset + index * 4;
            schedule[index] = ((bytes[at] & 0xFF) << 24)
                    | ((bytes[at + 1] & 0xFF) << 16)
                    | ((bytes[at + 2] & 0xFF) << 8)
                    | (bytes[at + 3] & 0xFF);
        }
        for (int index = 16; index < BLOCK; index++) {
            schedule[index] = schedule[index - 16]
                    + schedule[index - 7]
                    + mix(schedule[index - 15], 7, 18, schedule[index - 15] >>> 3)
                    + mix(schedule[index - 2], 17, 19, schedule[index - 2] >>> 10);
        }
        int[] work = state.clone();
        for (int index = 0; index < BLOCK; index++) {
            round(work, ROUND_CONSTANTS[index] + schedule[index]);
        }
        for (int index = 0; index < state.length; index++) {
            state[index] += work[index];
        }
    }

    /** One round over a, b, c, d, e, f, g, h. */
    private static void round(int[] work, int input) {
        int e = work[4];
        int choice = (e & work[5]) ^ (~e & work[6]);
        int first = work[7] + mix(e, 6, 11, Integer.rotateRight(e, 25)) + choice + input;
        int a = work[0];
        int majority = (a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2]);
        int second = mix(a, 2, 13, Integer.rotateRight(a, 22)) + majority;
        System.arraycopy(work, 0, work, 1, 7);
        work[4] += first;
        work[0] = first + second;
    }

    private static int mix(int value, int right, int other, int third) {
        return Integer.rotateRight(value, right) ^ Integer.rotateRight(value, other) ^ third;
    }
}
