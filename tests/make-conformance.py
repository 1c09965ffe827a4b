#!/usr/bin/env python3
"""Writes tests/src/test/resources/conformance/*.data: at least one file for every instruction of RFC 9669, and for those beyond it.

What must come out is computed here, with plain integers and byte strings, from the text of the RFC; nothing of Glasshive runs.
Each program checks case after case and leaves with the number of the first that fails, or with 0. Where a number depends on the byte order of the host,
the program finds the order out, keeps it in r5 (1 on a little-endian host, 0 on a big-endian one) and compares with the number for it; order.data proves that it finds it.

Usage: python3 tests/make-conformance.py
"""
import pathlib

FOLDER = pathlib.Path(__file__).parent / "src/test/resources/conformance"
VALUES = [0, 1, -1, 2, 7, -7, 63, 64, 65, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x100000000, 2**63 - 1, -2**63, 0x123456789ABCDEF0, -0x123456789ABCDEF0]
NUMBERS = [0, 1, -1, 2, -7, 31, 32, 33, 63, 64, 65, 0x7FFFFFFF, -0x80000000, 0x1234]
WIDTHS = {64: "", 32: "32"}
ORDERS = "little", "big"
SIZES = {"b": 1, "h": 2, "w": 4, "dw": 8}


def unsigned(value, bits):
    return value % 2**bits


def signed(value, bits):
    return (value + 2**(bits - 1)) % 2**bits - 2**(bits - 1)


def truncated(a, b):
    """The quotient that is rounded towards zero."""
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def hexadecimal(value):
    return hex(unsigned(value, 64))


ARITHMETIC = {  # u: unsigned operands, s: signed ones, n: bits
    "add": lambda u, v, s, t, n: u + v,
    "sub": lambda u, v, s, t, n: u - v,
    "mul": lambda u, v, s, t, n: u * v,
    "div": lambda u, v, s, t, n: u // v if v else 0,
    "sdiv": lambda u, v, s, t, n: truncated(s, t) if t else 0,
    "or": lambda u, v, s, t, n: u | v,
    "and": lambda u, v, s, t, n: u & v,
    "lsh": lambda u, v, s, t, n: u << v % n,
    "rsh": lambda u, v, s, t, n: u >> v % n,
    "mod": lambda u, v, s, t, n: u % v if v else u,
    "smod": lambda u, v, s, t, n: s - truncated(s, t) * t if t else s,
    "xor": lambda u, v, s, t, n: u ^ v,
    "arsh": lambda u, v, s, t, n: s >> v % n,
}

CONDITIONS = {
    "jeq": lambda u, v, s, t: u == v,
    "jgt": lambda u, v, s, t: u > v,
    "jge": lambda u, v, s, t: u >= v,
    "jset": lambda u, v, s, t: u & v != 0,
    "jne": lambda u, v, s, t: u != v,
    "jsgt": lambda u, v, s, t: s > t,
    "jsge": lambda u, v, s, t: s >= t,
    "jlt": lambda u, v, s, t: u < v,
    "jle": lambda u, v, s, t: u <= v,
    "jslt": lambda u, v, s, t: s < t,
    "jsle": lambda u, v, s, t: s <= t,
}

ATOMICS = {
    "add": lambda old, src, r0: old + src,
    "or": lambda old, src, r0: old | src,
    "and": lambda old, src, r0: old & src,
    "xor": lambda old, src, r0: old ^ src,
    "xchg": lambda old, src, r0: src,
    "cmpxchg": lambda old, src, r0: src if old == r0 else old,
}


def alu(op, bits, a, b):
    return unsigned(ARITHMETIC[op](unsigned(a, bits), unsigned(b, bits), signed(a, bits), signed(b, bits), bits), bits)


def holds(op, bits, a, b):
    return CONDITIONS[op](unsigned(a, bits), unsigned(b, bits), signed(a, bits), signed(b, bits))


