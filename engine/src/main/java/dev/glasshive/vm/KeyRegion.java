package dev.glasshive.vm;

import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;

/// The key that `bpf_for_each_map_elem` hands to the function in one frame: to read, and gone when the function returns.
record KeyRegion(CallStack stack, int ordinal) implements Region {
    @Override
    public Kind kind() {
        return Kind.MAP_KEY;
    }

    private Bytes key() {
        return stack.callback(ordinal).map(Callback::key).orElse(Bytes.EMPTY);
    }

    @Override
    public void check(int offset, int length, Access access) {
        if (access != Access.READ || offset < 0 || offset > key().length() - length) {
            throw TrapSignal.of(this, access, offset, length);
        }
    }

    @Override
    public long load(int offset, int size) {
        check(offset, size, Access.READ);
        return FlatRegion.get(key().toArray(), offset, size);
    }

    @Override
    public void store(int offset, int size, long value) {
        check(offset, size, Access.WRITE);
    }

    @Override
    public String allowed() {
        return key().length() == 0 ? "the function that was given this key has returned" : "the key holds " + key().length() + " bytes and is read-only";
    }
}
