package dev.glasshive.jit;

import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the x86-64 code that the just-in-time compiler of a kernel would typically make of a program.
///
/// It is written from what the processor's manual says, to be read: each instruction by itself, without the tricks that differ from kernel to kernel (places for tracing, tail calls as jumps,
/// defences against speculation). Registers live where [#home] says; r10 and r11 of the processor are free for values in between. Functions of the program that are called have a prologue of
/// their own, which stands in the piece of their first instruction, and leave by themselves; only the first one leaves over the listing's epilogue. An instruction that leads nowhere, which no
/// verifier accepts, becomes `ud2`.
public final class NativeEmitter {
    private final Code code;
    private final NativeOptions options;
    private final Map<Integer, Frame> frames = new HashMap<>();
    private final Frame first;

    private NativeEmitter(Program program, NativeOptions options) {
        this.code = program.code();
        this.options = options;
        List<Frame> all = Frame.of(program);
        this.first = all.getFirst();
        all.forEach(frame -> frames.put(frame.start(), frame));
    }

    /// The code of `program`.
    public static NativeListing of(Program program, NativeOptions options) {
        NativeEmitter emitter = new NativeEmitter(program, options);
        Layout before = Layout.wide(program.code().instructions().size());
        while (true) {
            Pass pass = emitter.pass(before);
            if (pass.layout.isSame(before)) {
                return pass.listing;
            }
            before = pass.layout;
        }
    }

    /// The register of the processor in which `register` lives: `rdi` for r1.
    public static String home(Register register) {
        return X86Register.of(register).name(64);
    }

    private record Pass(NativeListing listing, Layout layout) {}

    private Pass pass(Layout before) {
        X86Assembler assembler = new X86Assembler(NativeAddresses.CODE);
        first.open(assembler);
        List<MachineInstruction> prologue = assembler.take();
        List<Integer> slots = code.starts();
        int[] starts = new int[slots.size() + 1];
        int[] begins = new int[slots.size() + 1];
        List<List<MachineInstruction>> pieces = new ArrayList<>();
        Ways ways = new Ways(assembler, slots, before, first);
        InstructionWriter writer = new InstructionWriter(assembler, ways, options);
        for (int index = 0; index < slots.size(); index++) {
            starts[index] = assembler.position();
            Frame frame = frames.get(slots.get(index));
            if (frame != null && index > 0) {
                frame.open(assembler);
            }
            begins[index] = assembler.position();
            ways.come(index, frame);
            writer.write(code.at(slots.get(index)));
            pieces.add(assembler.take());
        }
        starts[slots.size()] = assembler.position();
        begins[slots.size()] = assembler.position();
        first.close(assembler);
        return new Pass(new NativeListing(prologue, pieces, assembler.take()), new Layout(starts, begins));
    }
}
