package dev.railsk.cluster.internal.kubeconfig;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Reads private keys as clusters hand them out: PKCS#8, and the older forms of RSA and EC, which Java does not know. The
 * client's reader wants to be told the algorithm, knows no Edwards curves, and looks into the process's key store.
 */
final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN ";
    private static final String KIND = "PRIVATE KEY-----";

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

    /** The key of the first block of text, which must be of this algorithm. */
    static PrivateKey read(String pem, String algorithm) throws GeneralSecurityException {
        byte[] key = block(pem, "");
        if (key.length > 0) {
            return generate(algorithm, key);
        }
        key = block(pem, "RSA ");
        if (key.length > 0) {
            return generate(algorithm, wrapped(RSA, key));
        }
        key = block(pem, "EC ");
        if (key.length > 0) {
            return generate(algorithm, wrapped(element(SEQUENCE, EC, curve(key)), key));
        }
        throw new InvalidKeySpecException("no private key");
    }

    private static PrivateKey generate(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** The content of the first block of this kind; empty when there is none. */
    private static byte[] block(String pem, String algorithm) throws InvalidKeySpecException {
        String begin = BEGIN + algorithm + KIND;
        int start = pem.indexOf(begin);
        int end = start < 0 ? -1 : pem.indexOf("-----END " + algorithm + KIND, start);
        if (end < 0) {
            return new byte[0];
        }
        try {
            return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidKeySpecException("no Base64");
        }
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, key));
    }

    /** The curve's identifier, from the optional parameters that follow version and secret. */
    private static byte[] curve(byte[] key) throws InvalidKeySpecException {
        try {
            ByteBuffer content = content(ByteBuffer.wrap(key), SEQUENCE);
            while (content.hasRemaining()) {
                int tag = content.get(content.position()) & 0xff;
                ByteBuffer part = content(content, tag);
                if (tag == PARAMETERS) {
                    byte[] curve = new byte[part.remaining()];
                    part.get(curve);
                    return curve;
                }
            }
        } catch (BufferUnderflowException truncated) {
            throw new InvalidKeySpecException("the key is cut short", truncated);
        }
        throw new InvalidKeySpecException("the key does not name its curve");
    }

    /** The content of the element that comes next, which is passed. */
    private static ByteBuffer content(ByteBuffer der, int tag) throws InvalidKeySpecException {
        if ((der.get() & 0xff) != tag) {
            throw new InvalidKeySpecException("no such element");
        }
        int length = der.get() & 0xff;
        if (length > 0x80 + 3) {
            throw new InvalidKeySpecException("an element is too long");
        }
        if (length >= 0x80) {
            int octets = length - 0x80;
            length = 0;
            for (int octet = 0; octet < octets; octet++) {
                length = (length << 8) | (der.get() & 0xff);
            }
        }
        if (length > der.remaining()) {
            throw new InvalidKeySpecException("the key is cut short");
        }
        ByteBuffer content = der.slice(der.position(), length);
        der.position(der.position() + length);
        return content;
    }

    private static byte[] element(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
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
}
