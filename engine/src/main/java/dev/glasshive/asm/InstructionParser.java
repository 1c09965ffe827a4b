package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import dev.glasshive.asm.Words.RegisterName;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Width;
import java.util.HashSet;
import java.util.Set;

/// Reads one instruction from the tokens of a line: jumps and calls itself, the rest through its fellows.
final class InstructionParser {
    private static final Set<String> WORDS = words();

    private final TokenCursor in;
    private final OperandParser operands;
    private final MemoryParser memory;
    private final AssignmentParser assignments;
    private final MnemonicParser mnemonics;

    InstructionParser(TokenCursor in, Diagnostics diagnostics) {
        this.in = in;
        this.operands = new OperandParser(in, diagnostics);
        this.memory = new MemoryParser(in, operands);
        this.assignments = new AssignmentParser(in, operands, memory);
        this.mnemonics = new MnemonicParser(in, operands, assignments, diagnostics);
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>(Words.KEYWORDS);
        words.addAll(MnemonicParser.words());
        return words;
    }

    /// The instruction up to the end of the line.
    Draft parse() throws Unparsable {
        Draft draft = instruction();
        if (in.peek().is("l")) {
            throw in.unexpected("the end of the line", "did you mean ll?");
        }
        if (draft instanceof Draft.Ready(Instruction.Mov _) && Words.ALU.containsKey(in.peek().text() + "=")) {
            throw in.unexpected("the end of the line", "an instruction does one thing: move first, then write "
                    + in.peek().text() + "= on the next line");
        }
        in.expectEnd();
        return draft;
    }

    private Draft instruction() throws Unparsable {
        Token first = in.peek();
        return switch (first.kind()) {
            case REGISTER -> assignments.parse();
            case KEYWORD -> {
                in.next();
                yield switch (first.text()) {
                    case "exit" -> new Draft.Ready(new Instruction.Exit());
                    case "goto" -> jump(Reach.SHORT);
                    case "gotol" -> jump(Reach.LONG);
                    case "call" -> call();
                    case "callx" -> mnemonics.registerCall();
                    case "if" -> branch();
                    case "lock" -> in.peek().isName() ? mnemonics.locked() : memory.lockedUpdate();
                    default -> throw unknown(first);
                };
            }
            case OPERATOR -> {
                if (!first.is("*")) {
                    throw unknown(first);
                }
                yield memory.store();
            }
            case NAME -> {
                if (first.is("ld_pseudo")) {
                    in.next();
                    yield assignments.pseudoLoad();
                }
                if (first.is(Words.STORE_RELEASE) && in.peek(1).is("(")) {
                    in.next();
                    yield memory.release();
                }
                if (Words.looksLikeRegister(first.text()) || in.peek(1).is("=") || Words.ALU.containsKey(in.peek(1).text())) {
                    throw in.noRegister("a register");
                }
                if (MnemonicParser.knows(first.text())) {
                    yield mnemonics.parse(in.next());
                }
                throw unknown(first);
            }
            case DIRECTIVE, QUOTED, NUMBER, BYTES, COMMENT, UNKNOWN, END -> throw unknown(first);
        };
    }

    private Unparsable unknown(Token token) {
        String expected = "an instruction such as r1 = 5, if r1 == 5 goto label, call 1 or exit";
        if (token.kind() != Kind.NAME) {
            return in.error(token, token.text().isEmpty() ? "an instruction is missing" : "no instruction begins with " + token.text(), expected, "");
        }
        return in.error(token, "unknown instruction " + token.text(), expected, Spelling.suggestion(token.text(), WORDS));
    }