class Test:
    """A program of numbered checks."""

    def __init__(self, name, about, memory=b""):
        self.name, self.about, self.memory, self.lines, self.cases, self.ordered = name, about, memory, [], 0, False

    def add(self, *lines):
        self.lines += lines

    def load(self, register, value):
        self.add(f"lddw {register}, {hexadecimal(value)}")

    def begin(self):
        self.cases += 1
        self.add(f"# case {self.cases}")

    def number(self):
        self.add(f"mov %r0, {self.cases}")

    def check(self, register, value, big=None):
        """Leaves with the number of the case unless `register` holds `value`, or `big` on a big-endian host. Changes r9."""
        self.load("%r9", value)
        if big is not None and big != value:
            self.ordered = True
            self.add("jeq %r5, 1, +2")
            self.load("%r9", big)
        self.add(f"jne {register}, %r9, exit")

    def write(self, result=0, end=True, big=None, sections=""):
        if end:
            self.add("mov %r0, 0", "exit")
        if self.ordered:
            self.lines[:0] = ["stdw [%r10-8], 1", "ldxb %r5, [%r10-8]"]
        text = f"# {self.about}\n-- asm\n" + "\n".join(self.lines) + "\n"
        if self.memory:
            text += "-- mem\n" + self.memory.hex(" ") + "\n"
        ending = f"-- error\n{result}\n" if isinstance(result, str) else f"-- result\n{hex(result)}\n"
        if big is not None:
            ending += f"-- result big-endian\n{hex(big)}\n"
        (FOLDER / f"{self.name}.data").write_text(text + sections + ending)


def pairs(others):
    """Every value with three of the others, and the corners of division and of shifts."""
    chosen = [(a, others[(i * 5 + k) % len(others)]) for i, a in enumerate(VALUES) for k in (0, 3, 7)]
    corners = [(-2**63, -1), (-2**31, -1), (0x80000000, -1), (-7, 2), (7, -2), (-7, 0), (0x1234567800000005, 0), (-1, 32), (-1, 63)]
    return list(dict.fromkeys(chosen + [(a, b) for a, b in corners if b in others or others is VALUES]))


def arithmetic():
    for op in ARITHMETIC:
        for bits, suffix in WIDTHS.items():
            test = Test(f"{op}{suffix}-reg", f"{op}{suffix} with a register, at the edges of {bits} bits.")
            for a, b in pairs(VALUES):
                test.begin()
                test.load("%r6", a)
                test.load("%r7", b)
                test.add(f"{op}{suffix} %r6, %r7")
                test.number()
                test.check("%r6", alu(op, bits, a, b))
                test.check("%r7", b)
            test.begin()
            test.load("%r6", 0xFEDCBA9876543210)
            test.add(f"{op}{suffix} %r6, %r6")
            test.number()
            test.check("%r6", alu(op, bits, 0xFEDCBA9876543210, 0xFEDCBA9876543210))
            test.write()
            test = Test(f"{op}{suffix}-imm", f"{op}{suffix} with a number, at the edges of {bits} bits.")
            for a, b in pairs(NUMBERS):
                test.begin()
                test.load("%r6", a)
                test.add(f"{op}{suffix} %r6, {b}")
                test.number()
                test.check("%r6", alu(op, bits, a, b))
            test.write()


