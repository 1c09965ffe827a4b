package dev.glasshive.jit;

/// Memory at a register's value and a constant distance.
record Memory(X86Register base, int displacement) implements Place {
    @Override
    public String name(int bits) {
        String size = switch (bits) {
            case 8 -> "byte";
            case 16 -> "word";
            case 32 -> "dword";
            default -> "qword";
        };
        String distance = displacement == 0 ? "" : (displacement < 0 ? " - " : " + ") + X86Text.number(Math.abs((long) displacement));
        return size + " ptr [" + base.name(64) + distance + "]";
    }
}
