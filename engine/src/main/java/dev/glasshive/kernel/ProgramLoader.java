package dev.glasshive.kernel;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import dev.glasshive.kernel.SystemCall.Answer;
import dev.glasshive.kernel.SystemCall.Command;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.FunctionTypes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.ProgramTypes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives programs to the kernel, with its maps' descriptors where instructions name maps.
final class ProgramLoader {
    private static final int LOG_BYTES = 16 << 20;

    private final SystemCall call;
    private final Descriptors descriptors;
    private final ProgramSet set;
    private final List<KernelMap> maps;
    private final Options options;

    ProgramLoader(SystemCall call, Descriptors descriptors, ProgramSet set, List<KernelMap> maps, Options options) {
        this.call = call;
        this.descriptors = descriptors;
        this.set = set;
        this.maps = maps;
        this.options = options;
    }

    /// A program that the kernel took.
    record Accepted(int descriptor, String log) {}

    Accepted load(Program program) throws RefusedException {
        int type = KernelNumbers.programType(program.type()).orElseThrow(() -> RefusedException.unasked("program " + program.name()
                + (program.type().isEmpty() ? " says no program type" : " is of type " + program.type() + ", which the kernel does not have")));
        byte[] code = Code.of(patched(program)).encode();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(options.logLevel() == 0 ? 1 : LOG_BYTES, 8);
            Attributes attributes = new Attributes(arena).number(0, type).number(4, code.length / 8).bytes(8, Bytes.of(code))
                    .text(16, set.license()).name(48, program.name())
                    .number(68, KernelNumbers.attachType(program.section()));
            Optional<ProgramTypes> types = FunctionTypes.of(program);
            if (types.isPresent()) {
                describe(program, types.get(), attributes, arena);
            }
            if (options.logLevel() > 0) {
                attributes.number(24, options.logLevel()).number(28, LOG_BYTES).pointer(32, buffer);
            }
            Answer answer = call.bpf(Command.PROGRAM_LOAD, attributes);
            String log = buffer.getString(0, StandardCharsets.ISO_8859_1);
            // A full buffer fails the load whatever the verdict, so the verdict is asked for again without a log.
            if (ErrorNumber.ENOSPC.is(answer.errno()) && options.logLevel() > 0) {
                answer = call.bpf(Command.PROGRAM_LOAD, attributes.number(24, 0).number(28, 0).pointer(32, MemorySegment.NULL));
            }
            if (answer.failed()) {
                String plain = "program " + program.name() + " was refused: " + ErrorNumber.describe(answer.errno());
                throw new RefusedException(new LoadOutcome.Refused(answer.errno(), VerifierWords.of(log).orElse(plain), log));
            }
            return new Accepted(descriptors.add(answer.value()), log);
        }
    }

    /// Gives the kernel the types that go with the program.
    private void describe(Program program, ProgramTypes types, Attributes attributes, Arena arena) throws RefusedException {
        Answer answer = call.bpf(Command.BTF_LOAD, new Attributes(arena).bytes(0, types.btf()).number(16, types.btf().length()));
        if (answer.failed()) {
            throw RefusedException.of("program " + program.name() + ": its types were not taken", answer.errno());
        }
        attributes.number(72, descriptors.add(answer.value()));
        if (types.functions().bytes().length() > 0) {
            attributes.number(76, types.functions().recordSize()).bytes(80, types.functions().bytes()).number(88, types.functions().records().size());
        }
        if (types.lines().bytes().length() > 0) {
            attributes.number(92, types.lines().recordSize()).bytes(96, types.lines().bytes()).number(104, types.lines().records().size());
        }
    }

    /// The instructions with descriptors of maps in place of their indexes.
    private List<Instruction> patched(Program program) throws RefusedException {
        List<Instruction> instructions = new ArrayList<>();
        for (Instruction instruction : program.code().instructions()) {
            instructions.add(switch (instruction) {
                case LoadImm64(var dst, WideSource source, int index, int offset) when source == WideSource.MAP_BY_INDEX ->
                        new LoadImm64(dst, WideSource.MAP_BY_FD, map(program, index).descriptor(), offset);
                case LoadImm64(var dst, WideSource source, int index, int offset) when source == WideSource.MAP_VALUE_BY_INDEX ->
                        new LoadImm64(dst, WideSource.MAP_VALUE_BY_FD, map(program, index).descriptor(), offset);
                default -> instruction;
            });
        }
        return instructions;
    }

    private KernelMap map(Program program, int index) throws RefusedException {
        if (index < 0 || index >= maps.size()) {
            throw RefusedException.unasked("program " + program.name() + " names map " + index + ", but there are " + maps.size() + " maps");
        }
        return maps.get(index);
    }
}
