package dev.glasshive.app.life;

import dev.glasshive.app.life.Station.Kind;
import dev.glasshive.app.life.Station.State;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.elf.ElfFile;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.WideSource;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.portability.Judged;
import dev.glasshive.portability.OwnVerifiers;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.portability.PortabilityWords;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/// Finds out what happened to what is open at each station. It may take as long as both verifiers do.
final class Lanes {
    private final Session session;
    private final ProgramSet set;
    private final Program program;
    private final PortabilityReport report;

    private Lanes(Session session, ProgramSet set, Program program, PortabilityReport report) {
        this.session = session;
        this.set = set;
        this.program = program;
        this.report = report;
    }

    /// Both lanes of the program that `session` runs; none where there is none.
    ///
    /// @param goesOn is asked now and then whether to go on
    static List<Lane> of(Session session, IntPredicate goesOn) {
        if (session.program().isEmpty() || session.programs().isEmpty()) {
            return List.of();
        }
        Program open = session.program().get();
        Platform home = PortabilityReport.home(open);
        boolean another = isText(session) && !home.equals(session.setup().platform());
        Optional<ProgramSet> set = another ? Opened.source(session.document().name(), session.document().text(), home, session.document().order()).assembly().programs() : session.programs();
        Optional<Program> program = set.flatMap(programs -> programs.program(open.name()));
        return program.map(found -> new Lanes(session, set.orElseThrow(), found, PortabilityReport.of(set.orElseThrow(), found, home, OwnVerifiers.all(goesOn))).lanes()).orElse(List.of());
    }

    private static boolean isText(Session session) {
        return session.document().object().isEmpty();
    }

    private List<Lane> lanes() {
        return Platforms.all().stream().map(platform -> new Lane(PortabilityWords.name(platform), stations(platform))).toList();
    }

    private List<Station> stations(Platform platform) {
        String side = platform.id();
        List<Station> stations = new ArrayList<>(List.of(source(), compiler(), object(), loader(side)));
        Optional<Judged> judged = report.written().of(platform);
        stations.add(verifier(platform, side, judged));
        boolean accepted = judged.filter(Judged::accepted).isPresent();
        String fact = Text.of("life.code." + side + ".fact");
        stations.add(accepted ? new Station(Kind.CODE, Text.of("life.code." + side), fact, Text.of("life.code." + side + ".detail"), State.DONE)
                : missed(Kind.CODE, Text.of("life.code." + side), Text.of("life.code." + side + ".detail")));
        stations.add(hook(platform, accepted));
        return stations;
    }

    private static Station missed(Kind kind, String name, String detail) {
        return new Station(kind, name, Text.of("life.missed"), detail, State.NOT_REACHED);
    }

    private Station source() {
        Optional<String> written = isText(session) ? Optional.of(session.document().text()) : session.document().cSource();
        String name = isText(session) ? session.document().name() : session.document().name().replaceFirst("\\.o$", ".c");
        return written.map(text -> new Station(Kind.SOURCE, name, Text.of("life.source.fact", text.lines().count(), text.getBytes(StandardCharsets.UTF_8).length),
                        Text.of("life.source.detail"), State.DONE))
                .orElseGet(() -> new Station(Kind.SOURCE, Text.of("life.source"), Text.of("life.source.none"), Text.of("life.source.detail"), State.UNKNOWN));
    }

    private Station compiler() {
        int instructions = program.code().instructions().size();
        int bytes = program.code().size() * Fields.SLOT;
        return new Station(Kind.COMPILER, Text.of(isText(session) ? "life.assembler" : "life.clang"), Text.of("life.compiler.fact", instructions),
                Text.of(isText(session) ? "life.assembler.detail" : "life.clang.detail", bytes), State.DONE);
    }

    /// Of a text, the object that it would be, really made.
    private Station object() {
        String fact = Text.of("life.object.fact", set.programs().size(), set.maps().size());
        String detail = Text.of("life.object.detail");
        if (isText(session)) {
            try {
                byte[] content = ObjectWriter.write(set, report.home().id()).content().toArray();
                fact = Text.of("life.object.made", content.length);
                detail = Text.of("life.object.sections", ElfFile.read(content, set.origin()).sections().size()) + " " + detail;
            } catch (MalformedProgramException e) {
                return new Station(Kind.OBJECT, Text.of("life.object"), fact, String.valueOf(e.getMessage()), State.UNKNOWN);
            }
        }
        return new Station(Kind.OBJECT, isText(session) ? Text.of("life.object") : session.document().name(), fact, detail, State.DONE);
    }

    private Station loader(String side) {
        long references = program.code().instructions().stream().filter(instruction -> instruction instanceof Instruction.LoadImm64 load && isMap(load.source())).count();
        return new Station(Kind.LOADER, Text.of("life.loader." + side), Text.of("life.loader.fact", set.maps().size(), references), Text.of("life.loader." + side + ".detail"), State.DONE);
    }

    private static boolean isMap(WideSource source) {
        return switch (source) {
            case MAP_BY_FD, MAP_VALUE_BY_FD, MAP_BY_INDEX, MAP_VALUE_BY_INDEX -> true;
            case VALUE, VARIABLE, CODE -> false;
        };
    }

    private Station verifier(Platform platform, String side, Optional<Judged> judged) {
        String name = Text.of("life.verifier." + side);
        String detail = Text.of("life.verifier." + side + ".detail");
        if (judged.isEmpty()) {
            boolean hook = report.reasons().stream().noneMatch(reason -> reason.refusing().equals(platform));
            return hook ? new Station(Kind.VERIFIER, name, Text.of("life.verifier.none"), detail, State.UNKNOWN)
                    : new Station(Kind.VERIFIER, name, Text.of("life.verifier.nohook"), detail, State.FAILED);
        }
        Judged verdict = judged.get();
        long micros = TimeUnit.NANOSECONDS.toMicros(verdict.nanoseconds());
        String milliseconds = Long.toString(Math.max(1, Math.round(micros / 1000.0)));
        return verdict.accepted()
                ? new Station(Kind.VERIFIER, name, Text.of("life.verifier." + side + ".fact", verdict.report().processed(), milliseconds), detail, State.DONE)
                : new Station(Kind.VERIFIER, name, verdict.message(), detail, State.FAILED);
    }

    private Station hook(Platform platform, boolean accepted) {
        Optional<ProgramType> type = platform.programType(program.type(), program.section());
        String name = type.map(ProgramType::title).orElse(Text.of("life.hook"));
        String detail = Text.of("life.hook.detail", PortabilityWords.name(platform));
        if (!accepted) {
            return missed(Kind.HOOK, name, detail);
        }
        Optional<RunResult> last = session.timeline().filter(_ -> session.setup().platform().equals(platform)).map(Timeline::runs).filter(runs -> !runs.isEmpty()).map(runs -> runs.getLast().result());
        if (last.isEmpty()) {
            return new Station(Kind.HOOK, name, Text.of("life.hook.notrun"), detail, State.UNKNOWN);
        }
        RunResult result = last.get();
        String meaning = type.map(hook -> hook.meaning(result.r0())).orElse("");
        return result.trap().isPresent() ? new Station(Kind.HOOK, name, Text.of("life.hook.trapped"), detail, State.FAILED)
                : new Station(Kind.HOOK, name, Text.of("life.hook.fact", result.r0(), meaning), detail, State.DONE);
    }
}
