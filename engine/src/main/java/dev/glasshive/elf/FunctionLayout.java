package dev.glasshive.elf;

import dev.glasshive.elf.SplitFunction.Body;
import dev.glasshive.program.FunctionSignature;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where an object keeps each function of a set: entry functions in the section of their program type, all others once in `.text`.
final class FunctionLayout {
    private static final String TEXT = ".text";

    /// A function in its place.
    ///
    /// @param program index of a program it belongs to
    /// @param callees where each function of that program stands
    record Placed(SplitFunction function, int program, Spot spot, Symbol.Binding binding, List<Spot> callees) {}

    /// A slot of a section.
    record Spot(String section, int slot) {}

    private final ProgramSet set;
    private final String platform;
    private final Map<String, List<Placed>> sections = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final List<List<SplitFunction>> split;
    private final Map<String, Spot> shared = new HashMap<>();

    private FunctionLayout(ProgramSet set, String platform) {
        this.set = set;
        this.platform = platform;
        this.split = set.programs().stream().map(SplitFunction::of).toList();
    }

    /// The functions of each section, in the order of their slots.
    static Map<String, List<Placed>> of(ProgramSet set, String platform) {
        return new FunctionLayout(set, platform).layout();
    }

    private Map<String, List<Placed>> layout() {
        boolean share = namesTell();
        for (int p = 0; p < split.size(); p++) {
            List<SplitFunction> functions = split.get(p);
            List<Spot> spots = new ArrayList<>();
            List<Placed> fresh = new ArrayList<>();
            for (int f = 0; f < functions.size(); f++) {
                SplitFunction function = functions.get(f);
                Spot known = share && f > 0 ? shared.get(function.name()) : null;
                if (known != null) {
                    spots.add(known);
                    continue;
                }
                Spot spot = take(f == 0 ? sectionOf(set.programs().get(p)) : TEXT, function.slots());
                spots.add(spot);
                if (f > 0) {
                    shared.put(function.name(), spot);
                }
                fresh.add(new Placed(function, p, spot, f == 0 || share && isGlobal(p, function) ? Symbol.Binding.GLOBAL : Symbol.Binding.LOCAL, spots));
            }
            fresh.forEach(placed -> sections.computeIfAbsent(placed.spot().section(), _ -> new ArrayList<>()).add(placed));
        }
        return sections;
    }

    /// Whether BTF says that others may call the function, so that the kernel judges it by itself.
    private boolean isGlobal(int program, SplitFunction function) {
        return set.programs().get(program).types().flatMap(types -> types.functions().records().stream().filter(r -> r.slot() == function.start()).findFirst())
                .flatMap(FunctionRecord::signature).filter(signature -> signature.linkage() == FunctionSignature.Linkage.GLOBAL).isPresent();
    }

    private Spot take(String section, int slots) {
        int start = sizes.getOrDefault(section, 0);
        sizes.put(section, start + slots);
        return new Spot(section, start);
    }

    /// Whether functions of one name are one function in the whole set; if not, each program keeps its own copies.
    private boolean namesTell() {
        Map<String, Body> bodies = new HashMap<>();
        for (List<SplitFunction> functions : split) {
            for (SplitFunction function : functions.subList(1, functions.size())) {
                Body body = function.body();
                if (!bodies.computeIfAbsent(function.name(), _ -> body).equals(body)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The section that says the program's type to whoever reads the object.
    private String sectionOf(Program program) {
        String section = program.section();
        if (!section.isEmpty() && !section.startsWith(".") && !section.equals("maps") && !section.equals("license")
                && SectionTypes.typeOf(platform, section).equals(program.type())) {
            return section;
        }
        if (!program.type().isEmpty()) {
            return SectionTypes.sectionOf(platform, program.type()).orElse(program.type());
        }
        boolean noneHasType = set.programs().stream().allMatch(p -> p.type().isEmpty() && (p.section().isEmpty() || p.section().equals(TEXT)));
        return noneHasType ? TEXT : "program/" + program.name();
    }
}
