package dev.glasshive.watch;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of a condition by recursive descent, one method for what stands in front and one for all binary operators.
final class ConditionParser {
    private static final int DEEPEST = 60;
    private static final String OPERAND = "a register, pc, a number, u8[...] to u64[...], pkt[...] or a parenthesis";
    private static final Pattern TOKEN = Pattern.compile("s[<>]=?|\\|\\||&&|<<|>>|[=!<>]=|[-+*/%&|^~!<>()\\[\\]]|0[xX][0-9a-fA-F_]+|[A-Za-z0-9_]+|\\S");
    private static final Map<String, Size> MEMORY = Map.of("u8", Size.B, "u16", Size.H, "u32", Size.W, "u64", Size.DW);
    /// From the weakest to the strongest.
    private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("==", "!=", "<", "<=", ">", ">=", "s<", "s<=", "s>", "s>="),
            List.of("|"), List.of("^"), List.of("&"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));

    private final String text;
    private final Matcher matcher;
    private String token = "";
    private int column;
    private int depth;

    /// The text is no condition.
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final int column;

        Fault(int column, String message) {
            super(message);
            this.column = column;
        }

        int column() {
            return column;
        }
    }

    ConditionParser(String text) {
        this.text = text;
        this.matcher = TOKEN.matcher(text);
    }

    Term parse() throws Fault {
        if (text.length() > dev.glasshive.watch.Condition.LONGEST) {
            throw new Fault(dev.glasshive.watch.Condition.LONGEST + 1, "a condition has at most " + dev.glasshive.watch.Condition.LONGEST + " characters, not " + text.length());
        }
        advance();
        Term term = binary(0);
        if (!token.isEmpty()) {
            throw fault("an operator or the end");
        }
        return term;
    }

    private void advance() {
        boolean found = matcher.find();
        token = found ? matcher.group() : "";
        column = (found ? matcher.start() : text.length()) + 1;
    }

    private Fault fault(String expected) {
        return new Fault(column, (token.isEmpty() ? "the condition ends" : "found " + token) + " where " + expected + " is expected");
    }

    private Term binary(int level) throws Fault {
        if (level == LEVELS.size()) {
            return prefix();
        }
        Term left = binary(level + 1);
        while (LEVELS.get(level).contains(token)) {
            String operator = token;
            advance();
            left = combine(operator, left, binary(level + 1));
        }
        return left;
    }

    private static Term combine(String operator, Term a, Term b) {
        return switch (operator) {
            // What is decided by the left side does not ask the right one, so it misses nothing there.
            case "||" -> view -> a.value(view) != 0 || b.value(view) != 0 ? 1 : 0;
            case "&&" -> view -> a.value(view) != 0 && b.value(view) != 0 ? 1 : 0;
            case "|" -> view -> a.value(view) | b.value(view);
            case "^" -> view -> a.value(view) ^ b.value(view);
            case "&" -> view -> a.value(view) & b.value(view);
            case "<<" -> view -> a.value(view) << b.value(view);
            case ">>" -> view -> a.value(view) >>> b.value(view);
            case "+" -> view -> a.value(view) + b.value(view);
            case "-" -> view -> a.value(view) - b.value(view);
            case "*" -> view -> a.value(view) * b.value(view);
            case "/" -> view -> dev.glasshive.isa.AluOp.DIV.apply(Width.W64, a.value(view), b.value(view));
            case "%" -> view -> dev.glasshive.isa.AluOp.MOD.apply(Width.W64, a.value(view), b.value(view));
            default -> comparison(operator, a, b);
        };
    }

    private static Term comparison(String symbol, Term a, Term b) {
        for (Condition row : Condition.values()) {
            if (row.symbol().equals(symbol)) {
                return view -> row.test(Width.W64, a.value(view), b.value(view)) ? 1 : 0;
            }
        }
        throw new IllegalStateException("no comparison " + symbol);
    }

    private Term prefix() throws Fault {
        if (++depth > DEEPEST) {
            throw new Fault(column, "more than " + DEEPEST + " parentheses and signs inside each other");
        }
        String operator = token;
        Term term = switch (operator) {
            case "!" -> {
                Term operand = operand();
                yield view -> operand.value(view) == 0 ? 1 : 0;
            }
            case "-" -> {
                Term operand = operand();
                yield view -> -operand.value(view);
            }
            case "~" -> {
                Term operand = operand();
                yield view -> ~operand.value(view);
            }
            case "(" -> {
                advance();
                yield closed(")");
            }
            default -> primary();
        };
        depth--;
        return term;
    }

    private Term operand() throws Fault {
        advance();
        return prefix();
    }

    private Term closed(String bracket) throws Fault {
        Term inside = binary(0);
        if (!token.equals(bracket)) {
            throw fault(bracket);
        }
        advance();
        return inside;
    }

    private Term primary() throws Fault {
        String word = token;
        if (word.equals("pc")) {
            advance();
            return View::pc;
        }
        if (word.matches("[rw](\\d|10)")) {
            Register register = Register.of(Integer.parseInt(word.substring(1)));
            advance();
            return word.charAt(0) == 'r' ? view -> view.register(register) : view -> Width.W32.truncate(view.register(register));
        }
        if (word.equals("pkt") || MEMORY.containsKey(word)) {
            advance();
            if (!token.equals("[")) {
                throw fault("[");
            }
            advance();
            Term index = closed("]");
            Size size = MEMORY.getOrDefault(word, Size.B);
            return word.equals("pkt") ? view -> view.packet(index.value(view)) : view -> view.memory(index.value(view), size);
        }
        if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
            long number = number(word);
            advance();
            return view -> number;
        }
        throw fault(OPERAND);
    }

    private long number(String word) throws Fault {
        String digits = word.replace("_", "");
        try {
            return digits.startsWith("0x") || digits.startsWith("0X") ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            throw new Fault(column, word + " is no number of 64 bits, decimal or hexadecimal");
        }
    }
}
