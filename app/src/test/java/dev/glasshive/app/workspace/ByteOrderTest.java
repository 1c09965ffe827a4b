package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteOrderTest {
    private static final String TEXT = """
            .program xdp main
                r0 = 1
                exit
            """;

    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @Test
    void theListingOfAnObjectKeepsItsByteOrderWhileItIsEdited() throws IOException, MalformedProgramException {
        ProgramSet big = Opened.source("big.bpf", TEXT, Platforms.linux(), ByteOrder.BIG_ENDIAN).assembly().programs().orElseThrow();
        Path file = Files.write(folder.resolve("big.o"), ObjectWriter.write(big).content().toArray());
        Workspace workspace = Workspaces.empty();
        workspace.open(file);
        assertThat(order(workspace)).isEqualTo(ByteOrder.BIG_ENDIAN);
        String text = workspace.session().get().document().text();
        workspace.edit(text + "nonsense\n");
        assertThat(workspace.session().get().programs()).isEmpty();
        workspace.edit(text + "; a comment\n");
        assertThat(order(workspace)).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(workspace.session().get().timeline().orElseThrow().scenario().host().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    private static ByteOrder order(Workspace workspace) {
        return workspace.session().get().programs().orElseThrow().order();
    }
}
