package dev.glasshive.app.progress;

import dev.glasshive.files.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The folder of learners: for each a file that is replaced whole, and the one before it.
///
/// A process that is killed while it writes leaves the old or the new file. A file that is damaged is set aside, and the one before it takes its place.
/// Methods touch the disk and may be called from any thread; processes take turns.
public final class LearnerFolder {
    private static final long LARGEST = 32L << 20;
    private static final String NOW = ".learner";
    private static final String BEFORE = ".before";
    private static final String FRESH = ".new";
    private static final String DAMAGED = ".damaged";
    private static final String REMOVED = ".removed";
    // A process has only one lock on a file, so its threads take turns here.
    private static final Object TURN = new Object();

    private final Path folder;

    /// What a folder holds.
    ///
    /// @param learners by their ids
    /// @param damaged files that could not be read and were set aside
    public record Found(List<Learner> learners, List<Path> damaged) {
        /// Copies what it is given.
        public Found {
            learners = List.copyOf(learners);
            damaged = List.copyOf(damaged);
        }
    }

    /// Something that is done while no other window touches the folder.
    @FunctionalInterface
    private interface Turn<T> {
        T take() throws IOException;
    }

    /// The learners in `folder`, which need not exist.
    public LearnerFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// All learners.
    ///
    /// @throws IOException if the folder cannot be read
    public Found all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Found(List.of(), List.of());
        }
        return inTurn(() -> {
            List<Learner> learners = new ArrayList<>();
            List<Path> damaged = new ArrayList<>();
            for (String id : ids()) {
                read(id, damaged).ifPresent(learners::add);
            }
            return new Found(learners, damaged);
        });
    }

    /// Changes the learner `id`, as the file has it now, and writes the outcome.
    ///
    /// @param change gets a learner without a name where there is none
    /// @throws IOException if the file cannot be read or written; the old one stays
    public void change(String id, UnaryOperator<Learner> change) throws IOException {
        Files.createDirectories(folder);
        inTurn(() -> {
            write(change.apply(read(id, new ArrayList<>()).orElseGet(() -> Learner.called(id, ""))));
            return id;
        });
    }

    /// Forgets the learner `id`. The file stays under another name, which nothing reads.
    ///
    /// @throws IOException if it cannot be moved
    public void remove(String id) throws IOException {
        if (Files.isDirectory(folder)) {
            inTurn(() -> {
                Files.deleteIfExists(file(id, BEFORE));
                if (Files.exists(file(id, NOW))) {
                    WholeFile.replace(file(id, NOW), file(id, REMOVED));
                }
                return id;
            });
        }
    }

    private <T> T inTurn(Turn<T> turn) throws IOException {
        synchronized (TURN) {
            try (FileChannel gate = FileChannel.open(folder.resolve("gate"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                gate.lock();
                return turn.take();
            }
        }
    }

    private Optional<Learner> read(String id, List<Path> damaged) throws IOException {
        for (String end : List.of(NOW, BEFORE)) {
            Path file = file(id, end);
            try {
                Optional<Learner> whole = WholeFile.read(file, LARGEST).flatMap(LearnerFormat::read).filter(learner -> learner.id().equals(id));
                if (whole.isPresent()) {
                    return whole;
                }
                damaged.add(WholeFile.setAside(file, id + "-", DAMAGED));
            } catch (NoSuchFileException nothing) {
                // Killed between two moves, or never written: the other file tells.
            }
        }
        return Optional.empty();
    }

    private void write(Learner learner) throws IOException {
        byte[] bytes = LearnerFormat.write(learner);
        if (bytes.length > LARGEST) {
            throw new IOException(bytes.length + " bytes, at most " + LARGEST);
        }
        Path fresh = file(learner.id(), FRESH);
        WholeFile.force(fresh, bytes);
        Path now = file(learner.id(), NOW);
        if (Files.exists(now)) {
            WholeFile.replace(now, file(learner.id(), BEFORE));
        }
        WholeFile.replace(fresh, now);
    }

    private Set<String> ids() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> ids = new TreeSet<>();
            files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(NOW) || name.endsWith(BEFORE))
                    .forEach(name -> ids.add(name.substring(0, name.lastIndexOf('.'))));
            return ids;
        }
    }

    private Path file(String id, String end) {
        return folder.resolve(id + end);
    }
}
