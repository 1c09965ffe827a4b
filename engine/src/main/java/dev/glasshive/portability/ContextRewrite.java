package dev.glasshive.portability;

import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Size;
import dev.glasshive.platform.ContextLayout.Access;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Code;
import dev.glasshive.program.ContextFlow;
import java.util.Arrays;
import java.util.Optional;

/// How an access to the context is written for the other system.
final class ContextRewrite {
    private ContextRewrite() {}

    /// The field that an access reaches. Of fields that share bytes, the one that programs of this hook may use.
    static Optional<Field> field(ProgramType type, ContextFlow.Access access) {
        Optional<Field> usable = type.context().fields().stream()
                .filter(field -> field.contains(access.offset(), access.size()) && field.access() != Access.NONE).findFirst();
        return usable.or(() -> type.context().fieldAt(access.offset(), access.size()));
    }

    /// The instruction at `access` as the other system needs it; empty where it has no such field, writes its value in another way, or the distance does not fit.
    static Optional<Instruction> of(Code code, ContextFlow.Access access, Platform home, ProgramType here, ProgramType there) {
        Optional<Field> own = field(here, access);
        Optional<Field> theirs = own.flatMap(field -> Counterparts.field(home, here, field, there).what());
        if (own.isEmpty() || theirs.isEmpty() || own.get().format() != theirs.get().format() && !own.get().isPointer()) {
            return Optional.empty();
        }
        boolean whole = own.get().isPointer() || access.offset() == own.get().offset() && access.size() == own.get().size();
        int bytes = whole ? theirs.get().size() : Math.min(access.size(), theirs.get().size());
        int inside = whole ? 0 : access.offset() - own.get().offset();
        Optional<Size> size = Arrays.stream(Size.values()).filter(each -> each.bytes() == bytes).findFirst();
        if (size.isEmpty() || !theirs.get().contains(theirs.get().offset() + inside, bytes)) {
            return Optional.empty();
        }
        int moved = theirs.get().offset() + inside - access.offset();
        return moved(code.at(access.slot()), moved, size.get());
    }

    private static Optional<Instruction> moved(Instruction instruction, int by, Size size) {
        return switch (instruction) {
            case Instruction.Load load when fits(load.offset() + by) && !(size == Size.DW && load.extension() == Extension.SIGN) ->
                    Optional.of(new Instruction.Load(size, load.extension(), load.dst(), load.base(), (short) (load.offset() + by)));
            case Instruction.Store store when fits(store.offset() + by) ->
                    Optional.of(new Instruction.Store(size, store.base(), (short) (store.offset() + by), store.src()));
            default -> Optional.empty();
        };
    }

    private static boolean fits(int offset) {
        return offset == (short) offset;
    }
}
