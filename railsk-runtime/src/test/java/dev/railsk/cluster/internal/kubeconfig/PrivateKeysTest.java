package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The keys were made for this test and guard nothing. */
class PrivateKeysTest {

    private static final String RSA_OLD =
            """
            -----BEGIN RSA PRIVATE KEY-----
            MIICXgIBAAKBgQCcky3XPhMex6NGWF7fso4GW/ZLzrw0/YCo4yoSa3cwosBqe2Q5
            fp6EmSVypKeGOlxjRryzEmbOx5kh+C/vfMBgwWPC3EiB/EPZe3xoVo/9cX9NT+C5
            z56q2bMBCYMnw5PAhW7ECGRQZvdgaYlbjJmDebAT1cmNdoksbocJbYtdPQIDAQAB
            AoGBAIIYE+2UqSRY8gO/50xsum70OAeyxVQuEZnB7bISUp05jTCsR5Ex8Jnx+Vhx
            ELSJhzwBiUYskvlahJTh90pAWEJ/i7aBf3ybrkl26ObzSpnMOv37p+YknM/LnpxL
            iGk08lcx1rIIap5MdJ6A7SYjnrmbICdXH+ZQ0yInQLrR/PNBAkEAy9vF/Z6UPCq4
            tPVUsFJtXFaAuPQsQ5pCJF7NIyW6bkIwZh31geNabi4sNrRCejeoZd9fI+mk2Ex0
            wDI1vrhGMQJBAMSfYGLNphGfucJ3/HnKsguv7rHHRvkpsXCshGBGmn4HgLEagd7C
            G60IxTjFlCElHSen5980Fo5K/taL/drbqM0CQQDArQnm+hj0/RPyxOW0eVOvsHqd
            VPr5MjVNluSgUapxR9Hi0nIWv8Ha3X0gfyNNzIk3L/YGRXBul2TJuysdBaIhAkEA
            oXIL/pTFa2svaBKFaKuajiYjZC4whJ5LaCz/dN4ENL+MV99gC7xuZSHybq8s9ho3
            WjxwE8H9U1EY9ql0A6ShcQJAB2aaQDjUMeulzo0Mt6c5u3Xv6l1KmDKl2ZppzXew
            Vm0wAegLT0DN2BWl61VDK7hIKBTkQWCbE+B3z9Sv8aoWVQ==
            -----END RSA PRIVATE KEY-----
            """;

    private static final String RSA_NEW =
            """
            -----BEGIN PRIVATE KEY-----
            MIICeAIBADANBgkqhkiG9w0BAQEFAASCAmIwggJeAgEAAoGBAJyTLdc+Ex7Ho0ZY
            Xt+yjgZb9kvOvDT9gKjjKhJrdzCiwGp7ZDl+noSZJXKkp4Y6XGNGvLMSZs7HmSH4
            L+98wGDBY8LcSIH8Q9l7fGhWj/1xf01P4LnPnqrZswEJgyfDk8CFbsQIZFBm92Bp
            iVuMmYN5sBPVyY12iSxuhwlti109AgMBAAECgYEAghgT7ZSpJFjyA7/nTGy6bvQ4
            B7LFVC4RmcHtshJSnTmNMKxHkTHwmfH5WHEQtImHPAGJRiyS+VqElOH3SkBYQn+L
            toF/fJuuSXbo5vNKmcw6/fun5iScz8uenEuIaTTyVzHWsghqnkx0noDtJiOeuZsg
            J1cf5lDTIidAutH880ECQQDL28X9npQ8Kri09VSwUm1cVoC49CxDmkIkXs0jJbpu
            QjBmHfWB41puLiw2tEJ6N6hl318j6aTYTHTAMjW+uEYxAkEAxJ9gYs2mEZ+5wnf8
            ecqyC6/uscdG+SmxcKyEYEaafgeAsRqB3sIbrQjFOMWUISUdJ6fn3zQWjkr+1ov9
            2tuozQJBAMCtCeb6GPT9E/LE5bR5U6+wep1U+vkyNU2W5KBRqnFH0eLScha/wdrd
            fSB/I03MiTcv9gZFcG6XZMm7Kx0FoiECQQChcgv+lMVray9oEoVoq5qOJiNkLjCE
            nktoLP903gQ0v4xX32ALvG5lIfJuryz2GjdaPHATwf1TURj2qXQDpKFxAkAHZppA
            ONQx66XOjQy3pzm7de/qXUqYMqXZmmnNd7BWbTAB6AtPQM3YFaXrVUMruEgoFORB
            YJsT4HfP1K/xqhZV
            -----END PRIVATE KEY-----
            """;

