package dev.glasshive.tests.agreement;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import dev.glasshive.verifier.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A program that everybody is asked about, and the packets that it is run on.
///
/// @param sound whether it was written to be accepted and to give one answer only
record Question(String name, ProgramSet set, List<Bytes> packets, boolean sound) {
    static final HelperNames NAMES = HelperNames.of(Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));
    /// Helpers that tell the time and random numbers.
    private static final Set<Integer> FICKLE = Set.of(5, 7);

    /// A question about `instructions`, which may call functions among themselves.
    static Program program(String name, String type, List<Instruction> instructions) {
        Code code = Code.of(instructions);
        TreeMap<Integer, String> starts = new TreeMap<>(Map.of(0, name));
        for (int slot : code.starts()) {
            int target = switch (code.at(slot)) {
                case Instruction.CallLocal(int offset) -> slot + 1 + offset;
                case LoadImm64 load when load.source() == WideSource.CODE -> slot + 1 + load.low();
                default -> 0;
            };
            if (code.startsAt(target)) {
                starts.putIfAbsent(target, name + "_" + target);
            }
        }
        List<Integer> ordered = new ArrayList<>(starts.keySet());
        ordered.add(code.size());
        List<Subprogram> functions = IntStream.range(0, starts.size())
                .mapToObj(i -> new Subprogram(starts.getOrDefault(ordered.get(i), name), ordered.get(i), ordered.get(i + 1) - ordered.get(i))).toList();
        Program plain = Program.of(name, type, code);
        return new Program(name, plain.section(), type, code, functions, plain.labels(), plain.sourceMap());
    }

    /// The program that is run; others are reached from it by tail calls.
    Program program() {
        return set.programs().getFirst();
    }

    /// The programs for verifiers, in the order in which a kernel judges them.
    List<Candidate> candidates() {
        return set.programs().stream().map(program -> Candidate.of(set, program)).toList();
    }

    /// This about other instructions.
    Question with(List<Instruction> others) {
        List<Program> programs = new ArrayList<>(set.programs());
        programs.set(0, program(program().name(), program().type(), others));
        return new Question(name, new ProgramSet(set.origin(), set.license(), programs, set.maps()), packets, sound);
    }

    boolean isFickle() {
        return set.programs().stream().flatMap(program -> program.code().instructions().stream()).anyMatch(i -> i instanceof CallHelper(int id) && FICKLE.contains(id));
    }

    /// The programs as text that the command line runs, and the packets as hexadecimal numbers.
    String text() {
        StringBuilder text = new StringBuilder(Disassembler.source(set, NAMES));
        packets.forEach(packet -> text.append("# packet ").append(packet.toHex()).append('\n'));
        return text.toString();
    }
}
