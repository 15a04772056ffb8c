package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WriteOptionsTest {

    @Test
    void aWriteIsNeverForced() {
        assertThat(WriteOptions.write().isForced()).isFalse();
        assertThat(WriteOptions.askForced().dryRun()).isTrue();
        assertThatThrownBy(() -> new WriteOptions("railsk", false, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a write is never forced, only a dry run may be: patch managedFields first");
    }
}
