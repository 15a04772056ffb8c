package dev.railsk.manifest.internal;

import java.util.Arrays;

/**
 * SHA-256, written out: {@link java.security.MessageDigest} loads two hundred classes of security providers, which takes a
 * quarter of the time that a whole render may take from a cold start. Not for anything secret.
 */
final class Sha256 {

    private static final int BLOCK = 64;

    /** FIPS 180-4, section 4.2.2: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
    private static final int[] ROUND_CONSTANTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    /** FIPS 180-4, section 5.3.3: the same of the square roots of the first 8 primes. */
    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private Sha256() {}

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
