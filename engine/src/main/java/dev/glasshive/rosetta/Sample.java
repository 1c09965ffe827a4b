package dev.glasshive.rosetta;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What lies in registers and memory before an instruction runs.
///
/// @param registers values of registers that hold numbers
/// @param memory what lies where the instruction accesses memory, if it does
/// @param type the program type, or an empty string for a program without a hook
record Sample(SortedMap<Register, Long> registers, Optional<At> memory, String type) {
    private static final int PACKET_BYTES = 48;
    private static final int STEPS = 64;
    private static final int STACK = 512;

    /// Content of memory at `base + offset`.
    record At(Register base, short offset, Size size, long content) {}

    static Sample of() {
        return new Sample(new TreeMap<>(), Optional.empty(), "");
    }

    static Sample at(Register base, short offset, Size size, long content) {
        return new Sample(new TreeMap<>(), Optional.of(new At(base, offset, size, content)), "");
    }

    /// A sample of a hook with a packet that counts its bytes.
    static Sample packet(Register index) {
        Sample sample = new Sample(new TreeMap<>(), Optional.empty(), "socket_filter");
        return index == Register.R6 ? sample : sample.with(index, 2);
    }

    Sample with(Register register, long value) {
        SortedMap<Register, Long> more = new TreeMap<>(registers);
        more.put(register, value);
        return new Sample(more, memory, type);
    }

    /// The line of a run; empty if it cannot be made to run, as when the frame pointer should get a value.
    Optional<String> run(Instruction instruction) {
        if (registers.containsKey(Register.FRAME_POINTER)) {
            return Optional.empty();
        }
        List<Instruction> code = prepared();
        int index = code.size();
        code.add(instruction instanceof Branch(var op, var width, var left, var right, short _) ? new Branch(op, width, left, right, (short) 1) : instruction);
        code.add(new Exit());
        code.add(new Exit());
        Program program = Program.of("sample", type, Code.of(code));
        try {
            Timeline timeline = Timeline.record(Scenario.of(new ProgramSet("sample", "GPL", List.of(program), List.of()), "sample", Platforms.linux(),
                    List.of(Input.packet("", frame()))).limitedTo(STEPS), Progress.NONE);
            if (index >= timeline.length()) {
                return Optional.empty();
            }
            Step step = timeline.step(index);
            String happened = instruction instanceof Branch ? timeline.at(index + 1).slot() == step.slot() + 2 ? "jumps" : "goes on" : happened(step);
            String given = given();
            return Optional.of(given.isEmpty() ? happened : given + " -> " + happened);
        } catch (MalformedProgramException e) {
            throw new IllegalStateException("no sample of " + instruction, e);
        }
    }

    private Bytes frame() {
        byte[] bytes = new byte[PACKET_BYTES];
        if (type.isEmpty()) {
            memory.ifPresent(at -> System.arraycopy(Bytes.ofLittleEndian(at.content(), Size.DW.bytes()).toArray(), 0, bytes, 0, Size.DW.bytes()));
        } else {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
        }
        return Bytes.of(bytes);
    }

    /// Instructions that bring about the sample.
    private List<Instruction> prepared() {
        List<Instruction> code = new ArrayList<>();
        if (!type.isEmpty()) {
            code.add(new Mov(Width.W64, Register.R6, Register.R1));
        }
        memory.ifPresent(at -> {
            if (at.base() != Register.FRAME_POINTER) {
                code.add(new Mov(Width.W64, at.base(), Register.R1));
                code.add(new Alu(AluOp.SUB, Width.W64, at.base(), new Imm(at.offset())));
            } else if (at.offset() >= -STACK && at.offset() <= -at.size().bytes()) {
                for (int i = 0; i < at.size().bytes(); i++) {
                    code.add(new Store(Size.B, Register.FRAME_POINTER, (short) (at.offset() + i), new Imm((int) (byte) (at.content() >>> 8 * i))));
                }
            }
        });
        registers.forEach((register, value) -> code.add(LoadImm64.of(register, value)));
        return code;
    }

    private String given() {
        String numbers = registers.entrySet().stream().map(e -> e.getKey() + "=" + number(e.getValue())).collect(Collectors.joining(" "));
        String before = memory.map(at -> "memory " + spaced(Bytes.ofLittleEndian(at.content(), at.size().bytes()))).orElse(type.isEmpty() ? "" : "packet 0e 0f 10 11 ...");
        return before.isEmpty() || numbers.isEmpty() ? before + numbers : numbers + ", " + before;
    }

    private static String happened(Step step) {
        List<String> news = new ArrayList<>();
        for (Step.Event event : step.events()) {
            switch (event) {
                case Step.RegisterChanged(Register register, OptionalLong before, OptionalLong after) -> after.ifPresent(value -> news.add(register + "=" + number(value)));
                case Step.MemoryWritten(var place, Bytes before, Bytes after) -> news.add("memory " + spaced(after));
                case Step.Finished(long r0) -> news.add("ends with " + number(r0));
                case Step.Trapped(var trap) -> news.add("stops: " + trap.message().replaceFirst("^insn \\d+ ", ""));
                case Step.MemoryRead _, Step.PacketMoved _, Step.MapLookedUp _, Step.MapEntryChanged _, Step.Called _, Step.Returned _, Step.TailCalled _, Step.Waiting _, Step.Printed _, Step.InputArrived _ -> { }
            }
        }
        return news.isEmpty() ? "nothing changes" : String.join(", ", news);
    }

    private static String spaced(Bytes bytes) {
        return bytes.toHex().replaceAll("..(?!$)", "$0 ");
    }

    /// Small numbers as people count, others as the register holds them.
    private static String number(long value) {
        return Math.abs(value) <= 0xffff && value != Long.MIN_VALUE ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
}
