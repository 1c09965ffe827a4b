package dev.glasshive.compiler;

import static dev.glasshive.compiler.Names.BYTES;
import static dev.glasshive.compiler.Names.CALLS;
import static dev.glasshive.compiler.Names.I;
import static dev.glasshive.compiler.Names.J;
import static dev.glasshive.compiler.Names.LONGS;
import static dev.glasshive.compiler.Names.V;
import static dev.glasshive.compiler.Names.type;

import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.CompiledCalls.HelperSite;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Writes the class of one segment.
///
/// Its method keeps registers in variables, counts the clock once a block, and looks at the clock only at headers of loops and after calls. The ways out lead over
/// places that write registers back first: one for `exit`, one for everything else, which a table of [Leave]s tells where it was, and the handler of traps.
final class SegmentWriter {
    private static final int ALL_ARGUMENTS = 0b11_1110;

    private final Plan plan;
    private final StepWriter.Target target;
    private final IntFunction<HelperSite> helpers;
    private final CompiledCode functions;
    private final List<Leave> leaves = new ArrayList<>();
    private final List<Object> data = new ArrayList<>(List.of(leaves));
    private final Map<Integer, Label> starts = new HashMap<>();
    private final Map<Integer, Label> ways = new HashMap<>();
    private final int used;
    private final int written;

    /// @param helpers the helpers that always come back, by their numbers
    /// @param functions where the segments of functions are
    SegmentWriter(Plan plan, StepWriter.Target target, IntFunction<HelperSite> helpers, CompiledCode functions) {
        this.plan = plan;
        this.target = target;
        this.helpers = helpers;
        this.functions = functions;
        int reads = 0;
        int writes = 0;
        for (Block block : plan.blocks().values()) {
            for (Step step : block.steps()) {
                reads |= step.reads();
                writes |= step.writes();
            }
        }
        used = reads | writes;
        written = writes;
    }

    /// What the class finds in its class data.
    List<Object> data() {
        return data;
    }

    /// The bytes of the class.
    byte[] write() {
        return ClassFile.of().build(Names.COMPILED, type -> {
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withInterfaceSymbols(Names.SEGMENT);
            type.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
            type.withMethodBody("run", type(V, Names.VM, J), ClassFile.ACC_PUBLIC, this::body);
        });
    }

    private void body(CodeBuilder code) {
        StepWriter steps = new StepWriter(code, target);
        plan.blocks().keySet().forEach(slot -> starts.put(slot, code.newLabel()));
        Label leave = code.newLabel();
        Label out = code.newLabel();
        Label exit = code.newLabel();
        Marks.none(code);
        enter(code, steps);
        Label from = code.newBoundLabel();
        code.goto_(starts.get(plan.entry()));
        List<Block> order = List.copyOf(plan.blocks().values());
        for (int i = 0; i < order.size(); i++) {
            block(code, steps, out, exit, order.get(i), i + 1 < order.size() ? order.get(i + 1).start() : -1);
        }
        Label to = code.newBoundLabel();
        Marks.none(code);
        ways.forEach((site, label) -> code.labelBinding(label).loadConstant(site).istore(Locals.SITE).goto_(leave));
        code.labelBinding(leave);
        writeBack(code, written);
        constant(code, 0, ConstantDescs.CD_List);
        code.aload(Locals.VM).iload(Locals.SITE).lload(Locals.CLOCK).iload(Locals.KNOWN);
        code.invokestatic(Names.LEAVE, "leave", type(V, ConstantDescs.CD_List, Names.VM, I, J, I)).return_();
        code.labelBinding(exit);
        writeBack(code, written);
        code.aload(Locals.VM).invokestatic(CALLS, "exit", type(V, Names.VM));
        code.labelBinding(out).return_();
        Label handler = code.newBoundLabel();
        code.astore(Locals.OTHER);
        writeBack(code, written);
        code.aload(Locals.OTHER);
        constant(code, 0, ConstantDescs.CD_List);
        code.aload(Locals.VM).iload(Locals.SITE).lload(Locals.CLOCK).iload(Locals.KNOWN);
        code.invokestatic(Names.LEAVE, "trap", type(V, Names.THROWN, ConstantDescs.CD_List, Names.VM, I, J, I)).return_();
        code.exceptionCatch(from, to, handler, Names.THROWN);
    }

