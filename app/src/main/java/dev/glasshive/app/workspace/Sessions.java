package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.clang.CSource;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.CProgram;
import dev.glasshive.open.EntryProgram;
import dev.glasshive.open.Opened;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.trace.Trace;
import dev.glasshive.verifier.log.LogReader;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.UnreadableLogException;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes sessions out of sessions: pure functions of what was open and what is asked for.
final class Sessions {
    /// The packets that a program gets until the user opens others.
    private static final String DEFAULT_CAPTURE = "mixed.pcap";
    private static final long MOST_C_TEXT = 1 << 20;

    /// A session to come, or none and the reason.
    record Change(Optional<Session> session, Optional<Notice> notice) {
        /// Everything stays as it is.
        static final Change NOTHING = new Change(Optional.empty(), Optional.empty());

        static Change to(Session session) {
            return new Change(Optional.of(session), Optional.empty());
        }

        static Change refused(String reason) {
            return new Change(Optional.empty(), Optional.of(new Notice(Notice.Level.PROBLEM, reason)));
        }

        /// This change and then `later`, which was made on top of it. What went wrong with either is told.
        Change then(Change later) {
            return new Change(later.session().or(() -> session), Notice.both(notice, later.notice()));
        }

        /// This change with the run of its program recorded.
        Change recorded(Progress progress) {
            Optional<Session> run = session.map(s -> Sessions.recorded(s, progress));
            return new Change(run, notice.or(() -> session.flatMap(Change::missing)).or(() -> run.flatMap(Change::cut)));
        }

        private static Optional<Notice> cut(Session session) {
            return session.timeline().flatMap(Timeline::cut).map(reason -> new Notice(Notice.Level.INFO, reason));
        }

        /// Packets alone show nothing yet, so that something has to be said.
        private static Optional<Notice> missing(Session session) {
            boolean packetsOnly = session.document().text().isEmpty() && !session.capture().packets().isEmpty();
            return packetsOnly
                    ? Optional.of(new Notice(Notice.Level.INFO, Text.of("open.no-program", session.capture().name(), session.capture().packets().size()))) : Optional.empty();
        }
    }

    Session empty() {
        return new Session(Document.ofText("", Optional.empty(), ""), Optional.empty(), Lines.NONE, List.of(), Optional.empty(),
                Edits.of(Given.of(new Capture("", List.of()))), Setup.DEFAULT, Optional.empty(), Optional.empty());
    }

    Change open(Session before, Path file) {
        String title = String.valueOf(file.getFileName());
        try {
            return switch (Opened.open(file)) {
                case Opened.Source source when TextLimit.isExceeded(source.text()) -> Change.refused(TextLimit.refusal(title, source.text()));
                case Opened.ObjectFile(var name, LoadedObject object) when TextLimit.isExceeded(object.programs()) -> Change.refused(TextLimit.refusal(title, TextLimit.lines(object.programs())));
                case Opened.RawCode(var name, ProgramSet programs) when TextLimit.isExceeded(programs) -> Change.refused(TextLimit.refusal(title, TextLimit.lines(programs)));
                case Opened.TraceFile(String name, Trace trace) when TextLimit.isExceeded(trace.scenario().set()) -> Change.refused(TextLimit.refusal(title, TextLimit.lines(trace.scenario().set())));
                case Opened.CFile c when TextLimit.isExceeded(c.source().text()) -> Change.refused(TextLimit.refusal(title, c.source().text()));
                case Opened.CFile c -> Change.to(uncompiled(before, Document.ofText(title, Optional.of(file), c.source().text())));
                case Opened.Source source -> text(before, Document.ofText(title, Optional.of(file), source.text()));
                case Opened.ObjectFile(var name, LoadedObject object) -> notes(Change.to(disassembled(madeFor(before, object), title, Optional.of(file), object.programs(), beside(file))), object.notes());
                case Opened.RawCode(var name, ProgramSet programs) -> Change.to(disassembled(before, title, Optional.of(file), programs, Optional.empty()));
                case Opened.TraceFile(String name, Trace trace) -> replayed(before, trace, title, file);
                case Opened.LogFile(String _, SavedLog log) -> Change.to(logged(before, title, Optional.of(file), log));
                case Opened.CaptureFile(String name, Capture capture) -> capture.packets().isEmpty()
                        ? Change.refused(Text.of("open.no-packets", name)) : notes(packets(before, new Capture(title, capture.linkType(), capture.packets(), capture.notes())), capture.notes());
            };
        } catch (BadInputException | MalformedProgramException e) {
            return Change.refused(String.valueOf(e.getMessage()));
        }
    }

