package dev.glasshive.app.jit;

import dev.glasshive.app.text.Text;
import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Names;
import dev.glasshive.compiler.BytecodeListing;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.jit.MachineInstruction;
import dev.glasshive.jit.NativeEmitter;
import dev.glasshive.jit.NativeListing;
import dev.glasshive.jit.NativeOptions;
import dev.glasshive.jit.NativeRemark;
import dev.glasshive.open.Opened;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Has a program compiled in both ways, and puts what came of it into rows. Not for the user interface's thread.
final class Emitting {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
    private static final int SLOT = 8;

    private final Program program;
    private final Names names;
    private final BytecodeListing bytecode;
    private final NativeListing plain;
    private final NativeListing shown;
    private final List<Set<NativeRemark>> remarks;
    private final boolean blinded;

    private Emitting(Program program, Scenario scenario, boolean blinded) throws MalformedProgramException {
        this.program = program;
        this.blinded = blinded;
        NativeOptions options = new NativeOptions(blinded);
        names = Names.complete(program, scenario.set(), Opened.helperNames(scenario.platform()));
        bytecode = BytecodeListing.of(scenario);
        plain = NativeEmitter.of(program, NativeOptions.PLAIN);
        shown = blinded ? NativeEmitter.of(program, options) : plain;
        remarks = NativeRemark.of(program, options);
    }

    /// What came of it.
    ///
    /// @param why there is no listing
    record Outcome(Optional<Listing> listing, String why) {}

    /// What becomes of the program that `scenario` starts.
    ///
    /// @param blinded whether constants are hidden
    static Outcome of(Scenario scenario, boolean blinded) {
        try {
            Program program = scenario.set().program(scenario.program()).orElseThrow(() -> new IllegalArgumentException(scenario.program()));
            return new Outcome(Optional.of(new Emitting(program, scenario, blinded).listing()), "");
        } catch (MalformedProgramException malformed) {
            return new Outcome(Optional.empty(), Text.of("jit.unplaced", String.valueOf(malformed.getMessage())));
        }
    }

    private Listing listing() {
        List<Row> rows = new ArrayList<>();
        rows.add(frame("prologue", plain.prologue(), shown.prologue()));
        List<Integer> starts = program.code().starts();
        for (int i = 0; i < starts.size(); i++) {
            rows.add(row(i, starts.get(i)));
        }
        rows.add(frame("epilogue", plain.epilogue(), shown.epilogue()));
        return new Listing(program.name(), rows, sizes());
    }

    private static Row frame(String part, List<MachineInstruction> before, List<MachineInstruction> now) {
        String name = Text.of("jit." + part);
        List<Row.Native> natives = natives(before, now);
        return new Row.Frame(name, natives, List.of(Text.of("jit." + part + ".about")), Text.of("jit.row.frame", name, words(natives.stream().map(Row.Native::text).toList())));
    }

    private Row row(int index, int slot) {
        String text = Dialect.SOURCE.text(program.code().at(slot), slot, names);
        List<String> lines = bytecode.instructions().get(index);
        List<Row.Native> natives = natives(plain.instructions().get(index), shown.instructions().get(index));
        String spoken = Text.of("jit.row", slot, text, words(lines), words(natives.stream().map(Row.Native::text).toList()));
        return new Row.Code(slot, Optional.ofNullable(names.places().get(slot)).orElse(""), text, Homes.of(text), lines, natives, about(index, natives), spoken);
    }

    private List<String> about(int index, List<Row.Native> natives) {
        Stream<String> count = remarks.get(index).isEmpty() ? Stream.of(Text.of("jit.count", natives.size())) : Stream.empty();
        Stream<String> said = remarks.get(index).stream().map(remark -> Text.of("jit.remark." + remark.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        Stream<String> here = bytecode.instructions().get(index).isEmpty() ? Stream.of(Text.of("jit.no-bytecode")) : Stream.empty();
        return Stream.of(count, said, here).flatMap(words -> words).toList();
    }

    private static List<Row.Native> natives(List<MachineInstruction> before, List<MachineInstruction> now) {
        Set<String> known = new HashSet<>(before.stream().map(Emitting::withoutPlace).toList());
        return now.stream().map(one -> new Row.Native(String.format(Locale.ROOT, "%4x", one.offset()), SPACED.formatHex(one.code().toArray()), one.text(), !known.contains(withoutPlace(one)))).toList();
    }

    /// Where a jump leads to is another number as soon as anything before it grows, and still the same place.
    private static String withoutPlace(MachineInstruction one) {
        return one.text().startsWith("j") || one.text().startsWith("call 0x") ? one.text().substring(0, one.text().indexOf(' ')) : one.text();
    }

    private static String words(List<String> lines) {
        return lines.isEmpty() ? Text.of("jit.nothing") : String.join("; ", lines);
    }

    private String sizes() {
        int lines = bytecode.instructions().stream().mapToInt(List::size).sum();
        int bytes = size(shown);
        String all = Text.of("jit.sizes", program.code().size() * SLOT, lines, bytes);
        return blinded ? Text.of("jit.sizes.blinded", all, bytes - size(plain)) : all;
    }

    private static int size(NativeListing listing) {
        return Stream.of(Stream.of(listing.prologue()), listing.instructions().stream(), Stream.of(listing.epilogue())).flatMap(parts -> parts)
                .flatMap(List::stream).map(MachineInstruction::code).mapToInt(Bytes::length).sum();
    }
}
