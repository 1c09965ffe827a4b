package dev.glasshive.rosetta;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Names;
import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Requirement;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything that is known of one instruction: its prose is a page, all else was asked of the packages that run, write and encode it.
///
/// @param name one for each row of the opcode matrix, such as `alu64-add-reg`
/// @param text the instruction as the disassembler writes it
/// @param title what it is, such as `ADD, 64 bits, register`
/// @param section the section of RFC 9669, or an empty string for an extension
public record InstructionCard(String name, String text, String title, String section, List<Facet> facets) {
    /// Copies what it is given.
    public InstructionCard {
        facets = List.copyOf(facets);
    }

    /// The card of `instruction`, with the helpers of Linux.
    public static InstructionCard of(Instruction instruction) {
        return of(instruction, Platforms.linux());
    }

    /// The card of `instruction`, with the helpers of `platform`.
    public static InstructionCard of(Instruction instruction, Platform platform) {
        Names names = new Names(new TreeMap<>(), List.of(), HelperNames.of(platform.helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id))));
        Fields fields = Encoder.fields(instruction);
        Opcode row = OpcodeMatrix.rows(fields.opcode()).stream().filter(r -> r.matches(fields)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no row for " + instruction));
        CardName name = CardName.of(instruction);
        List<Facet> facets = new ArrayList<>();
        facets.add(new Facet(Facet.Kind.MEANING, Prose.page(name.page())));
        facets.add(new Facet(Facet.Kind.ENCODING, EncodingLines.of(instruction, fields, row)));
        facets.add(new Facet(Facet.Kind.DIALECTS, List.of("C-like    " + Dialect.LLVM.text(instruction, 0, names),
                "source    " + Dialect.SOURCE.text(instruction, 0, names), "mnemonic  " + Dialect.MNEMONIC.text(instruction, 0, names))));
        facets.add(new Facet(Facet.Kind.EFFECTS, List.of(effects(Effects.of(instruction)))));
        List<String> requirements = Requirement.of(instruction).stream().map(RequirementWords::of).toList();
        facets.add(new Facet(Facet.Kind.REQUIREMENTS, requirements.isEmpty() ? List.of("nothing") : requirements));
        List<String> runs = SampleRuns.of(instruction);
        if (!runs.isEmpty()) {
            facets.add(new Facet(Facet.Kind.RUNS, runs));
        }
        facets.add(new Facet(Facet.Kind.PLATFORMS, List.of(platforms(instruction, row),
                "cpu " + CpuVersion.of(instruction).label() + ", conformance group " + row.group().label())));
        return new InstructionCard(name.row(), Dialect.SOURCE.text(instruction, 0, names), name.title(), row.section(), facets);
    }

    private static String effects(Effects effects) {
        String lost = effects.clobbers().isEmpty() ? "" : ", takes the values of " + registers(effects.clobbers());
        return "reads " + registers(effects.reads()) + ", writes " + registers(effects.writes()) + lost;
    }

    private static String registers(Collection<Register> registers) {
        return registers.isEmpty() ? "nothing" : registers.stream().sorted().map(Register::toString).collect(Collectors.joining(" "));
    }

    /// Windows runs the groups that its verifier is set to; neither runs calls through a register.
    private static String platforms(Instruction instruction, Opcode row) {
        if (row.group() == ConformanceGroup.CALLX) {
            return "neither Linux nor Windows";
        }
        return row.group() == ConformanceGroup.PACKET || !row.isStandard() || instruction instanceof Instruction.CallKfunc ? "Linux" : "Linux, Windows";
    }

    /// The card as text, in columns, with prose broken at 100 characters.
    public String toText() {
        return CardText.of(this);
    }
}