    private static final String EC_OLD =
            """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIMfjmIIpmIEhoyvv4QpeL878aOdjRzSSt7V9ZExQeZUOoAoGCCqGSM49
            AwEHoUQDQgAEEmoWW+g+rr1ylw+fc5kAR8MFS1q0vuNy7JiFHvjZKqzTPPxN4dep
            ccKGiXcBWCs8T9h65DLlXWSbFvaUFS3l+g==
            -----END EC PRIVATE KEY-----
            """;

    static final String EC_NEW =
            """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgx+OYgimYgSGjK+/h
            Cl4vzvxo52NHNJK3tX1kTFB5lQ6hRANCAAQSahZb6D6uvXKXD59zmQBHwwVLWrS+
            43LsmIUe+NkqrNM8/E3h16lxwoaJdwFYKzxP2HrkMuVdZJsW9pQVLeX6
            -----END PRIVATE KEY-----
            """;

    private static final String EDWARDS =
            """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIOe+TGmmzWu5c8r1jIRr6FxLhXuS1boo249ijrWY02wC
            -----END PRIVATE KEY-----
            """;

    @Test
    void theOldFormOfAnRsaKeyIsTheSameKey() throws GeneralSecurityException {
        assertThat(PrivateKeys.read(RSA_OLD, "RSA")).isEqualTo(PrivateKeys.read(RSA_NEW, "RSA"));
        assertThat(PrivateKeys.read(RSA_NEW, "RSA").getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void theOldFormOfAnEcKeyIsTheSameKey() throws GeneralSecurityException {
        ECPrivateKey old = (ECPrivateKey) PrivateKeys.read(EC_OLD, "EC");
        ECPrivateKey current = (ECPrivateKey) PrivateKeys.read(EC_NEW, "EC");

        assertThat(old.getS()).isEqualTo(current.getS());
        assertThat(old.getParams()).isEqualTo(current.getParams());
    }

    @Test
    void aKeyMayStandAmongOtherText() throws GeneralSecurityException {
        assertThat(PrivateKeys.read("Bag Attributes\n" + EC_OLD + "\nmore", "EC")
                        .getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void anEdwardsKeyIsRead() throws GeneralSecurityException {
        assertThat(PrivateKeys.read(EDWARDS, "EdDSA").getAlgorithm()).isEqualTo("EdDSA");
    }

    @Test
    void aTruncatedKeyIsRefused() {
        Map<String, String> keys = Map.of(RSA_OLD, "RSA", RSA_NEW, "RSA", EC_OLD, "EC", EC_NEW, "EC", EDWARDS, "EdDSA");
        keys.forEach((pem, algorithm) -> {
            int start = pem.indexOf('\n') + 1;
            int end = pem.indexOf("-----END");
            byte[] whole = Base64.getMimeDecoder().decode(pem.substring(start, end));
            for (int length = 0; length < whole.length; length++) {
                String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
                String key = pem.substring(0, start) + cut + "\n" + pem.substring(end);

                assertThatThrownBy(() -> PrivateKeys.read(key, algorithm)).isInstanceOf(GeneralSecurityException.class);
            }
        });
    }

    @Property(tries = 2000)
    void anyBytesAreAKeyOrRefused(@ForAll @Size(max = 64) byte[] bytes, @ForAll @From("kinds") String kind) {
        String pem = "-----BEGIN " + kind + "PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(bytes) + "\n-----END " + kind + "PRIVATE KEY-----";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThatThrownBy(() -> PrivateKeys.read(pem, "EC"))
                        .isInstanceOf(GeneralSecurityException.class));
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of("", "RSA ", "EC ");
    }

    /** The length of the element after the first is written as -2, so that a careless reader comes back to it. */
    @Test
    void anEcKeyWithANegativeLengthEnds() {
        byte[] crafted = {0x30, 0x10, 0x02, (byte) 0x84, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xfe, 0, 0, 0, 0
        };
        String pem = "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(crafted)
                + "\n-----END EC PRIVATE KEY-----";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThatThrownBy(() -> PrivateKeys.read(pem, "EC"))
                        .isInstanceOf(InvalidKeySpecException.class));
    }

    @Test
    void otherTextIsRefused() {
        assertThatThrownBy(() -> PrivateKeys.read("hello", "RSA")).isInstanceOf(GeneralSecurityException.class);
    }
}