def moves():
    for bits, suffix in WIDTHS.items():
        imm = Test(f"mov{suffix}-imm", f"mov{suffix} with a number: sign-extended to 64 bits, or zero-extended from 32.")
        for b in NUMBERS:
            imm.begin()
            imm.load("%r6", -1)
            imm.add(f"mov{suffix} %r6, {b}")
            imm.number()
            imm.check("%r6", unsigned(b, bits))
        imm.write()
        reg = Test(f"mov{suffix}-reg", f"mov{suffix} with a register.")
        neg = Test(f"neg{suffix}", f"neg{suffix}; the smallest number is its own negative.")
        for a in VALUES:
            for test, operation, expected in (reg, f"mov{suffix} %r6, %r7", unsigned(a, bits)), (neg, f"neg{suffix} %r6", unsigned(-a, bits)):
                test.begin()
                test.load("%r7", a)
                test.load("%r6", a if test is neg else 0x5555555555555555)
                test.add(operation)
                test.number()
                test.check("%r6", expected)
        reg.write()
        neg.write()
        for source in 8, 16, 32:
            if source < bits:
                test = Test(f"movsx{source}{bits}", f"A sign-extending move from {source} to {bits} bits.")
                for a in VALUES + [0x7F, 0x80, 0x7FFF, 0x8000, 0xFFFFFFFFFFFFFF7F, 0x1234567880]:
                    test.begin()
                    test.load("%r7", a)
                    test.load("%r6", 0x5555555555555555)
                    test.add(f"movsx{source}{bits} %r6, %r7")
                    test.number()
                    test.check("%r6", unsigned(signed(a, source), bits))
                test.write()


