package dev.glasshive.compiler;

import java.lang.classfile.CodeBuilder;

/// What says in a segment's class which instruction a piece of bytecode comes from: its slot, counted from 1, in the place of a line number, so that stack traces and profilers name it too.
final class Marks {
    /// The line of bytecode that comes from no single instruction, or from one whose slot is no possible line.
    private static final int NONE = 0xffff;

    private Marks() {}

    /// What follows comes from the instruction at `slot`.
    static void at(CodeBuilder code, int slot) {
        code.lineNumber(Math.min(slot + 1, NONE));
    }

    /// What follows is for the segment as a whole.
    static void none(CodeBuilder code) {
        code.lineNumber(NONE);
    }

    /// The slot that `line` stands for, or -1.
    static int slot(int line) {
        return line == NONE ? -1 : line - 1;
    }
}
