package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfExt.CoreRelocation;
import dev.glasshive.elf.BtfType;
import dev.glasshive.elf.ElfFile;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.Section;
import dev.glasshive.elf.core.CodePatch.FieldSizes;
import dev.glasshive.elf.core.CodePatch.Wanted;
import dev.glasshive.elf.core.CoreStep.Candidate;
import dev.glasshive.elf.core.CoreStep.Failed;
import dev.glasshive.elf.core.CoreStep.Match;
import dev.glasshive.elf.core.CoreStep.Mismatch;
import dev.glasshive.elf.core.CoreStep.Verdict;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fits the instructions of an object to the types of a system, and keeps every step.
public final class CoreRelocator {
    private final ElfFile elf;
    private final Btf local;
    private final Btf target;
    private final Candidates candidates;
    private final Matcher matcher;
    private final Map<String, byte[]> code = new HashMap<>();

    private CoreRelocator(ElfFile elf, Btf local, Btf target) {
        this.elf = elf;
        this.local = local;
        this.target = target;
        this.candidates = new Candidates(target);
        this.matcher = new Matcher(local, target);
        elf.sections().stream().filter(Section::isCode)
                .forEach(section -> code.putIfAbsent(section.name(), section.content().toArray()));
    }

    /// An object fitted to a system.
    ///
    /// @param object with patched instructions
    /// @param steps one for each relocation, in the order of the object
    public record Fitted(LoadedObject object, List<CoreStep> steps) {
        /// Copies what it is given.
        public Fitted {
            steps = List.copyOf(steps);
        }
    }

    /// `object` for a system with the types `target`. What cannot be fitted is told by its step; the rest is patched all the same.
    ///
    /// @throws MalformedProgramException if the patched object cannot be read
    public static Fitted fit(LoadedObject object, Btf target) throws MalformedProgramException {
        if (object.btf().isEmpty() || object.ext().relocations().isEmpty()) {
            return new Fitted(object, List.of());
        }
        CoreRelocator relocator = new CoreRelocator(object.elf(), object.btf().get(), target);
        List<CoreStep> steps = object.ext().relocations().stream().map(relocator::step).toList();
        return new Fitted(ObjectLoader.load(relocator.patched(), object.madeFor()), steps);
    }

    /// What `object` asks of a system, as far as its own types tell.
    public static List<CoreQuestion> questions(LoadedObject object) {
        return object.ext().relocations().stream().map(relocation -> {
            Optional<CoreKind> kind = CoreKind.of(relocation.kind());
            return new CoreQuestion(relocation, kind, kind.flatMap(asked -> path(object, relocation, asked)));
        }).toList();
    }

    private static Optional<CorePath> path(LoadedObject object, CoreRelocation relocation, CoreKind kind) {
        try {
            return object.btf().isEmpty() ? Optional.empty() : Optional.of(new PathReader(object.btf().get()).read(relocation.type(), relocation.access(), kind));
        } catch (CoreFault _) {
            return Optional.empty();
        }
    }

    private ElfFile patched() {
        return new ElfFile(elf.origin(), elf.machine(), elf.order(), elf.sections().stream().map(this::patched).toList(), elf.symbols());
    }

    private Section patched(Section section) {
        byte[] bytes = code.get(section.name());
        return bytes != null && section.isCode() && bytes.length == section.size() ? section.holding(Bytes.of(bytes)) : section;
    }

    /// A candidate that has what is asked for, with the answer there.
    private record Answered(CorePath path, long answer) {}

    private CoreStep step(CoreRelocation relocation) {
        Optional<CoreKind> kind = CoreKind.of(relocation.kind());
        Optional<CorePath> path = Optional.empty();
        List<Candidate> tried = new ArrayList<>();
        Verdict verdict;
        try {
            CoreKind asked = kind.orElseThrow(() -> new CoreFault("kind " + Integer.toUnsignedString(relocation.kind()) + " is unknown; 0 to " + (CoreKind.values().length - 1) + " are known"));
            path = Optional.of(new PathReader(local).read(relocation.type(), relocation.access(), asked));
            verdict = verdict(relocation, asked, path.get(), tried);
        } catch (CoreFault fault) {
            verdict = new Failed(fault.reason());
        }
        return new CoreStep(relocation, kind, path, tried, verdict);
    }

    private Verdict verdict(CoreRelocation relocation, CoreKind kind, CorePath path, List<Candidate> tried) throws CoreFault {
        byte[] bytes = code.get(relocation.section());
        if (bytes == null) {
            throw new CoreFault("there is no section of instructions " + relocation.section());
        }
        CodePatch patch = new CodePatch(ByteBuffer.wrap(bytes).order(elf.order()));
        Question here = new Question(local, kind, elf.order());
        Question there = new Question(target, kind, elf.order());
        if (kind == CoreKind.TYPE_ID_LOCAL) {
            return patch.patch(relocation.offset(), new Wanted(path.type(), path.type(), here.mustBe(path)), FieldSizes.UNCHANGED);
        }
        Optional<Answered> found = search(kind, path, there, tried);
        if (found.isEmpty() && !kind.hasZero()) {
            return patch.poison(relocation.offset(), tried.isEmpty() ? "the system has no " + TypeNames.essential(path.name()) : "no type of the system fits");
        }
        Wanted wanted = new Wanted(here.answer(path), found.map(Answered::answer).orElse(0L), here.mustBe(path));
        boolean byOffset = kind == CoreKind.FIELD_BYTE_OFFSET && found.isPresent();
        return patch.patch(relocation.offset(), wanted, byOffset ? sizes(here, path, there, found.get().path()) : FieldSizes.UNCHANGED);
    }

    private Optional<Answered> search(CoreKind kind, CorePath path, Question there, List<Candidate> tried) throws CoreFault {
        BtfType root = local.type(path.type()).orElseThrow(() -> new CoreFault("it names no type"));
        if (root.name().isEmpty()) {
            throw new CoreFault("it is about a type without a name, which nothing can be found by");
        }
        Answered found = null;
        for (int candidate : candidates.of(root)) {
            try {
                CorePath match = matcher.match(path, candidate, kind);
                tried.add(new Match(candidate, match));
                Answered answered = new Answered(match, there.answer(match));
                if (found != null && (found.answer() != answered.answer() || found.path().bitOffset() != match.bitOffset())) {
                    throw new CoreFault("the system has several types of this name which differ in the answer: " + found.answer() + " and " + answered.answer());
                }
                found = found == null ? answered : found;
            } catch (NoMatch noMatch) {
                tried.add(new Mismatch(candidate, TypeNames.written(target, candidate), noMatch.reason()));
            }
        }
        return Optional.ofNullable(found);
    }

    private static FieldSizes sizes(Question here, CorePath path, Question there, CorePath match) throws CoreFault {
        return new FieldSizes(here.fieldSize(path), there.fieldSize(match), here.isResizable(path) && there.isResizable(match));
    }
}
