package dev.glasshive.cli;

import dev.glasshive.elf.core.CoreRelocator;
import dev.glasshive.elf.core.CoreRelocator.Fitted;
import dev.glasshive.elf.core.CoreStep;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The system whose types an object is fitted to before anything is done with it.
final class FitOptions {
    @Option(names = "--btf", paramLabel = "FILE")
    private @Nullable Path types;

    /// The file with the types, if one is named.
    Optional<Path> file() {
        return Optional.ofNullable(types);
    }

    /// @throws BadInputException if the file that is named holds no types, whether they are needed or not
    void check() throws BadInputException {
        if (types != null) {
            SystemTypesFile.of(types);
        }
    }

    /// `opened`, fitted if the user wants that and it is an object.
    ///
    /// @throws BadInputException if it cannot be fitted: where libbpf would not load it, nothing sensible can be run or judged
    Opened fit(Opened opened) throws BadInputException {
        if (!(opened instanceof Opened.ObjectFile object)) {
            check();
            return opened;
        }
        if (types == null) {
            return opened;
        }
        try {
            Fitted fitted = CoreRelocator.fit(object.object(), SystemTypesFile.of(types).types());
            for (CoreStep step : fitted.steps()) {
                if (step.verdict() instanceof CoreStep.Failed(String reason)) {
                    throw new BadInputException(Messages.text("core.unfit", opened.name(), step.relocation().section(), step.slot(), reason));
                }
            }
            return new Opened.ObjectFile(object.name(), fitted.object());
        } catch (MalformedProgramException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }
}
