package dev.glasshive.verifier.linux;

import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.linux.StackSlot.Kind;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.List;
import java.util.stream.Collectors;

/// States as the kernel prints them: ` R1=ctx() R10=fp0 fp-8=0`.
final class StateText {
    private final List<MapSpec> maps;
    private final Capabilities can;

    StateText(List<MapSpec> maps, Capabilities can) {
        this.maps = maps;
        this.can = can;
    }

    /// Which registers and slots of the stack are printed.
    interface Selection {
        Selection ALL = new Selection() {
            @Override
            public boolean register(int index) {
                return true;
            }

            @Override
            public boolean slot(int index) {
                return true;
            }
        };

        boolean register(int index);

        boolean slot(int index);
    }

    String of(State state, int frameNumber, Selection selection) {
        Frame frame = state.frames.get(frameNumber);
        StringBuilder text = new StringBuilder();
        if (frame.number != 0) {
            text.append(" frame").append(frame.number).append(':');
        }
        for (int i = 0; i < Frame.REGISTERS; i++) {
            if (!(frame.registers[i] instanceof Value.Unset) && selection.register(i)) {
                text.append(" R").append(i).append('=').append(value(frame.registers[i], frame));
            }
        }
        for (int i = 0; i < frame.stack.length; i++) {
            if (selection.slot(i) && frame.stack[i].isDynptr()) {
                // The half at the higher address comes first, and says where the other is.
                i += ((Value.Dynptr) frame.stack[i].saved()).first() ? 0 : 1;
                text.append(" fp").append(-(i + 1) * StackSlot.BYTES).append('=').append(dynptr((Value.Dynptr) frame.stack[i].saved()));
            } else if (selection.slot(i) && !frame.stack[i].isEmpty()) {
                text.append(" fp").append(-(i + 1) * StackSlot.BYTES).append('=').append(slot(frame.stack[i], frame));
            }
        }
        if (!state.references.isEmpty() && state.references.getFirst().id() != 0) {
            text.append(" refs=").append(state.references.stream().map(State.Reference::id).filter(id -> id != 0).map(String::valueOf).collect(Collectors.joining(",")));
        }
        if (frame.callback) {
            text.append(" cb");
        }
        if (frame.later > 0) {
            text.append(" async_cb");
        }
        return text.toString();
    }

    private String slot(StackSlot slot, Frame frame) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < StackSlot.BYTES; i++) {
            if (slot.isSpill() && slot.at(i) == Kind.SPILL) {
                break;
            }
            text.append(slot.at(i).symbol());
        }
        if (slot.isSpill()) {
            text.append(value(slot.saved(), frame));
        }
        return text.toString();
    }

    String value(Value value, Frame frame) {
        return switch (value) {
            case Value.Unset() -> "?";
            case Value.Dynptr dynptr -> dynptr(dynptr);
            case Scalar scalar -> scalar(scalar);
            case Pointer pointer -> pointer(pointer, frame);
        };
    }

    private static String dynptr(Value.Dynptr dynptr) {
        // What Linux prints as dynptr_id is whether this is the first half.
        return "dynptr_" + dynptr.kind().text() + "(id=" + dynptr.id() + (dynptr.reference() == 0 ? "" : ",ref_id=" + dynptr.reference()) + ",dynptr_id=1)";
    }

    private String scalar(Scalar scalar) {
        StringBuilder text = new StringBuilder(can.isPrecise(scalar) ? "P" : "");
        if (scalar.range().isConstant()) {
            return text.append(RangeText.signed(scalar.range().value())).toString();
        }
        text.append("scalar(");
        if (scalar.id() != 0) {
            text.append("id=").append(scalar.id());
            if (scalar.delta() != null) {
                text.append(scalar.delta().by() < 0 ? "" : "+").append(scalar.delta().by());
            }
        }
        RangeText.append(text, scalar.range(), scalar.id() == 0);
        return text.append(')').toString();
    }

    private String pointer(Pointer pointer, Frame frame) {
        StringBuilder text = new StringBuilder(pointer.typeName());
        if (pointer.kind() instanceof PointerKind.Stack(int number)) {
            if (number != frame.number) {
                text.append('[').append(number).append(']');
            }
            if (pointer.isFixed()) {
                return text.append(RangeText.signed(pointer.fixedOffset())).toString();
            }
        }
        if (pointer.kind() instanceof PointerKind.Kernel(String _, String structure)) {
            text.append(structure);
        }
        Fields fields = new Fields(text.append('('));
        if (pointer.id() != 0) {
            fields.add("id=" + pointer.id());
        }
        if (pointer.reference() != 0) {
            fields.add("ref_obj_id=" + pointer.reference());
        }
        switch (pointer.kind()) {
            case PointerKind.MapObject(int map) -> map(fields, map);
            case PointerKind.MapValue(int map, int _) -> map(fields, map);
            case PointerKind.MapKey(int map) -> map(fields, map);
            case PointerKind.Context _, PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.PacketEnd _,
                    PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Memory _, PointerKind.Kernel _, PointerKind.Function _ -> { }
        }
        if (pointer.offset() != 0) {
            fields.add("off=" + RangeText.signed(pointer.offset()));
        }
        if (pointer.kind().isPacket()) {
            fields.add("r=" + RangeText.unsigned(pointer.range()));
        }
        if (pointer.kind() instanceof PointerKind.Memory(long size, var _, int _)) {
            fields.add("sz=" + RangeText.unsigned(size));
        }
        if (pointer.kind() instanceof PointerKind.ConstantDynptr) {
            fields.add("type=" + Value.DynptrKind.LOCAL.text());
        }
        if (!pointer.isFixed()) {
            RangeText.append(text, pointer.variable(), fields.first);
        } else if (pointer.variable().value() != 0) {
            fields.add("imm=" + RangeText.signed(pointer.variable().value()));
        }
        return text.append(')').toString();
    }

    private void map(Fields fields, int map) {
        MapSpec spec = maps.get(map);
        if (!spec.name().isEmpty()) {
            // The kernel keeps 15 characters of a name.
            fields.add("map=" + spec.name().substring(0, Math.min(15, spec.name().length())));
        }
        fields.add("ks=" + spec.keySize() + ",vs=" + spec.valueSize());
    }

    /// Pieces between commas.
    private static final class Fields {
        private final StringBuilder text;
        private boolean first = true;

        Fields(StringBuilder text) {
            this.text = text;
        }

        void add(String field) {
            text.append(first ? "" : ",").append(field);
            first = false;
        }
    }
}
