package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLimitTest {
    private static final String LONG = "r0 = 0\n".repeat(TextLimit.LINES) + "exit";

    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);

    @Test
    void aFileThatIsTooLongIsRefusedWithItsSizeTheLimitAndARemedy(@TempDir Path folder) throws IOException {
        workspace.open(Files.writeString(folder.resolve("long.bpf"), LONG));
        assertStays("long.bpf");
        byte[] code = new byte[8 * (TextLimit.LINES + 1)];
        for (int i = 0; i < code.length; i += 8) {
            code[i] = (byte) (i == code.length - 8 ? 0x95 : 0xb7);
        }
        workspace.dismissNotice();
        workspace.open(Files.write(folder.resolve("long.bin"), code));
        assertStays("long.bin");
    }

    @Test
    void whatIsPastedTooLongIsNotTakenOver() {
        workspace.edit(LONG);
        assertStays("test.bpf");
    }

    private void assertStays(String name) {
        assertThat(workspace.notice().get()).hasValueSatisfying(notice ->
                assertThat(notice.text()).startsWith(name + " has 100,001 lines").contains("at most 100,000").contains("glasshive run"));
        assertThat(workspace.session().get().document().text()).isEqualTo(Workspaces.SMALL);
    }

    @Test
    void theLongestTextIsTaken() {
        String longest = LONG.substring("r0 = 0\n".length());
        assertThat(TextLimit.isExceeded(longest)).isFalse();
        assertThat(TextLimit.lines(longest)).isEqualTo(TextLimit.LINES);
    }

    @Test
    void aLineThatIsTooWideIsRefused() {
        workspace.edit("; " + "x".repeat(TextLimit.LETTERS));
        assertThat(workspace.notice().get()).hasValueSatisfying(notice -> assertThat(notice.text()).startsWith("test.bpf has a line of 100,002 letters").contains("at most 100,000"));
        assertThat(workspace.session().get().document().text()).isEqualTo(Workspaces.SMALL);
    }
}
