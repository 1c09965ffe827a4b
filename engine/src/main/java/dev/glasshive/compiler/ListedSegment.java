package dev.glasshive.compiler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The bytecode of one segment as lines, read back from its class.
///
/// Operations have the JVM's names without the endings that only say how short an encoding is; variables have ours, [Locals#name]. A jump names the instruction of the program that it leads to,
/// `insn 7`, or a place inside the same one, or `out`: the segment's own code, which hands the machine on.
final class ListedSegment {
    private static final String OUT = "out";
    private static final int NOWHERE = -1;

    private final CodeModel code;
    private final Map<Label, Integer> targets = new HashMap<>();
    private final Map<Label, String> places = new HashMap<>();
    private final Map<Integer, List<String>> lines = new HashMap<>();

    private ListedSegment(CodeModel code) {
        this.code = code;
    }

    /// The lines of the class `bytes`, by the slots of the instructions that they come from.
    static Map<Integer, List<String>> of(byte[] bytes) {
        CodeModel run = ClassFile.of().parse(bytes).methods().stream().filter(method -> method.methodName().equalsString("run")).findFirst().flatMap(method -> method.code())
                .orElseThrow(() -> new IllegalArgumentException("no segment"));
        ListedSegment segment = new ListedSegment(run);
        segment.find();
        segment.list();
        return segment.lines;
    }

    /// Finds what the labels stand for: where there is a mark, too, a block begins.
    private void find() {
        int slot = NOWHERE;
        boolean marked = false;
        List<Label> here = new ArrayList<>();
        for (CodeElement element : code) {
            switch (element) {
                case LabelTarget target -> here.add(target.label());
                case LineNumber line -> {
                    slot = Marks.slot(line.line());
                    marked = true;
                }
                case Instruction _ -> {
                    for (Label label : here) {
                        targets.put(label, slot);
                        if (!marked && slot != NOWHERE) {
                            places.put(label, "L" + (places.size() + 1));
                        }
                    }
                    here.clear();
                    marked = false;
                }
                default -> { }
            }
        }
    }

    private void list() {
        int slot = NOWHERE;
        String prefix = "";
        for (CodeElement element : code) {
            switch (element) {
                case LabelTarget target -> prefix = places.containsKey(target.label()) ? places.get(target.label()) + ": " : prefix;
                case LineNumber line -> slot = Marks.slot(line.line());
                case Instruction instruction -> {
                    if (slot != NOWHERE) {
                        lines.computeIfAbsent(slot, _ -> new ArrayList<>()).add(prefix + text(instruction));
                    }
                    prefix = "";
                }
                default -> { }
            }
        }
    }

    private String text(Instruction instruction) {
        String name = name(instruction.opcode());
        return switch (instruction) {
            case LoadInstruction load -> name + " " + Locals.name(load.slot());
            case StoreInstruction store -> name + " " + Locals.name(store.slot());
            case ConstantInstruction.IntrinsicConstantInstruction _ -> name;
            case ConstantInstruction constant -> name + " " + text(constant.constantValue());
            case InvokeInstruction call -> name + " " + text(call.owner().asSymbol()) + "." + call.name().stringValue() + text(call.typeSymbol());
            case FieldInstruction field -> name + " " + text(field.owner().asSymbol()) + "." + field.name().stringValue();
            case BranchInstruction branch -> name + " " + place(branch.target());
            default -> name;
        };
    }

    private String place(Label label) {
        String inside = places.get(label);
        int slot = targets.getOrDefault(label, NOWHERE);
        return inside != null ? inside : slot == NOWHERE ? OUT : "insn " + slot;
    }

    private static String name(Opcode opcode) {
        String name = opcode.name().toLowerCase(Locale.ROOT);
        return switch (opcode.kind()) {
            case LOAD, STORE -> name.replaceFirst("_.*", "");
            case BRANCH -> name.replaceFirst("_w$", "");
            default -> name;
        };
    }

    private static String text(ConstantDesc constant) {
        return constant instanceof DynamicConstantDesc<?> dynamic ? text(dynamic.constantType()) : constant.toString();
    }

    private static String text(MethodTypeDesc type) {
        return type.parameterList().stream().map(ListedSegment::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(ClassDesc type) {
        String name = type.displayName();
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
