package dev.glasshive.verifier.strategy;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the verifier of Windows takes programs of Linux for whose section names no hook.
///
/// libbpf does not load such a program until a loader says what it is. PREVAIL, which judges objects without a loader, takes it for a filter of sockets, whose context is `__sk_buff`; in objects of
/// Cilium, whose sections are numbers and names of its own, the name of the file says more.
public final class UnknownSections {
    private static final String SOCKET_BUFFER = "sched_cls";
    private static final String CILIUM = "cilium";
    private static final String XDP = "xdp";

    private UnknownSections() {}

    /// The programs of `set` that `strategy` has to take for something, on the tables of `tables`.
    public static List<Program> in(ProgramSet set, Platform strategy, Platform tables) {
        boolean adopts = strategy.id().equals(Platforms.windows().id()) && tables.id().equals(Platforms.linux().id());
        return set.programs().stream().filter(program -> adopts && program.type().isEmpty() && !program.section().isEmpty()).toList();
    }

    /// `set`, in which `programs` are of the type that they are taken for.
    ///
    /// @param file the path of the object
    public static ProgramSet adopted(ProgramSet set, List<Program> programs, String file) {
        String type = typeIn(file);
        return new ProgramSet(set.origin(), set.license(), set.programs().stream().map(program -> programs.contains(program) ? program.typed(type) : program).toList(), set.maps(), set.order());
    }

    private static String typeIn(String file) {
        return Optional.of(file.toLowerCase(Locale.ROOT)).filter(path -> path.contains(CILIUM) && path.contains(XDP)).map(_ -> XDP).orElse(SOCKET_BUFFER);
    }
}