def swaps():
    for bits in 16, 32, 64:
        for op in "le", "be", "bswap":
            test = Test(f"{op}{bits}", f"{op}{bits}; the bits above are cleared.")
            for a in VALUES + [0x0102030405060708, 0xFF00FF00FF00FF80]:
                low = unsigned(a, bits)
                test.begin()
                test.load("%r6", a)
                test.add(f"{op}{bits} %r6")
                test.number()
                swapped = int.from_bytes(low.to_bytes(bits // 8, "little"), "big")
                test.check("%r6", low if op == "le" else swapped, low if op == "be" else swapped)
            test.write()


def jumps():
    for op in CONDITIONS:
        for bits, suffix in WIDTHS.items():
            for kind, others in ("reg", VALUES), ("imm", NUMBERS):
                test = Test(f"{op}{suffix}-{kind}", f"{op}{suffix} with a {'register' if kind == 'reg' else 'number'}, taken and not taken.")
                for a, b in pairs(others) + [(b, b) for b in others] + [(b + 2**32, b) for b in others if 0 <= b < 2**31]:
                    test.begin()
                    test.load("%r6", a)
                    if kind == "reg":
                        test.load("%r7", b)
                    operands = f"{op}{suffix} %r6, " + ("%r7" if kind == "reg" else str(b))
                    test.number()
                    test.add(*([f"{operands}, +1", "ja exit"] if holds(op, bits, a, b) else [f"{operands}, exit"]))
                test.write()
    for op in "ja", "ja32":
        test = Test(op, f"{op} forwards, backwards and by nothing.")
        test.add("mov %r0, 0", f"{op} +1", "back: exit", "add %r0, 1", f"{op} +0", "add %r0, 2", f"{op} over", "add %r0, 4", "over: add %r0, 8", f"{op} back")
        test.write(result=11, end=False)


MEMORY = bytes([0x80, 0x01, 0x7F, 0xFF, 0xFE, 0x00, 0x81, 0x10, 0x32, 0x54, 0x76, 0x98, 0xBA, 0xDC, 0xFE, 0x8F])


def loads():
    for extension in "ldx", "ldxs":
        for size, length in SIZES.items():
            if extension + size == "ldxsdw":
                continue
            test = Test(extension + size, f"{extension}{size} at every offset of 16 bytes, aligned or not, before and behind a base.", MEMORY)
            for offset in range(len(MEMORY) - length + 1):
                value, big = (int.from_bytes(MEMORY[offset:offset + length], order, signed=extension == "ldxs") for order in ORDERS)
                for base in 0, 16:
                    test.begin()
                    test.add("mov %r8, %r1", f"add %r8, {base}")
                    test.load("%r6", 0x5555555555555555)
                    test.add(f"{extension}{size} %r6, [%r8{offset - base:+d}]")
                    test.number()
                    test.check("%r6", value, big)
            test.begin()
            test.add("mov %r8, %r1", f"{extension}{size} %r8, [%r8+0]")
            test.number()
            test.check("%r8", *(int.from_bytes(MEMORY[:length], order, signed=extension == "ldxs") for order in ORDERS))
            test.write()


def background(test):
    test.load("%r6", 0xA5A5A5A5A5A5A5A5)
    test.add("stxdw [%r10-24], %r6", "stxdw [%r10-16], %r6")
    return {order: bytearray(b"\xA5" * 16) for order in ORDERS}


def place(content, offset, length, value):
    """Puts a number into the stack as each kind of host does."""
    for order in ORDERS:
        content[order][offset:offset + length] = unsigned(value, 8 * length).to_bytes(length, order)


def compare(test, content):
    for half in 0, 8:
        test.add(f"ldxdw %r6, [%r10{half - 24:+d}]")
        test.check("%r6", *(int.from_bytes(content[order][half:half + 8], order) for order in ORDERS))


def stores():
    for size, length in SIZES.items():
        for kind, values in ("stx", [0x0123456789ABCDEF, -2]), ("st", [0x12345678, -2]):
            test = Test(kind + size, f"{kind}{size}, aligned or not; what lies beside stays.")
            for offset in range(0, 16 - length + 1):
                value = values[offset % 2]
                test.begin()
                content = background(test)
                place(content, offset, length, value)
                if kind == "stx":
                    test.load("%r7", value)
                test.add(f"{kind}{size} [%r10{offset - 24:+d}], " + ("%r7" if kind == "stx" else str(value)))
                test.number()
                compare(test, content)
            test.write()


def atomics():
    for op, meaning in ATOMICS.items():
        for fetch in (False, True) if op in ("add", "or", "and", "xor") else (True,):
            for bits, suffix in WIDTHS.items():
                word = ("fetch " if fetch and op not in ("xchg", "cmpxchg") else "") + op + suffix
                test = Test("lock-" + word.replace(" ", "-"), f"lock {word}: memory, the source register and r0 afterwards.")
                for i, (old, src) in enumerate(pairs(VALUES)[:24]):
                    # Half of the time r0 is what memory holds, so that cmpxchg finds it.
                    r0 = old if i % 2 else 0x1122334455667788
                    offset = [-24, -16, -20, -12][i % (2 if bits == 64 else 4)]
                    test.begin()
                    content = background(test)
                    held = unsigned(old, bits)
                    place(content, offset + 24, bits // 8, held)
                    test.load("%r7", held)
                    test.add(f"stx{'dw' if bits == 64 else 'w'} [%r10{offset:+d}], %r7")
                    test.load("%r7", src)
                    test.load("%r0", r0)
                    test.add(f"lock {word} [%r10{offset:+d}], %r7", "mov %r8, %r0")
                    place(content, offset + 24, bits // 8, meaning(held, unsigned(src, bits), unsigned(r0, bits)))
                    test.number()
                    compare(test, content)
                    test.check("%r7", held if fetch and op != "cmpxchg" else src)
                    test.check("%r8", held if op == "cmpxchg" else r0)
                test.write()


def ordered():
    """The loads and stores of Linux that order memory."""
    for size, length in SIZES.items():
        load = Test("ldacq" + size, f"load_acquire of {length} bytes at every aligned offset, zero-extended.", MEMORY)
        for offset in range(0, len(MEMORY), length):
            load.begin()
            load.load("%r6", -1)
            load.add(f"ldacq{size} %r6, [%r1{offset:+d}]")
            load.number()
            load.check("%r6", *(int.from_bytes(MEMORY[offset:offset + length], order) for order in ORDERS))
        load.write()
        store = Test("strel" + size, f"store_release of {length} bytes at every aligned offset; what lies beside stays.")
        for offset in range(0, 16, length):
            store.begin()
            content = background(store)
            place(content, offset, length, 0x0123456789ABCDEF)
            store.load("%r7", 0x0123456789ABCDEF)
            store.add(f"strel{size} [%r10{offset - 24:+d}], %r7")
            store.number()
            compare(store, content)
        store.write()


def packets():
    frame = bytes(range(0x10, 0x10 + 40))
    section = "-- program\nsocket_filter\n"
    for size, length in ("b", 1), ("h", 2), ("w", 4):
        for kind in "ldabs", "ldind":
            test = Test(kind + size, f"A historical packet load of {length} bytes, in network byte order on every host.", b"\0" * 14 + frame)
            test.add("mov %r6, %r1")
            for offset in 0, 1, 7, 40 - length:
                test.begin()
                test.add("mov %r7, 3", f"{kind}{size} " + (f"%r7, {offset - 3}" if kind == "ldind" else str(offset)), "mov %r8, %r0")
                test.number()
                test.check("%r8", int.from_bytes(frame[offset:offset + length], "big"))
            # Behind the end of the packet a load leaves the program with 0.
            test.add("mov %r0, 99", f"mov %r7, {41 - length}", f"{kind}{size} " + ("%r7, 0" if kind == "ldind" else str(41 - length)), "mov %r0, 98")
            test.write(end=True, sections=section)


def wide():
    maps = "-- map\n.map first array key=4 value=8 max=1\n.map second array key=4 value=8 max=3\n.init second 1 0x1122334455667788\n"
    for name, function in ("map-by-idx", "map_by_idx"), ("map-by-fd", "map_by_fd"):
        test = Test("lddw-" + name, f"lddw of {function}: a map whose entry a helper finds; here a map's descriptor is its index.")
        test.add("stw [%r10-4], 1", "mov %r2, %r10", "add %r2, -4", f"lddw %r1, {function}(1)", "call 1", "jne %r0, 0, +1", "exit", "ldxdw %r0, [%r0]", "exit")
        test.write(result=0x1122334455667788, end=False, sections=maps)
    for name, function in ("map-val-by-idx", "map_value_by_idx"), ("map-val-by-fd", "map_value_by_fd"):
        test = Test("lddw-" + name, f"lddw of {function}: the address of a value of a map, and something more.")
        test.add(f"lddw %r1, {function}(1) + 8", "ldxdw %r0, [%r1]", f"lddw %r1, {function}(1) + 12", "ldxw %r2, [%r1]", "add %r0, %r2", "exit")
        test.write(result=0x1122334455667788 + 0x11223344, end=False, big=0x1122334455667788 + 0x55667788, sections=maps)
    test = Test("lddw-code-addr", "lddw of code_addr: the address of a function, which a call through a register takes.")
    test.add("mov %r1, 40", "lddw %r6, code_addr(function)", "call %r6", "exit", "function: mov %r0, %r1", "add %r0, 2", "exit")
    test.write(result=42, end=False)
    test = Test("lddw-var-addr", "lddw of var_addr: the address of the variable of this platform that says how many processors there are.")
    test.add("lddw %r1, var_addr(3)", "ldxw %r0, [%r1]", "exit")
    test.write(result=1, end=False)
    test = Test("lddw-var-addr-missing", "lddw of var_addr: the platform has no variable with this number, and the program stops there.")
    test.add("mov %r0, 1", "lddw %r1, var_addr(99)", "exit")
    test.write(result="insn 1 needs the platform variable 99, which is not simulated", end=False)
    test = Test("lddw-var-addr-write", "lddw of var_addr: programs may read the platform's variables, not write them.")
    test.add("mov %r0, 1", "lddw %r1, var_addr(3)", "stxw [%r1], %r0", "exit")
    test.write(result="insn 3 writes 4 bytes at a platform variable; the platform's variables are read-only, and each holds as many bytes as its type", end=False)
    test = Test("call-runtime", "A call by BTF id: the platform has no such functions, and the program stops there.")
    test.add("mov %r0, 1", "call runtime 7", "exit")
    test.write(result="insn 1 needs the kernel function with BTF id 7, which is not simulated", end=False)


def others():
    order = Test("order", "The byte that comes first of a number of 8 bytes.")
    order.add("stdw [%r10-8], 1", "ldxb %r0, [%r10-8]", "exit")
    order.write(result=1, big=0, end=False)
    callx = Test("callx", "A call through a register of helper 5 comes back, and r6 to r9 survive it.")
    callx.add("mov %r6, 6", "mov %r9, 9", "mov %r2, 5", "call %r2", "mov %r0, %r6", "lsh %r0, 8", "or %r0, %r9", "exit")
    callx.write(result=0x609, end=False)
    far = Test("offsets", "Offsets at both ends of 16 bits, and a base that an offset leads back from beyond.", MEMORY)
    far.add("mov %r8, %r1", "add %r8, 32768", "ldxb %r0, [%r8-32768]", "mov %r8, %r1", "sub %r8, 32767", "ldxb %r6, [%r8+32767]", "lsh %r0, 8", "or %r0, %r6", "exit")
    far.write(result=MEMORY[0] << 8 | MEMORY[0], end=False)
    wide = Test("lddw", "lddw with all of 64 bits.")
    for a in VALUES:
        wide.begin()
        wide.load("%r6", a)
        # The same number without a wide load.
        wide.add(f"mov32 %r9, {signed(a >> 32, 32)}", "lsh %r9, 32", f"mov32 %r8, {signed(a, 32)}", "or %r9, %r8")
        wide.number()
        wide.add("jne %r6, %r9, exit")
    wide.write()
    helper = Test("call-helper", "A call of helper 5 comes back, and r6 to r9 survive it.")
    helper.add("mov %r6, 6", "mov %r9, 9", "call 5", "mov %r0, %r6", "lsh %r0, 8", "or %r0, %r9", "exit")
    helper.write(result=0x609, end=False)
    local = Test("call-local", "Functions: arguments and result pass, r6 to r9 and the stack of the caller survive, each frame has a stack of its own.")
    local.add("mov %r6, 0x66", "mov %r9, 0x99", "stdw [%r10-8], 0x77", "mov %r1, 10", "mov %r2, 20", "mov %r8, %r10", "call local sum", "jne %r8, %r10, exit",
              "ldxdw %r3, [%r10-8]", "lsh %r0, 8", "or %r0, %r6", "lsh %r0, 8", "or %r0, %r9", "lsh %r0, 8", "or %r0, %r3", "exit",
              "sum: stdw [%r10-8], 1", "mov %r6, %r1", "mov %r9, %r2", "call local double", "mov %r0, %r6", "add %r0, %r9", "exit",
              "double: stdw [%r10-8], 2", "mov %r6, 0", "mov %r9, 0", "mov %r0, 0", "exit")
    local.write(result=(30 << 24) | 0x669977, end=False)
    length = Test("memory", "r1 points to the memory, r2 is its length, and it may be written.", MEMORY)
    length.add("mov %r0, 1", f"jne %r2, {len(MEMORY)}, exit", "stb [%r1+15], 0x2a", "ldxb %r0, [%r1+15]", "exit")
    length.write(result=42, end=False)
    Test("exit", "The program leaves at the first exit.").write()
    (FOLDER / "raw.data").write_text("# A program as words, one a slot: r0 = -2, then the lower half moved onto itself.\n-- raw\n"
                                     "0xfffffffe000000b7\n0x00000000000000bc # w0 = w0\n0x0000000000000095\n-- result\n0xfffffffe\n")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.data"):
        old.unlink()
    for part in arithmetic, moves, swaps, jumps, loads, stores, atomics, ordered, packets, wide, others:
        part()


main()
