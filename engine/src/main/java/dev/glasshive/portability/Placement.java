package dev.glasshive.portability;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Code;
import dev.glasshive.program.ContextFlow;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A program as it would arrive at a verifier of one of the systems, for as much of the translation as is asked for.
final class Placement {
    /// The number that no system gives to a helper.
    private static final int NO_HELPER = 0;

    private final ProgramSet set;
    private final Program program;
    private final Platform home;
    private final Optional<ProgramType> here;
    private final Optional<ProgramType> there;
    private final Written written;

    /// A part of the translation.
    enum Part {
        /// What has a name gets the number of the other system, as an assembler or a compiler does it.
        NAMES,
        /// Helpers that are called by number, too.
        NUMBERS,
        /// Fields of the context are read where the other system keeps them.
        CONTEXT,
        /// What is returned means the same on the other system.
        RESULTS
    }

    Placement(ProgramSet set, Program program, Platform home) {
        this.set = set;
        this.program = program;
        this.home = home;
        this.here = home.programType(program.type(), program.section());
        this.there = here.flatMap(type -> Counterparts.hook(home, type).what());
        this.written = new Written(program);
    }

    Program program() {
        return program;
    }

    List<Place> places(int slot) {
        return slot < 0 ? List.of() : List.of(Place.of(program, slot));
    }

    /// As it was written, for the system that it was written for.
    Optional<Candidate> atHome() {
        return here.map(type -> Candidate.of(set, program).attachedAs(type.attachId()));
    }

    /// For the other system, with `parts` translated; empty where that has no such hook.
    Optional<Candidate> elsewhere(Set<Part> parts) {
        return there.map(type -> {
            Program placed = translated(parts, type);
            return Candidate.of(set, placed).attachedAs(type.attachId());
        });
    }

    /// All parts there are.
    static Set<Part> whole() {
        return EnumSet.allOf(Part.class);
    }

    private Program translated(Set<Part> parts, ProgramType type) {
        Map<Integer, Instruction> changed = new HashMap<>();
        Platform other = Sides.other(home);
        for (int slot : program.code().starts()) {
            if (program.code().at(slot) instanceof Instruction.CallHelper(int id) && parts.contains(written.callsByNumber(slot) ? Part.NUMBERS : Part.NAMES)) {
                changed.put(slot, new Instruction.CallHelper(number(id, other, type)));
            }
        }
        ProgramType own = here.orElseThrow();
        ContextFlow.of(program).stream().filter(access -> parts.contains(written.namesField(access.slot()) ? Part.NAMES : Part.CONTEXT)).forEach(access -> ContextRewrite.of(program.code(), access, home, own, type).ifPresent(instruction -> changed.put(access.slot(), instruction)));
        Results.of(program).stream().filter(result -> parts.contains(written.namesResult(result.slot()) ? Part.NAMES : Part.RESULTS)).forEach(result -> Counterparts.result(home, own, result.value(), type).what()
                    .ifPresent(number -> changed.put(result.slot(), moved(program.code().at(result.slot()), number))));
        List<Instruction> code = new ArrayList<>();
        program.code().starts().forEach(slot -> code.add(changed.getOrDefault(slot, program.code().at(slot))));
        return new Program(program.name(), program.section(), type.name(), Code.of(code), program.subprograms(), program.labels(), program.sourceMap(), program.types());
    }

    private int number(int id, Platform other, ProgramType type) {
        String name = home.helper(id, here).map(Helper::name).orElse("");
        return other.allHelpers().stream().filter(helper -> helper.name().equals(name) && helper.allowsCallsFrom(type)).mapToInt(Helper::id).findFirst().orElse(NO_HELPER);
    }

    private static Instruction moved(Instruction instruction, int number) {
        return instruction instanceof Instruction.Mov move ? new Instruction.Mov(move.width(), move.dst(), new Imm(number)) : instruction;
    }
}
