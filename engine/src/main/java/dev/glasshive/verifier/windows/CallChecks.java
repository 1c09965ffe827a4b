package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;
import dev.glasshive.verifier.windows.Check.Access;
import dev.glasshive.verifier.windows.Check.Bytes;
import dev.glasshive.verifier.windows.Check.BytesIn;
import dev.glasshive.verifier.windows.Check.TypeIs;
import dev.glasshive.verifier.windows.Check.ValidAccess;
import dev.glasshive.verifier.windows.Check.ValidCall;
import dev.glasshive.verifier.windows.Check.ValidMap;
import dev.glasshive.verifier.windows.Check.ValidMapKeyValue;
import dev.glasshive.verifier.windows.Check.ValidSize;
import dev.glasshive.verifier.windows.Check.ZeroOffset;
import dev.glasshive.verifier.windows.Contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which checks a call of a helper brings along: its contract says.
final class CallChecks {
    private static final TypeSet NUMBER = TypeSet.NUMBER;
    private static final Set<String> PROGRAM_ARRAYS = Set.of("prog_array");

    private final Subject subject;
    private final List<Check> checks = new ArrayList<>();

    private CallChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject, int id) {
        CallChecks found = new CallChecks(subject);
        found.call(id);
        return found.checks;
    }

    private void add(Check check) {
        checks.add(check);
    }

    private void call(int id) {
        Optional<Contract> found = subject.contracts().find(id, subject.type());
        if (found.isEmpty()) {
            add(new ValidCall(id, "helper " + id, Optional.of("Helper function is not available to programs of type " + subject.type().name())));
            return;
        }
        Contract contract = found.get();
        add(new ValidCall(id, contract.name(), contract.unsupported().map(why -> "Helper function is not supported: " + why)));
        if (contract.unsupported().isPresent()) {
            return;
        }
        Register map = Register.R1;
        for (int i = 0; i < contract.parameters().size(); i++) {
            Register register = Register.of(i + 1);
            Parameter parameter = contract.parameters().get(i);
            switch (parameter) {
                case ANY -> add(new TypeIs(register, TypeSet.VALUES));
                case MAP -> {
                    map = register;
                    add(new TypeIs(register, TypeSet.of(contract.maps().equals(PROGRAM_ARRAYS) ? Type.PROGRAMS : Type.MAP)));
                    add(new ValidMap(register, contract.name(), contract.maps()));
                }
                case KEY -> keyOrValue(register, map, true, Access.READ);
                case VALUE -> keyOrValue(register, map, false, Access.READ);
                case OUT_VALUE -> keyOrValue(register, map, false, Access.WRITE);
                case CTX -> context(register, TypeSet.of(Type.CTX));
                case CTX_OR_NULL -> context(register, TypeSet.of(Type.CTX, Type.NUMBER));
                case MEM, MEM_OR_NULL, RW_MEM, RW_MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL -> memory(register, parameter);
                case OUT8 -> {
                    add(new TypeIs(register, TypeSet.MEMORY));
                    add(new ValidAccess(register, 0, new Bytes(Long.BYTES), false, Access.WRITE));
                }
                case SIZE -> size(register, false);
                case SIZE0 -> size(register, true);
                case ALLOC_SIZE -> size(register, false);
                case SOCK, RELEASE_SOCK -> pointer(register, Type.SOCKET);
                case RELEASE_RINGBUF -> pointer(register, Type.RECORD);
            }
        }
        accesses(contract);
    }

    private void pointer(Register register, Type type) {
        add(new TypeIs(register, TypeSet.of(type)));
        add(new ZeroOffset(register, type));
        add(new ValidAccess(register, 0, new Bytes(0), false, Access.READ));
    }

    private void context(Register register, TypeSet allowed) {
        add(new TypeIs(register, allowed));
        add(new ZeroOffset(register, Type.CTX));
    }

    private void keyOrValue(Register memory, Register map, boolean key, Access access) {
        add(new TypeIs(memory, TypeSet.MEMORY));
        add(new ValidMapKeyValue(memory, map, key, access));
    }

    private void memory(Register register, Parameter parameter) {
        add(new TypeIs(register, parameter.isNullable() ? TypeSet.MEMORY.with(NUMBER) : TypeSet.MEMORY));
    }

    private void size(Register register, boolean maybeZero) {
        add(new TypeIs(register, NUMBER));
        add(new ValidSize(register, maybeZero));
    }

    /// What is accessed is looked at when the sizes are known to be sizes.
    private void accesses(Contract contract) {
        for (int i = 0; i + 1 < contract.parameters().size(); i++) {
            Parameter parameter = contract.parameters().get(i);
            if (parameter.isSized()) {
                Register memory = Register.of(i + 1);
                BytesIn width = new BytesIn(Register.of(i + 2));
                if (parameter.isRead()) {
                    add(new ValidAccess(memory, 0, width, parameter.isNullable(), Access.READ));
                }
                if (parameter.isWritten()) {
                    add(new ValidAccess(memory, 0, width, parameter.isNullable(), Access.WRITE));
                }
            }
        }
    }
}
