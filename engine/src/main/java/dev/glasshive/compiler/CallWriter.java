package dev.glasshive.compiler;

import static dev.glasshive.compiler.Names.BYTES;
import static dev.glasshive.compiler.Names.CALLS;
import static dev.glasshive.compiler.Names.I;
import static dev.glasshive.compiler.Names.J;
import static dev.glasshive.compiler.Names.LONGS;
import static dev.glasshive.compiler.Names.V;
import static dev.glasshive.compiler.Names.type;

import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.MapValues;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Optional;

/// Writes calls of helpers and functions: what the machine has to be told before, and what has to be asked again afterwards.
final class CallWriter {
    private static final int ALL_ARGUMENTS = 0b11_1110;

    private final CodeBuilder code;
    private final Surroundings surroundings;
    private final ClassData data;
    private final CompiledCode functions;
    private final int written;
    private final boolean usesPacket;

    /// @param functions where the segments of functions are
    /// @param written the registers that the segment writes
    /// @param usesPacket whether it keeps hold of the packet
    CallWriter(CodeBuilder code, Surroundings surroundings, ClassData data, CompiledCode functions, int written, boolean usesPacket) {
        this.code = code;
        this.surroundings = surroundings;
        this.data = data;
        this.functions = functions;
        this.written = written;
        this.usesPacket = usesPacket;
    }

    /// Calls the helper `id` as `step` does, with those origins of registers.
    void helper(int id, Step step, Origin[] state, Leave here) {
        lookedUp(surroundings, step, state).ifPresentOrElse(values -> lookup(values, id, here), () -> helper(id, here));
    }

    /// Takes hold of the packet, which helpers move and save: at the start, and again behind every call.
    void packet() {
        if (usesPacket) {
            code.aload(Locals.VM).invokestatic(CALLS, "packet", type(BYTES, Names.VM)).astore(Locals.PACKET);
            code.aload(Locals.VM).invokestatic(CALLS, "packetMarks", type(LONGS, Names.VM)).astore(Locals.PACKET_MARKS);
            code.aload(Locals.VM).invokestatic(CALLS, "packetStart", type(J, Names.VM)).lstore(Locals.PACKET_START);
        }
    }

    /// Calls the segment of a function. Where it does not come back with a result, whoever stopped has left the machine as it is to be.
    ///
    /// What this segment keeps of its frame stays true: nothing makes another array of an open frame's bytes but a step back to a saved state.
    void call(int to, Leave here, Label out) {
        writeBack(written);
        settle(here);
        data.push(code, new LocalCall(functions, to), Names.LOCAL_CALL);
        code.aload(Locals.VM).lload(Locals.END).invokevirtual(Names.LOCAL_CALL, "open", type(Names.SEGMENT, Names.VM, J)).astore(Locals.OTHER);
        code.aload(Locals.OTHER).ifnull(out);
        code.aload(Locals.OTHER).aload(Locals.VM).lload(Locals.END).invokeinterface(Names.SEGMENT, "run", type(V, Names.VM, J));
        code.aload(Locals.VM).iload(Locals.DEPTH).invokestatic(CALLS, "isBack", type(Names.Z, Names.VM, I)).ifeq(out);
        code.aload(Locals.REGISTERS).iconst_0().laload().lstore(Locals.of(Register.R0));
        // The function has counted its own instructions, and the call has been counted with them.
        code.aload(Locals.VM).invokestatic(CALLS, "clock", type(J, Names.VM)).loadConstant(here.ahead() - 1L).ladd().lstore(Locals.CLOCK);
        packet();
    }

    /// A helper looks at its arguments, at slot and clock, and at which registers have a value.
    private void helper(int id, Leave here) {
        writeBack(written & ALL_ARGUMENTS);
        settle(here);
        data.push(code, surroundings.helper(id).orElseThrow(), Names.HELPER);
        code.aload(Locals.VM).invokeinterface(Names.HELPER, "call", type(J, Names.VM)).lstore(Locals.of(Register.R0));
        packet();
    }

    /// A look-up in a map that is known: no helper has to be asked where the key lies in the frame and nobody is told of look-ups.
    private void lookup(MapValues values, int id, Leave here) {
        data.push(code, values, Names.MAP_VALUES);
        code.aload(Locals.VM).lload(Locals.of(Register.R2)).aload(Locals.FRAME).lload(Locals.FRAME_START);
        code.invokevirtual(Names.MAP_VALUES, "lookup", type(J, Names.VM, J, BYTES, J)).lstore(Locals.OLD);
        Label asks = code.newLabel();
        Label done = code.newLabel();
        code.lload(Locals.OLD).loadConstant(MapValues.ASK).lcmp().ifeq(asks);
        code.lload(Locals.OLD).lstore(Locals.of(Register.R0)).goto_(done);
        code.labelBinding(asks);
        helper(id, here);
        code.labelBinding(done);
    }

    /// The values among which `step` looks one up by a key in the frame, if that is what it does.
    static Optional<MapValues> lookedUp(Surroundings surroundings, Step step, Origin[] state) {
        boolean isLookup = step.instruction() instanceof CallHelper(int id) && surroundings.isLookup(id) && state[Register.R2.code()].equals(Origin.FRAME);
        return isLookup && state[Register.R1.code()] instanceof Origin.MapItself(int map) ? surroundings.values(map) : Optional.empty();
    }

    /// Writes the variables of `registers` into the machine.
    void writeBack(int registers) {
        for (int register = 0; register < 11; register++) {
            if ((registers >>> register & 1) != 0) {
                code.aload(Locals.REGISTERS).loadConstant(register).lload(Locals.of(register)).lastore();
            }
        }
    }

    /// Tells the machine where it is.
    void settle(Leave here) {
        code.aload(Locals.VM).loadConstant(here.slot());
        code.lload(Locals.CLOCK).loadConstant((long) here.ahead()).lsub();
        push(here.known());
        code.invokestatic(CALLS, "set", type(V, Names.VM, I, J, I));
    }

    /// Pushes which registers have a value.
    void push(Mask known) {
        if (known.keep() == 0) {
            code.loadConstant(known.set());
        } else {
            code.iload(Locals.KNOWN).loadConstant(known.keep()).iand().loadConstant(known.set()).ior();
        }
    }
}
