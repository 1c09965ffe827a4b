package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedFilesTest {
    private final Workspace workspace = new Workspace(Runnable::run, Runnable::run);

    @TempDir
    private Path folder = Path.of("");

    private List<Path> opened(Path... files) {
        List.of(files).forEach(workspace::open);
        return OpenedFiles.among(List.of(files), workspace.session().get(), workspace.notice().get());
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void aProgramAndItsPacketsAreOpened() throws IOException {
        Path object = file("checksum.o", Samples.object("checksum"));
        Path capture = file("dns.pcap", Samples.capture("dns.pcap"));
        assertThat(opened(object, capture)).containsExactly(object, capture);
    }

    @Test
    void whatFailedIsNotWhateverTheNoticeSaysByThen() throws IOException {
        Path object = file("checksum.o", Samples.object("checksum"));
        opened(object);
        Path missing = folder.resolve("missing.o");
        assertThat(opened(missing)).isEmpty();
        assertThat(OpenedFiles.among(List.of(missing), workspace.session().get(), Optional.empty())).isEmpty();
        assertThat(OpenedFiles.among(List.of(missing), workspace.session().get(), Optional.of(new Notice(Notice.Level.INFO, "saved")))).isEmpty();
    }

    @Test
    void aFileThatIsOpenAndCannotBeOpenedAgainIsNot() throws IOException {
        Path object = file("checksum.o", Samples.object("checksum"));
        opened(object);
        Files.write(object, new byte[0]);
        assertThat(opened(object)).isEmpty();
    }
}
