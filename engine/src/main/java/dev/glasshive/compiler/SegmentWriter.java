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
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Register;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the class of one segment.
///
/// Its method keeps registers in variables, counts the clock once a block, and looks at the clock only at headers of loops and after calls. The ways out lead over
/// places that write registers back first: one for `exit`, one for everything else, which a table of [Leave]s tells where it was, and the handler of traps.
final class SegmentWriter {
    private final Plan plan;
    private final Surroundings surroundings;
    private final Origins origins;
    private final CompiledCode functions;
    private final List<Leave> leaves = new ArrayList<>();
    private final ClassData data = new ClassData();
    private final Map<Integer, Label> starts = new HashMap<>();
    private final Map<Integer, Label> ways = new HashMap<>();
    private final int used;
    private final int written;

    /// @param functions where the segments of functions are
    SegmentWriter(Plan plan, Surroundings surroundings, CompiledCode functions) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.origins = new Origins(plan, surroundings);
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
        return data.all();
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
        StepWriter steps = new StepWriter(code, surroundings, data);
        plan.blocks().keySet().forEach(slot -> starts.put(slot, code.newLabel()));
        Label leave = code.newLabel();
        Label out = code.newLabel();
        Label exit = code.newLabel();
        Marks.none(code);
        CallWriter calls = new CallWriter(code, surroundings, data, functions, written, Origins.any(plan, origins, steps::looksIntoPacket));
        enter(code, steps);
        calls.packet();
        Label from = code.newBoundLabel();
        code.goto_(starts.get(plan.entry()));
        List<Block> order = List.copyOf(plan.blocks().values());
        for (int i = 0; i < order.size(); i++) {
            block(code, steps, calls, out, exit, order.get(i), i + 1 < order.size() ? order.get(i + 1).start() : -1);
        }
        Label to = code.newBoundLabel();
        Marks.none(code);
        ways.forEach((site, label) -> code.labelBinding(label).loadConstant(site).istore(Locals.SITE).goto_(leave));
        code.labelBinding(leave);
        calls.writeBack(written);
        data.push(code, leaves, ConstantDescs.CD_List);
        code.aload(Locals.VM).iload(Locals.SITE).lload(Locals.CLOCK).iload(Locals.KNOWN);
        code.invokestatic(Names.LEAVE, "leave", type(V, ConstantDescs.CD_List, Names.VM, I, J, I)).return_();
        code.labelBinding(exit);
        calls.writeBack(written);
        code.aload(Locals.VM).invokestatic(CALLS, "exit", type(V, Names.VM));
        code.labelBinding(out).return_();
        Label handler = code.newBoundLabel();
        code.astore(Locals.OTHER);
        calls.writeBack(written);
        code.aload(Locals.OTHER);
        data.push(code, leaves, ConstantDescs.CD_List);
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
        if (plan.blocks().values().stream().anyMatch(block -> block.isCall() || block.end() instanceof Block.Enters)) {
            code.aload(Locals.VM).invokestatic(CALLS, "depth", type(I, Names.VM)).istore(Locals.DEPTH);
        }
        if (Origins.any(plan, origins, (step, state) -> steps.looksIntoFrame(step, state) || CallWriter.lookedUp(surroundings, step, state).isPresent())) {
            code.aload(Locals.VM).invokestatic(CALLS, "frame", type(BYTES, Names.VM)).astore(Locals.FRAME);
            code.aload(Locals.VM).invokestatic(CALLS, "frameMarks", type(LONGS, Names.VM)).astore(Locals.MARKS);
            code.aload(Locals.VM).invokestatic(CALLS, "frameStart", type(J, Names.VM)).lstore(Locals.FRAME_START);
        }
    }

    private void block(CodeBuilder code, StepWriter writer, CallWriter calls, Label out, Label exit, Block block, int following) {
        code.labelBinding(starts.get(block.start()));
        Marks.at(code, plan.places().slot(block.start()));
        KnownRegisters.State state = plan.registers().at(block.start());
        Mask known = state.mask();
        if (plan.headers().get(block.start())) {
            code.lload(Locals.CLOCK).lload(Locals.LIMIT).lcmp().ifgt(way(code, leave(block.start(), 0, known)));
        }
        int count = block.steps().size();
        if (count > 0) {
            code.lload(Locals.CLOCK).loadConstant((long) count).ladd().lstore(Locals.CLOCK);
        }
        Origin[] from = origins.at(block.start());
        for (int i = 0; i < count; i++) {
            Step step = block.steps().get(i);
            Marks.at(code, step.slot());
            Leave here = leave(block.start() - block.steps().getFirst().slot() + step.slot(), count - i, known);
            if (writer.canTrap(step)) {
                code.loadConstant(site(here)).istore(Locals.SITE);
            }
            switch (step.instruction()) {
                case CallHelper(int id) -> calls.helper(id, step, from, here);
                case CallLocal _ when step.isEntering() ->
                        // Where there is no room for one more frame, the call traps, though the function would do without.
                        code.iload(Locals.DEPTH).loadConstant(surroundings.frames() - 1).if_icmpge(way(code, here));
                case CallLocal(int offset) -> calls.call(step.next() + offset, here, out);
                case Exit _ -> { }
                default -> writer.write(step, from);
            }
            known = known.after(step.writes(), step.clobbers());
            origins.follow(step, from);
        }
        if (block.end() instanceof Block.Returns) {
            known = new Mask(known.keep() & 1, known.set() & 1 | plan.registers().saved(block.start()) | 1 << Register.FRAME_POINTER.code());
        }
        end(code, writer, calls, exit, block, known, following);
    }

    /// A way out before the instruction at `place`.
    private Leave leave(int place, int ahead, Mask known) {
        Optional<Leave.Open> open = plan.places().call(place).map(call -> new Leave.Open(call.slot(), plan.registers().saved(place)));
        return new Leave(plan.places().slot(place), ahead, known, open);
    }

    private void end(CodeBuilder code, StepWriter writer, CallWriter calls, Label exit, Block block, Mask known, int following) {
        Mask after = known;
        if (block.end().targets().stream().anyMatch(slot -> plan.blocks().containsKey(slot) && !plan.registers().at(slot).isConstant())) {
            update(code, calls, known);
            after = Mask.SAME;
        }
        switch (block.end()) {
            case Block.Goes(int to) -> goTo(code, to, after, following);
            case Block.Enters(int to) -> goTo(code, to, after, following);
            case Block.Returns(int to) -> goTo(code, to, after, following);
            case Block.Forks(var branch, int taken, int next) -> {
                writer.branch(branch, label(code, taken, after));
                goTo(code, next, after, following);
            }
            case Block.Exits(int place) -> {
                Marks.at(code, plan.places().slot(place));
                calls.settle(leave(place, 0, after));
                code.goto_(exit);
            }
            case Block.Stops(int place) -> {
                Marks.none(code);
                code.goto_(way(code, leave(place, 0, after)));
            }
        }
    }

    private static void update(CodeBuilder code, CallWriter calls, Mask known) {
        if (known.equals(Mask.SAME)) {
            return;
        }
        calls.push(known);
        code.istore(Locals.KNOWN);
    }

    private void goTo(CodeBuilder code, int place, Mask known, int following) {
        if (place != following) {
            code.goto_(label(code, place, known));
        }
    }

    private Label label(CodeBuilder code, int place, Mask known) {
        Label inside = starts.get(place);
        return inside != null ? inside : way(code, leave(place, 0, known));
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
}
