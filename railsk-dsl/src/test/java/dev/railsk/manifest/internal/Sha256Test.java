package dev.railsk.manifest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class Sha256Test {

    @Property
    void isThePlatformsDigest(@ForAll @Size(max = 300) byte[] message) throws NoSuchAlgorithmException {
        assertThat(Sha256.hex(message)).isEqualTo(platform(message));
    }

    @Example
    void everyLengthAroundTheBlocksIsPaddedRight() throws NoSuchAlgorithmException {
        for (int length = 0; length < 200; length++) {
            assertThat(Sha256.hex(new byte[length])).isEqualTo(platform(new byte[length]));
        }
    }

    private static String platform(byte[] message) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    }
}
