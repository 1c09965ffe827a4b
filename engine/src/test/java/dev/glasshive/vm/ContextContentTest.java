package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What contexts hold at the start.
class ContextContentTest {
    private static final World OTHER = new World(1, 0, 0, 0, 0, 77, 70, 0, 0, "", 1, 0);

    @ParameterizedTest
    @CsvSource({"linux, tracepoint, tracepoint/raw_syscalls/sys_enter, common_pid, 1234, 77", "windows, bind, bind, process_id, 1234, 70"})
    void whoRunsIsWhoRunsInTheWorld(String platform, String type, String section, String field, long usual, long other) {
        assertThat(number(Platforms.named(platform), type, section, field, World.DEFAULT)).isEqualTo(usual);
        assertThat(number(Platforms.named(platform), type, section, field, OTHER)).isEqualTo(other);
    }

    private static long number(Platform platform, String type, String section, String name, World world) {
        ProgramType hook = platform.programType(type, section).orElseThrow();
        Field field = hook.context().field(name).orElseThrow();
        byte[] context = ContextContent.atStart(hook, Input.packet("", Bytes.EMPTY), ByteOrder.LITTLE_ENDIAN, world).toArray();
        return Bytes.of(context, field.offset(), field.size()).toNumber(ByteOrder.LITTLE_ENDIAN);
    }
}