    /// A recorded run as it was, and a word if this Glasshive runs it differently.
    private Change replayed(Session before, Trace trace, String title, Path file) throws MalformedProgramException {
        Scenario scenario = trace.scenario();
        Session on = before.on(new Setup(scenario.platform(), scenario.host(), scenario.world(), before.setup().privilege()));
        Session listed = disassembled(on, title, Optional.of(file), scenario.set(), Optional.empty()).from(scenario.set().program(scenario.program()));
        Trace.Replayed again = trace.replay(Progress.NONE);
        Capture packets = new Capture(title, scenario.inputs().stream().map(input -> Packet.of(input.frame())).toList());
        return new Change(Optional.of(listed.ran(packets, Optional.of(again.timeline()), Optional.empty())),
                again.divergence().map(where -> new Notice(Notice.Level.PROBLEM, Text.of("trace.differs", title, where, trace.version()))));
    }

    private static Change notes(Change change, List<String> notes) {
        return notes.isEmpty() ? change : new Change(change.session(), Optional.of(new Notice(Notice.Level.INFO, notes.getFirst())));
    }

    /// The C text next to an object, if it is there and small enough to show.
    private static Optional<String> beside(Path object) {
        Path c = object.resolveSibling(object.getFileName().toString().replaceFirst("\\.o$", "") + ".c");
        try {
            return Files.isRegularFile(c) && Files.size(c) <= MOST_C_TEXT ? Optional.of(Files.readString(c)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    Change sample(Session before, String name) {
        try {
            LoadedObject object = ObjectLoader.load(Samples.object(name), name + ".o");
            return Change.to(disassembled(madeFor(before, object), name + ".o", Optional.empty(), object.programs(), Samples.cSource(name)));
        } catch (MalformedProgramException e) {
            throw new IllegalStateException("sample " + name, e);
        }
    }

    Change sampleSource(Session before, String name) {
        return Samples.assembly(name).map(source -> text(before, Document.ofText(name + ".bpf", Optional.empty(), source)))
                .orElseGet(() -> sample(before, name));
    }

    Change sampleCapture(Session before, String name) {
        return packets(before, bundled(name));
    }

    /// The log of a verifier as text, such as one that was pasted.
    Change log(Session before, String name, String text) {
        try {
            return Change.to(logged(before, name, Optional.empty(), LogReader.read(text)));
        } catch (UnreadableLogException e) {
            return Change.refused(Text.of("saved-log.unreadable", String.valueOf(e.getMessage())));
        }
    }

    private static Session logged(Session before, String name, Optional<Path> path, SavedLog log) {
        LogListing listing = LogListing.of(log, LogVerification.program(log), LogVerification.heading(log));
        return new Session(Document.ofLog(name, path, listing.text(), log), Optional.empty(), listing.lines(), List.of(), Optional.empty(), fresh(before), before.setup(), Optional.empty(),
                Optional.empty());
    }

    Change text(Session before, Document document) {
        return TextLimit.isExceeded(document.text()) ? Change.refused(TextLimit.refusal(document.name(), document.text())) : Change.to(assembled(before, document));
    }

    Change reopened(Session before, Document document) {
        return Change.to(document.object().map(object -> listed(before, document, object.programs())).orElseGet(() -> assembled(before, document)));
    }

    Change staged(Document document, Capture capture, Setup on) {
        return packets(assembled(empty().on(on), document), capture);
    }

    Change choose(Session before, String program) {
        Optional<Program> chosen = before.programs().flatMap(set -> set.program(program));
        return Change.to(before.from(chosen));
    }

    Change packets(Session before, Capture capture) {
        return Change.to(before.over(capture));
    }

    Change edits(Session before, UnaryOperator<Edits> how) {
        Edits wanted = how.apply(before.edits());
        return wanted.equals(before.edits()) ? Change.NOTHING : Change.to(before.over(wanted));
    }

    Change setup(Session before, UnaryOperator<Setup> how) {
        Setup wanted = how.apply(before.setup());
        if (wanted.equals(before.setup())) {
            return Change.NOTHING;
        }
        // Names of helpers stand for other numbers on another platform.
        boolean renamed = !wanted.platform().equals(before.setup().platform()) && before.document().object().isEmpty() && !before.document().text().isEmpty();
        return Change.to(renamed ? assembled(before.on(wanted), before.document()) : before.on(wanted));
    }

    /// `before` on the platform that `object` says it is for.
    private static Session madeFor(Session before, LoadedObject object) {
        return before.on(before.setup().with(Platforms.named(object.madeFor())));
    }

    /// A packet each, where the hook sees packets; else one run with the context that the platform's tables make up.
    private static List<Input> inputs(Session session, Program program, Capture capture) {
        Optional<ProgramType> type = session.setup().platform().programType(program.type(), program.section());
        return switch (type.map(ProgramType::packetStart).orElse(ProgramType.PacketStart.LINK)) {
            case LINK, NETWORK -> capture.packets().stream().map(p -> Input.packet(Summaries.of(p, capture.linkType()), p.data())).toList();
            case TEXT -> List.of(Input.packet(type.orElseThrow().text(), Bytes.of(type.orElseThrow().text().getBytes(StandardCharsets.UTF_16LE))));
            case NONE -> List.of(Input.packet(type.orElseThrow().context().name(), Bytes.EMPTY));
        };
    }

    private Session assembled(Session before, Document document) {
        if (document.log().isPresent()) {
            return logged(before, document.name(), document.path(), document.log().get());
        }
        if (document.isC()) {
            return uncompiled(before, document);
        }
        Assembly assembly = Opened.source(document.name(), document.text(), before.setup().platform(), document.order()).assembly();
        Lines lines = assembly.programs().map(Lines::of).orElse(Lines.NONE);
        return new Session(document, assembly.programs(), lines, assembly.diagnostics(),
                assembly.programs().map(set -> entry(set, before.program(), before.setup().platform())).orElse(before.program()),
                before.document().isSameAs(document) ? before.edits() : fresh(before), before.setup(), Optional.empty(), Optional.empty());
    }

    /// C text that is still to be compiled: until then, what it was compiled to before is shown.
    private static Session uncompiled(Session before, Document document) {
        return before.document().isSameAs(document)
                ? new Session(document, before.programs(), before.lines(), before.diagnostics(), before.program(), before.edits(), before.setup(), before.timeline(), before.problem())
                : new Session(document, Optional.empty(), Lines.NONE, List.of(), Optional.empty(), fresh(before), before.setup(), Optional.empty(), Optional.empty());
    }

    /// The C text of `session`, for the platform that it is meant for.
    static Optional<CSource> cSource(Session session) {
        Document document = session.document();
        boolean windows = session.setup().platform().id().equals("windows") && !document.text().contains("<linux/");
        return Optional.of(document).filter(Document::isC).map(c -> Opened.cSource(c.name(), c.text(), c.path().map(Path::toAbsolutePath).map(Path::getParent),
                windows ? Optional.of(session.setup().platform()) : Optional.empty(), c.order()));
    }

    /// `before` with what its C text was compiled to; nothing if it is about another text meanwhile.
    Change compiled(Session before, CSource source, CProgram result) {
        if (!cSource(before).equals(Optional.of(source))) {
            return Change.NOTHING;
        }
        return switch (result) {
            case CProgram.Ready(LoadedObject object, Bytes _, List<Diagnostic> _) when TextLimit.isExceeded(object.programs()) ->
                    Change.to(without(before, List.of(), Optional.of(TextLimit.refusal(source.name(), TextLimit.lines(object.programs())))));
            case CProgram.Ready(LoadedObject object, Bytes _, List<Diagnostic> diagnostics) -> {
                Session on = object.madeFor().equals(before.setup().platform().id()) ? before : madeFor(before, object);
                ProgramSet set = object.programs();
                yield notes(Change.to(new Session(before.document(), Optional.of(set), Lines.ofC(set), diagnostics, entry(set, before.program(), on.setup().platform()),
                        before.edits(), on.setup(), Optional.empty(), Optional.empty())), object.notes());
            }
            case CProgram.Faulty(List<Diagnostic> diagnostics) -> Change.to(without(before, diagnostics, Optional.empty()));
            case CProgram.NoCompiler _ -> Change.to(without(before, List.of(), Optional.of(Text.of("c.none"))));
            case CProgram.Impossible(String reason) -> Change.to(without(before, List.of(), Optional.of(Text.of("c.impossible", source.name(), reason))));
        };
    }

    private static Session without(Session before, List<Diagnostic> diagnostics, Optional<String> problem) {
        return new Session(before.document(), Optional.empty(), Lines.NONE, diagnostics, before.program(), before.edits(), before.setup(), Optional.empty(), problem);
    }

    /// The packets of `before`; what was put into its maps, and what was lent to show something of it, belongs to another document.
    private static Edits fresh(Session before) {
        Edits own = before.edits().returned();
        return own.now().presets().equals(Presets.NONE) ? own : Edits.of(own.now().with(Presets.NONE));
    }

    private Session disassembled(Session before, String name, Optional<Path> path, ProgramSet set, Optional<String> cSource) {
        String listing = Disassembler.source(set, Opened.helperNames(before.setup().platform()));
        return listed(before, Document.ofObject(name, path, listing, new OpenObject(set), cSource), set);
    }

    private Session listed(Session before, Document document, ProgramSet set) {
        Lines lines = Opened.source(document.name(), document.text(), before.setup().platform(), document.order()).assembly().programs().map(Lines::of).orElse(Lines.NONE);
        return new Session(document, Optional.of(set), lines, List.of(), entry(set, Optional.empty(), before.setup().platform()), fresh(before), before.setup(), Optional.empty(), Optional.empty());
    }

    /// The program that starts: the one that ran before if it is still there, else the one to start with.
    private Optional<Program> entry(ProgramSet set, Optional<Program> before, Platform platform) {
        return before.flatMap(p -> set.program(p.name()))
                .or(() -> EntryProgram.of(set, platform));
    }

    private static Session recorded(Session session, Progress progress) {
        if (session.programs().isEmpty() || session.program().isEmpty() || session.timeline().isPresent()) {
            return session;
        }
        Capture capture = session.capture().packets().isEmpty() ? bundled(DEFAULT_CAPTURE) : session.capture();
        Presets presets = session.presets();
        Program program = session.program().get();
        Optional<ProgramType> hook = session.setup().platform().programType(program.type(), program.section());
        List<Input> inputs = inputs(session, program, capture).stream().map(input -> presets.in(input, hook, session.programs().get().order(), session.setup().world())).toList();
        try {
            Scenario scenario = Scenario.of(presets.in(session.programs().get()), session.program().get().name(), session.setup().platform(), inputs)
                    .on(session.setup().host().withOrder(session.programs().get().order())).in(session.setup().world());
            return session.ran(capture, Optional.of(Timeline.record(scenario, progress)), Optional.empty());
        } catch (MalformedProgramException e) {
            return session.ran(capture, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Capture bundled(String name) {
        try {
            return CaptureReader.read(Samples.capture(name), name, Limits.DEFAULT);
        } catch (MalformedCaptureException e) {
            throw new IllegalStateException("capture " + name, e);
        }
    }
}