    private void enter(CodeBuilder code, StepWriter steps) {
        code.lload(Locals.END).loadConstant((long) plan.bound()).lsub().lstore(Locals.LIMIT);
        code.aload(Locals.VM).invokestatic(CALLS, "clock", type(J, Names.VM)).lstore(Locals.CLOCK);
        code.iconst_0().istore(Locals.SITE);
        code.loadConstant(plan.known()).istore(Locals.KNOWN);
        code.aload(Locals.VM).invokestatic(CALLS, "registers", type(LONGS, Names.VM)).astore(Locals.REGISTERS);
        for (int register = 0; register < 11; register++) {
            if ((used >>> register & 1) != 0) {
                code.aload(Locals.REGISTERS).loadConstant(register).laload().lstore(Locals.of(register));
            }
        }
        if (plan.blocks().values().stream().anyMatch(Block::isCall)) {
            code.aload(Locals.VM).invokestatic(CALLS, "depth", type(I, Names.VM)).istore(Locals.DEPTH);
        }
        if (plan.blocks().values().stream().flatMap(block -> block.steps().stream()).anyMatch(steps::usesFrame)) {
            code.aload(Locals.VM).invokestatic(CALLS, "frame", type(BYTES, Names.VM)).astore(Locals.FRAME);
            code.aload(Locals.VM).invokestatic(CALLS, "frameMarks", type(LONGS, Names.VM)).astore(Locals.MARKS);
        }
    }

    /// Calls the segment of a function. Where it does not come back with a result, whoever stopped has left the machine as it is to be.
    ///
    /// What this segment keeps of its frame stays true: nothing makes another array of an open frame's bytes but a step back to a saved state.
    private void call(CodeBuilder code, int to, Leave here, Label out) {
        writeBack(code, written);
        settle(code, here);
        constant(code, datum(new LocalCall(functions, to)), Names.LOCAL_CALL);
        code.aload(Locals.VM).lload(Locals.END).invokevirtual(Names.LOCAL_CALL, "open", type(Names.SEGMENT, Names.VM, J)).astore(Locals.OTHER);
        code.aload(Locals.OTHER).ifnull(out);
        code.aload(Locals.OTHER).aload(Locals.VM).lload(Locals.END).invokeinterface(Names.SEGMENT, "run", type(V, Names.VM, J));
        code.aload(Locals.VM).iload(Locals.DEPTH).invokestatic(CALLS, "isBack", type(Names.Z, Names.VM, I)).ifeq(out);
        code.aload(Locals.REGISTERS).iconst_0().laload().lstore(Locals.of(Register.R0));
        // The function has counted its own instructions, and the call has been counted with them.
        code.aload(Locals.VM).invokestatic(CALLS, "clock", type(J, Names.VM)).loadConstant(here.ahead() - 1L).ladd().lstore(Locals.CLOCK);
    }

    private void block(CodeBuilder code, StepWriter writer, Label out, Label exit, Block block, int following) {
        code.labelBinding(starts.get(block.start()));
        Marks.at(code, block.start());
        KnownRegisters.State state = plan.registers().at(block.start());
        Mask known = state.mask();
        if (plan.headers().get(block.start())) {
            code.lload(Locals.CLOCK).lload(Locals.LIMIT).lcmp().ifgt(way(code, new Leave(block.start(), 0, known)));
        }
        int count = block.steps().size();
        if (count > 0) {
            code.lload(Locals.CLOCK).loadConstant((long) count).ladd().lstore(Locals.CLOCK);
        }
        for (int i = 0; i < count; i++) {
            Step step = block.steps().get(i);
            Leave here = new Leave(step.slot(), count - i, known);
            Marks.at(code, step.slot());
            if (writer.canTrap(step)) {
                code.loadConstant(site(here)).istore(Locals.SITE);
            }
            switch (step.instruction()) {
                case CallHelper(int id) -> helper(code, id, here);
                case CallLocal(int offset) -> call(code, step.next() + offset, here, out);
                default -> writer.write(step);
            }
            known = known.after(step.writes(), step.clobbers());
        }
        end(code, writer, exit, block, known, following);
    }

