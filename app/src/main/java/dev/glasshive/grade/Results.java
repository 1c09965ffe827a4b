package dev.glasshive.grade;

import dev.glasshive.exam.ExamResult;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a folder or file holds of results of one exam.
///
/// @param taken the result that counts
/// @param remark what was left out, and why; empty where nothing was
record Results(Optional<ExamResult> taken, String remark) {
    /// A folder of one learner holds at most as many.
    private static final int MOST = 20;
    private static final Results NONE = new Results(Optional.empty(), "");

    /// A result and the file that it is in.
    private record InFile(Path file, ExamResult result) {
        String name() {
            return String.valueOf(file.getFileName());
        }

        Instant handedIn() {
            try {
                return Instant.parse(result.handedIn());
            } catch (DateTimeException noTime) {
                return Instant.MIN;
            }
        }
    }

    /// The results of the exam `lesson` at `place`. Of a folder, the one that is named by the exam counts, else the one that was handed in last.
    ///
    /// @throws BadInputException if nothing there can be taken, though something should
    static Results of(String lesson, Path place) throws BadInputException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            if (!isResult(place) || !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
                return NONE;
            }
            ExamResult only = ExamResult.read(place);
            if (!only.lesson().equals(lesson)) {
                throw new BadInputException(place + ": is the result of another exam, " + only.lesson());
            }
            return new Results(Optional.of(only), "");
        }
        List<InFile> own = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (Path file : files(place)) {
            Optional<Oddity> oddity = Oddity.of(file).or(() -> Files.isDirectory(file) ? Optional.of(Oddity.FOLDER) : Optional.empty());
            if (oddity.isPresent()) {
                broken.add(file.getFileName() + " " + oddity.get().reason());
                continue;
            }
            try {
                ExamResult result = ExamResult.read(file);
                if (result.lesson().equals(lesson)) {
                    own.add(new InFile(file, result));
                } else if (String.valueOf(file.getFileName()).equals(lesson + ExamResult.ENDING)) {
                    broken.add(file.getFileName() + ": is the result of another exam, " + result.lesson());
                }
            } catch (BadInputException noResult) {
                broken.add(String.valueOf(noResult.getMessage()).replace(file.toString(), String.valueOf(file.getFileName())));
            }
        }
        if (own.isEmpty() && !broken.isEmpty()) {
            throw new BadInputException(broken.getFirst());
        }
        return chosen(lesson, own, broken);
    }

    private static Results chosen(String lesson, List<InFile> own, List<String> broken) {
        Optional<InFile> named = own.stream().filter(one -> one.name().equals(lesson + ExamResult.ENDING)).findFirst();
        Optional<InFile> taken = named.or(() -> own.stream().max(Comparator.comparing(InFile::handedIn)));
        List<String> remarks = new ArrayList<>();
        if (own.size() > 1) {
            remarks.add(own.size() + " results, " + own.stream().map(InFile::name).collect(Collectors.joining(", ")) + ": " + taken.map(InFile::name).orElse("") + " was taken, "
                    + (named.isPresent() ? "which is named by the exam" : "which was handed in last"));
        }
        remarks.addAll(broken);
        return new Results(taken.map(InFile::result), String.join("; ", remarks));
    }

    private static boolean isResult(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ExamResult.ENDING);
    }

    private static List<Path> files(Path folder) throws BadInputException {
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.filter(file -> isResult(file) && !String.valueOf(file.getFileName()).startsWith(".")).sorted(Comparator.comparing(Path::toString)).limit(MOST + 1L).toList();
        } catch (IOException e) {
            throw new BadInputException(folder + ": is no folder that can be read");
        }
        if (files.size() > MOST) {
            throw new BadInputException(folder + ": holds more than " + MOST + " results; leave the one that counts");
        }
        return files;
    }
}
