package dev.glasshive.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which remedy is for which message.
final class Remedies {
    private static final String ACCESS = "\\(valid_access\\(r(\\d+)\\.offset([+-]\\d+)?(?:, width=(\\w+))?\\)";
    private static final List<Row> ROWS = List.of(
            new Row("^R(\\d+) offset is outside of the packet$", PacketRemedies::outside),
            new Row("^R(\\d+) invalid mem access 'scalar'$", RegisterRemedies::lost),
            new Row("^R(\\d+) invalid mem access '(\\w+)_or_null'$", NullRemedies::maybeNull),
            new Row("^R(\\d+) (?:min|max) value is outside of the allowed memory range$", BoundRemedies::region),
            new Row("^R(\\d+) !read_ok$", RegisterRemedies::unset),
            new Row("^R(\\d+) type=(\\S+) expected=(.*)$", ArgumentRemedies::wrongType),
            new Row("^invalid read from stack (?:R\\d+ )?off (-?\\d+)\\+(-?\\d+) size (\\d+)$", StackRemedies::uninitialized),
            new Row("^R(\\d+) min value is negative, ", BoundRemedies::size),
            new Row("^R(\\d+) unbounded memory access", BoundRemedies::size),
            new Row("^R(\\d+) invalid zero-sized read", BoundRemedies::zero),
            new Row("^math between (\\w+) pointer and ", BoundRemedies::addition),
            new Row("^value (-?\\d+) makes (\\w+) pointer be out of bounds$", BoundRemedies::addition),
            new Row("^(\\w+) pointer offset (-?\\d+) is not allowed$", BoundRemedies::addition),
            new Row("^R(\\d+) 32-bit pointer arithmetic prohibited$", PointerRemedies::narrow),
            new Row("^R(\\d+) bitwise operator (\\S+) on pointer prohibited$", PointerRemedies::operator),
            new Row("^R(\\d+) pointer arithmetic with (\\S+) operator prohibited$", PointerRemedies::operator),
            new Row("^R(\\d+) pointer \\S+ pointer prohibited$", PointerRemedies::operator),
            new Row("^R(\\d+) pointer arithmetic on (\\w+) prohibited", PointerRemedies::prohibited),
            new Row("^R(\\d+) subtraction from stack pointer prohibited$", PointerRemedies::subtraction),
            new Row("^frame pointer is read only$", PointerRemedies::framePointer),
            new Row("^(?:div by zero|invalid shift (-?\\d+))$", PointerRemedies::operand),
            new Row("^invalid (?:read from|write to) stack R(\\d+) off=(-?\\d+) size=(\\d+)$", StackRemedies::outside),
            new Row("^invalid (?:unbounded )?variable-offset (?:read from|write to) stack R(\\d+)", StackRemedies::variable),
            new Row("^R(\\d+) variable stack access prohibited for !root", StackRemedies::variable),
            new Row("^combined stack size of (\\d+) calls is (\\d+)", StackRemedies::combined),
            new Row("^misaligned \\w* ?access off [^+]*\\+(-?\\d+)\\+(-?\\d+) size (\\d+)$", StackRemedies::misaligned),
            new Row("^invalid bpf_context access off=(-?\\d+) size=(\\d+)$", ContextRemedies::access),
            new Row("^dereference of modified (\\w+) ptr R(\\d+) off=(-?\\d+) disallowed$", ContextRemedies::modified),
            new Row("^program of this type cannot use helper (\\w+)#(\\d+)$", PolicyRemedies::callable),
            new Row("^cannot call GPL-restricted function", PolicyRemedies::license),
            new Row("^At program exit the register R0 has .*should have been in \\[(-?\\d+), (-?\\d+)\\]$", PolicyRemedies::result),
            new Row("^At program exit the register R0 is not a known value", PolicyRemedies::unknownResult),
            new Row("^BPF program is too large", LoopRemedies::tooLong),
            new Row("^The sequence of \\d+ jumps is too complex", LoopRemedies::tooLong),
            new Row("^infinite loop detected at insn (\\d+)$", LoopRemedies::endless),
            new Row("would lead to reference leak$", ReferenceRemedies::leaked),
            new Row("^BPF_EXIT instruction in main prog cannot be used inside bpf_spin_lock-ed region$", LockRemedies::held),
            new Row("^last insn is not an exit or jmp$", StructureRemedies::noExit),
            new Row("^unreachable insn (\\d+)$", StructureRemedies::unreachable),
            new Row("^jump out of range from insn (\\d+) to (-?\\d+)$", StructureRemedies::target),
            new Row("^jump into the middle of ldimm64 insn (\\d+)$", StructureRemedies::middle),
            // Verifiers that join paths: a place, what is not proven, and the condition.
            new Row("^[\\d/]+: .*\\(", ProofRemedies::threaded),
            new Row("^[\\d/]+: Possible null access \\((?:valid_access|within)?\\(?r(\\d+)", ProofRemedies::maybeNull),
            new Row("^[\\d/]+: (?:Upper|Lower) bound must be at (?:most|least) .*" + ACCESS, ProofRemedies::bound),
            new Row("^[\\d/]+: (?:Upper|Lower) bound must be at (?:most|least) .*\\(within\\(r(\\d+)", ProofRemedies::bound),
            new Row("^[\\d/]+: Context field cannot be .*" + ACCESS, ProofRemedies::context),
            new Row("^[\\d/]+: Stack content is not numeric .*" + ACCESS, ProofRemedies::written),
            new Row("^[\\d/]+: Illegal map update with a non-numerical value \\(within\\(r(\\d+):(?:key|value)_size", ProofRemedies::written),
            new Row("^[\\d/]+: Invalid type \\(r(\\d+)\\.type .*$", ProofRemedies::type),
            new Row("^[\\d/]+: Nonzero context offset \\(r(\\d+)", ProofRemedies::unchanged),
            new Row("^[\\d/]+: Invalid size \\(r(\\d+)\\.", ProofRemedies::positive),
            new Row("^[\\d/]+: Only numbers can be stored to externally-visible", ProofRemedies::stored),
            new Row("^[\\d/]+: Loop counter is too large \\(pc\\[(?:\\d+/)*(\\d+)\\]", ProofRemedies::loop),
            new Row("^[\\d/]+: Only numbers can be added to pointers", PointerRemedies::operator),
            new Row("^[\\d/]+: (?:Only pointers can be dereferenced|Non-null number) \\(valid_access\\(r(\\d+)", RegisterRemedies::lost),
            new Row("^[\\d/]+: Helper function is not available.*\\(call (\\w+)\\)", PolicyRemedies::callable),
            new Row("^[\\d/]+: Helper function is not supported.*\\(call (\\w+)\\)", PolicyRemedies::followed),
            new Row("^[\\d/]+: Fallthrough in last instruction", StructureRemedies::noExit),
            new Row("^(\\d+): Jump out of bounds", StructureRemedies::target),
            new Row("^\\d+: Jump into the middle of a wide load \\(to (\\d+)\\)", ProofRemedies::middle),
            new Row("^\\d+: Invalid target r10", PointerRemedies::framePointer));

    private Remedies() {}

    private record Row(Pattern pattern, Remedy remedy) {
        Row(String regex, Remedy remedy) {
            this(Pattern.compile(regex), remedy);
        }
    }

    static List<Proposal> proposals(Situation situation) {
        List<Proposal> proposals = new ArrayList<>();
        for (Row row : ROWS) {
            Matcher matcher = row.pattern.matcher(situation.rejection.message());
            if (matcher.find()) {
                proposals.addAll(row.remedy.propose(situation, matcher));
            }
        }
        return proposals;
    }
}
