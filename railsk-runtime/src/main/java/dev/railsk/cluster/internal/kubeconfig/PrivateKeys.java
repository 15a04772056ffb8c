package dev.railsk.cluster.internal.kubeconfig;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys as clusters hand them out: PKCS#8, and the older forms of RSA and EC, which Java does not know. */
final class PrivateKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    /** SEQUENCE of the RSA identifier and NULL. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };

    /** The identifier of elliptic-curve keys. */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xa0;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private PrivateKeys() {}

    static PrivateKey read(String pem) throws GeneralSecurityException {
        Matcher match = PEM.matcher(pem);
        if (!match.find()) {
            throw new InvalidKeySpecException("no private key");
        }
        byte[] key = Base64.getMimeDecoder().decode(match.group(2));
        return switch (match.group(1)) {
            case "RSA " -> generate(wrapped(RSA, key), List.of("RSA"));
            case "EC " -> generate(wrapped(element(SEQUENCE, EC, curve(key)), key), List.of("EC"));
            default -> generate(key, List.of("RSA", "EC", "EdDSA"));
        };
    }

    private static PrivateKey generate(byte[] pkcs8, List<String> algorithms) throws GeneralSecurityException {
        InvalidKeySpecException last = new InvalidKeySpecException("no known algorithm");
        for (String algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException other) {
                last = other;
            }
        }
        throw last;
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, key));
    }

    /** The curve's identifier, from the optional parameters that follow version and secret. */
    private static byte[] curve(byte[] key) {
        int at = contentStart(key, 0);
        while (at < key.length) {
            int start = contentStart(key, at);
            int end = start + length(key, at);
            if ((key[at] & 0xff) == PARAMETERS) {
                return Arrays.copyOfRange(key, start, end);
            }
            at = end;
        }
        throw new IllegalArgumentException("the key does not name its curve");
    }

    private static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int length = Arrays.stream(contents).mapToInt(content -> content.length).sum();
        bytes.write(tag);
        if (length >= 0x80) {
            int octets = length > 0xffff ? 3 : length > 0xff ? 2 : 1;
            bytes.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift > 0; shift -= 8) {
                bytes.write(length >> shift);
            }
        }
        bytes.write(length);
        for (byte[] content : contents) {
            bytes.writeBytes(content);
        }
        return bytes.toByteArray();
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int octet = 0; octet < (first & 0x7f); octet++) {
            length = (length << 8) | (der[at + 2 + octet] & 0xff);
        }
        return length;
    }
}