    private Draft branch() throws Unparsable {
        RegisterName left = in.register("a register");
        Token operator = in.next();
        Condition op = operator.kind() == Kind.OPERATOR ? Words.CONDITIONS.get(operator.text()) : null;
        if (op == null) {
            throw in.error(operator, operator.kind() == Kind.END ? "the line ends after " + left : operator.text() + " is no comparison",
                    "one of " + String.join(" ", Words.CONDITIONS.keySet()), operator.is("=") ? "did you mean ==?" : "");
        }
        Operand right = operands.operand(left.width(), operator.text());
        if (in.peek().is("gotol")) {
            throw in.unexpected("goto", "a condition reaches 16 bits far; invert it and jump over a gotol");
        }
        in.expect("goto");
        if (in.peek().isName() && !atDistance()) {
            return new Draft.BranchTo(op, left.width(), left.register(), right, in.name("a label"));
        }
        return new Draft.Ready(new Instruction.Branch(op, left.width(), left.register(), right, (short) distance(16)));
    }

    private Draft jump(Reach reach) throws Unparsable {
        if (in.peek().isName() && !atDistance()) {
            return new Draft.JumpTo(reach, in.name("a label"));
        }
        return new Draft.Ready(new Instruction.Jump(reach, distance(reach == Reach.SHORT ? 16 : 32)));
    }

    /// `pc+5`, as the kernel prints it.
    private boolean atDistance() {
        return in.peek().is("pc") && (in.peek(1).is("+") || in.peek(1).is("-")) && in.peek(2).kind() == Kind.NUMBER;
    }

    /// `+5` or `pc+5`, and the place in angle brackets that LLVM prints behind.
    private int distance(int bits) throws Unparsable {
        if (atDistance()) {
            in.next();
        }
        if (in.peek().kind() == Kind.NUMBER) {
            throw in.unexpected("a label or a distance with its sign", "write +" + in.peek().text() + " to jump over " + in.peek().text() + " slots");
        }
        Literal distance = in.number("a label or a distance such as +5");
        if (!distance.fitsSigned(bits)) {
            throw new Unparsable(Diagnostic.error(distance.span(), "distance " + distance + " does not fit " + bits + " bits",
                    "-" + (1L << (bits - 1)) + " to " + ((1L << (bits - 1)) - 1), bits == 16 ? "write gotol, which reaches farther" : ""));
        }
        if (in.peek().is("<")) {
            in.skipRest();
        }
        return (int) distance.value();
    }

    private Draft call() throws Unparsable {
        if (in.peek().kind() == Kind.NUMBER) {
            return new Draft.Ready(new Instruction.CallHelper(operands.immediate(in.number("a number"), Width.W32, "").value()));
        }
        if (in.atNumber() || atDistance()) {
            return new Draft.Ready(new Instruction.CallLocal(distance(32)));
        }
        if (in.peek(1).kind() != Kind.END && in.take("local")) {
            return mnemonics.localCall();
        }
        if (in.peek(1).kind() != Kind.END && in.take("runtime")) {
            return mnemonics.runtimeCall();
        }
        if (in.peek().kind() == Kind.REGISTER) {
            return mnemonics.registerCall();
        }
        if (in.peek(1).kind() != Kind.END && !in.peek(1).is("(") && in.take("helper")) {
            return new Draft.Ready(new Instruction.CallHelper(operands.immediate(in.number("the number of a helper"), Width.W32, "").value()));
        }
        if (in.peek(1).is("(") && in.take("helper")) {
            in.expect("(");
            int id = operands.immediate(in.number("the number of a helper"), Width.W32, "").value();
            in.expect(")");
            return new Draft.Ready(new Instruction.CallHelper(id));
        }
        if (in.peek(1).is("(") && in.take("kfunc")) {
            return kernelFunction();
        }
        return new Draft.CallTo(in.name("a function, a helper, its number, or a distance such as +5"));
    }

    private Draft kernelFunction() throws Unparsable {
        in.expect("(");
        int id = operands.immediate(in.number("a BTF id"), Width.W32, "").value();
        short module = 0;
        if (in.take(",")) {
            Literal literal = in.number("the number of a module");
            if (!literal.fitsSigned(16)) {
                throw new Unparsable(Diagnostic.error(literal.span(), literal + " does not fit 16 bits", "-32768 to 32767", ""));
            }
            module = (short) literal.value();
        }
        in.expect(")");
        return new Draft.Ready(new Instruction.CallKfunc(id, module));
    }
}
