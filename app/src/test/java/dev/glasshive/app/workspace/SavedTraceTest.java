package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedTraceTest {
    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @Test
    void aSavedRunOpensAsTheSameRun() {
        Workspace workspace = Workspaces.sample("count_protocols");
        int length = workspace.session().get().timeline().orElseThrow().length();
        Path file = folder.resolve("run.gstrace");
        workspace.saveTrace(file);
        assertThat(workspace.notice().get().orElseThrow().level()).isEqualTo(Notice.Level.INFO);
        Workspace other = Workspaces.empty();
        other.open(file);
        assertThat(other.session().get().timeline().orElseThrow().length()).isEqualTo(length);
        assertThat(other.notice().get().filter(n -> n.level() == Notice.Level.PROBLEM)).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        Workspace workspace = Workspaces.sample("count_protocols");
        Path file = folder.resolve("no such folder").resolve("run.gstrace");
        workspace.saveTrace(file);
        assertThat(workspace.notice().get().orElseThrow().level()).isEqualTo(Notice.Level.PROBLEM);
        assertThat(workspace.notice().get().orElseThrow().text()).contains("no such folder");
    }
}