    private void end(CodeBuilder code, StepWriter writer, Label exit, Block block, Mask known, int following) {
        Mask after = known;
        if (block.end().targets().stream().anyMatch(slot -> plan.blocks().containsKey(slot) && !plan.registers().at(slot).isConstant())) {
            update(code, known);
            after = Mask.SAME;
        }
        switch (block.end()) {
            case Block.Goes(int to) -> goTo(code, to, after, following);
            case Block.Forks(var branch, int taken, int next) -> {
                writer.branch(branch, label(code, taken, after));
                goTo(code, next, after, following);
            }
            case Block.Exits(int slot) -> {
                Marks.at(code, slot);
                settle(code, new Leave(slot, 0, after));
                code.goto_(exit);
            }
            case Block.Stops(int slot) -> {
                Marks.none(code);
                code.goto_(way(code, new Leave(slot, 0, after)));
            }
        }
    }

    private static void update(CodeBuilder code, Mask known) {
        if (known.equals(Mask.SAME)) {
            return;
        }
        push(code, known);
        code.istore(Locals.KNOWN);
    }

    private static void push(CodeBuilder code, Mask known) {
        if (known.keep() == 0) {
            code.loadConstant(known.set());
        } else {
            code.iload(Locals.KNOWN).loadConstant(known.keep()).iand().loadConstant(known.set()).ior();
        }
    }

    private void goTo(CodeBuilder code, int slot, Mask known, int following) {
        if (slot != following) {
            code.goto_(label(code, slot, known));
        }
    }

    private Label label(CodeBuilder code, int slot, Mask known) {
        Label inside = starts.get(slot);
        return inside != null ? inside : way(code, new Leave(slot, 0, known));
    }

    /// Where it leaves as `leave` says.
    private Label way(CodeBuilder code, Leave leave) {
        return ways.computeIfAbsent(site(leave), _ -> code.newLabel());
    }

    private int site(Leave leave) {
        int known = leaves.indexOf(leave);
        if (known >= 0) {
            return known;
        }
        leaves.add(leave);
        return leaves.size() - 1;
    }

    private static void writeBack(CodeBuilder code, int registers) {
        for (int register = 0; register < 11; register++) {
            if ((registers >>> register & 1) != 0) {
                code.aload(Locals.REGISTERS).loadConstant(register).lload(Locals.of(register)).lastore();
            }
        }
    }

    /// A helper looks at its arguments, at slot and clock, and at which registers have a value.
    private void helper(CodeBuilder code, int id, Leave here) {
        writeBack(code, written & ALL_ARGUMENTS);
        settle(code, here);
        constant(code, datum(helpers.apply(id)), Names.HELPER);
        code.aload(Locals.VM).invokeinterface(Names.HELPER, "call", type(J, Names.VM)).lstore(Locals.of(Register.R0));
    }

    private static void settle(CodeBuilder code, Leave here) {
        code.aload(Locals.VM).loadConstant(here.slot());
        code.lload(Locals.CLOCK).loadConstant((long) here.ahead()).lsub();
        push(code, here.known());
        code.invokestatic(CALLS, "set", type(V, Names.VM, I, J, I));
    }

    /// The index of `value` in the class data.
    private int datum(Object value) {
        if (!data.contains(value)) {
            data.add(value);
        }
        return data.indexOf(value);
    }

    private static void constant(CodeBuilder code, int index, ClassDesc type) {
        code.ldc(DynamicConstantDesc.ofNamed(ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, type, index));
    }
}
