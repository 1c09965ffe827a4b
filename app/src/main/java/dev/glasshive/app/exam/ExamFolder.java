package dev.glasshive.app.exam;

import dev.glasshive.files.Summed;
import dev.glasshive.files.WholeFile;
import dev.glasshive.lesson.LearnerName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder of exams that go on or were handed in on this computer: a file for each, which is replaced whole. One that is damaged is set aside.
///
/// Methods touch the disk and may be called from any thread.
public final class ExamFolder implements AutoCloseable {
    private static final String KIND = "glasshive-exam-state-1";
    private static final String ENDING = ".exam";
    private static final String DAMAGED = ".damaged";
    private static final long LARGEST = 32L << 20;
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Path folder;
    private final Map<String, FileChannel> mine = new HashMap<>();

    /// What a folder holds.
    ///
    /// @param damaged files that could not be read and were set aside
    public record Found(List<ExamRecord> records, List<Path> damaged) {
        /// Copies what it is given.
        public Found {
            records = List.copyOf(records);
            damaged = List.copyOf(damaged);
        }
    }

    /// The exams in `folder`, which need not exist.
    public ExamFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// All exams.
    ///
    /// @throws IOException if the folder cannot be read
    public synchronized Found all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Found(List.of(), List.of());
        }
        List<ExamRecord> records = new ArrayList<>();
        List<Path> damaged = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
        for (Path file : files) {
            Optional<ExamRecord> record = WholeFile.read(file, LARGEST).flatMap(ExamFolder::read);
            if (record.isPresent()) {
                records.add(record.get());
            } else {
                damaged.add(WholeFile.setAside(file, String.valueOf(file.getFileName()), DAMAGED));
            }
        }
        return new Found(records, damaged);
    }

    private static Optional<ExamRecord> read(byte[] bytes) {
        try {
            return Summed.read(KIND, bytes).map(body -> JSON.readValue(body, ExamRecord.class));
        } catch (JacksonException | NullPointerException damaged) {
            // A part that is not there is null until a record refuses it.
            return Optional.empty();
        }
    }

    /// Writes `record` in the place of an older state of it.
    ///
    /// @throws IOException if it cannot be written; the old state stays
    public synchronized void write(ExamRecord record) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(name(record) + ".new");
        WholeFile.force(fresh, Summed.write(KIND, JSON.writeValueAsBytes(record)));
        WholeFile.replace(fresh, folder.resolve(name(record) + ENDING));
    }

    /// Takes an exam for this process, until it ends.
    ///
    /// @return whether no other window has it
    /// @throws IOException if the folder cannot be written
    public synchronized boolean claim(ExamRecord record) throws IOException {
        String name = name(record);
        if (mine.containsKey(name)) {
            return true;
        }
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(channel)) {
            mine.put(name, channel);
            return true;
        }
        channel.close();
        return false;
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException anotherWindow) {
            return false;
        }
    }

    /// Where the state of `record` lies.
    Path file(ExamRecord record) {
        return folder.resolve(name(record) + ENDING);
    }

    private static String name(ExamRecord record) {
        String key = record.place().pack() + "\n" + record.place().id() + "\n" + LearnerName.key(record.learner());
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Lets other windows have the exams.
    @Override
    public synchronized void close() {
        for (FileChannel channel : mine.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock ends with the process in any case.
            }
        }
        mine.clear();
    }
}
