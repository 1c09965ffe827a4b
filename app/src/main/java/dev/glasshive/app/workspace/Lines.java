package dev.glasshive.app.workspace;

import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.Instruction.Neg;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Which line of the editor holds which instruction; lines count from 0.
public final class Lines {
    /// No lines.
    public static final Lines NONE = new Lines();

    private final Map<Instruction, Integer> lines = new HashMap<>();
    private final Map<Integer, Instruction> instructions = new HashMap<>();
    /// Where a line can stand for several.
    private final Map<Integer, List<Instruction>> many = new HashMap<>();

    /// An instruction of a program.
    public record Instruction(String program, int slot) {}

    private Lines() {}

    /// The lines of programs that were assembled from the editor's text.
    public static Lines of(ProgramSet assembled) {
        Lines lines = new Lines();
        for (Program program : assembled.programs()) {
            for (SourceLine line : program.sourceMap().lines()) {
                Instruction instruction = new Instruction(program.name(), line.slot());
                lines.lines.put(instruction, line.line() - 1);
                lines.instructions.put(line.line() - 1, instruction);
            }
        }
        return lines;
    }

    /// The lines of programs that were compiled from the editor's text. A line stands for several instructions, and its first is the one that it is known by;
    /// what comes from a header belongs to the line before it.
    static Lines ofC(ProgramSet compiled) {
        Lines lines = new Lines();
        for (Program program : compiled.programs()) {
            String file = program.sourceMap().lines().stream().map(SourceLine::file).findFirst().orElse("");
            int line = -1;
            for (int slot : program.code().starts()) {
                line = program.sourceMap().at(slot).filter(at -> at.file().equals(file)).map(at -> at.line() - 1).orElse(line);
                if (line >= 0) {
                    Instruction instruction = new Instruction(program.name(), slot);
                    lines.lines.put(instruction, line);
                    lines.instructions.putIfAbsent(line, instruction);
                    lines.many.computeIfAbsent(line, _ -> new ArrayList<>()).add(instruction);
                }
            }
            lines.many.values().stream().filter(several -> several.getLast().program().equals(program.name())).forEach(several -> several.sort(telling(program)));
        }
        return lines;
    }

    /// What a line decides, calls or stores tells more of it than what computes the operands of that; of two alike, the later one.
    public static Comparator<Instruction> telling(Program program) {
        return Comparator.<Instruction>comparingInt(at -> at.program().equals(program.name()) && isTelling(program.code().at(at.slot())) ? 1 : 0).thenComparingInt(Instruction::slot);
    }

    private static boolean isTelling(dev.glasshive.isa.Instruction instruction) {
        return switch (instruction) {
            case Branch _, CallHelper _, CallLocal _, CallKfunc _, CallRegister _, Store _, StoreRelease _, Atomic _ -> true;
            case Alu _, Mov _, MovSx _, Neg _, ByteSwap _, LoadImm64 _, Load _, LoadAcquire _, LegacyLoad _, Jump _, Exit _ -> false;
        };
    }

    /// Lines that are known already.
    static Lines of(Map<Instruction, Integer> known) {
        Lines lines = new Lines();
        lines.lines.putAll(known);
        known.forEach((instruction, line) -> lines.instructions.put(line, instruction));
        return lines;
    }

    /// The line of the instruction at `slot` of `program`.
    public OptionalInt line(String program, int slot) {
        Integer line = lines.get(new Instruction(program, slot));
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /// All instructions on `line`: one, or those that a line of C was compiled to, those last that tell most of what it came to.
    public List<Instruction> instructions(int line) {
        return many.getOrDefault(line, instruction(line).stream().toList());
    }

    /// The instruction on `line`.
    public Optional<Instruction> instruction(int line) {
        return Optional.ofNullable(instructions.get(line));
    }
}
