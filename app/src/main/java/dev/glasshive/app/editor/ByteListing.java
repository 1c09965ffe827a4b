package dev.glasshive.app.editor;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.isa.Encoder;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.HexFormat;

/// A program as its bytes, with the text of each instruction behind them.
final class ByteListing {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private ByteListing() {}

    static String of(Program program, ProgramSet set, Platform platform) {
        StringBuilder text = new StringBuilder();
        for (int slot : program.code().starts()) {
            program.subprograms().stream().filter(s -> s.start() == slot).forEach(s -> text.append(s.name()).append(":\n"));
            String hex = SPACED.formatHex(Encoder.encode(program.code().at(slot), set.order()));
            text.append(String.format("%5d: %-48s %s%n", slot, hex, Disassembler.line(program, slot, set, Opened.helperNames(platform))));
        }
        return text.toString();
    }
}
