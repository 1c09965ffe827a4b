package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.verifier.Rejection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rejection in one short line. The explanation below it has the details.
final class Headline {
    private static final List<Row> ROWS = List.of(
            row("R(\\d+) invalid mem access '\\w*_or_null\\w*'", "rejection.head.null"),
            row("R(\\d+) pointer arithmetic on \\w*_or_null\\w* prohibited", "rejection.head.null"),
            row("R(\\d+) type=\\w*_or_null\\w* expected=", "rejection.head.null"),
            row("Possibly NULL pointer passed to (?:trusted )?(?:helper )?arg#?(\\d+)", "rejection.head.null-argument"),
            row("R\\d+ offset is outside of the packet|invalid access to packet", "rejection.head.packet"),
            row("R(\\d+) !read_ok", "rejection.head.no-value"),
            row("R(\\d+) invalid mem access '(?:scalar|inv|imm)'", "rejection.head.number"),
            row("R(\\d+) invalid mem access '", "rejection.head.followed"),
            row("R(\\d+) min value is negative", "rejection.head.negative"),
            row("R\\d+ min value is outside of", "rejection.head.before"),
            row("R\\d+ max value is outside of|invalid access to map value|invalid access to memory", "rejection.head.behind"),
            row("R(\\d+) unbounded memory access|R(\\d+) invalid variable buffer offset", "rejection.head.unbounded"),
            row("math between \\w+ pointer and register", "rejection.head.distance"),
            row("R(\\d+) (?:type=|is of type |must be )", "rejection.head.argument"),
            row("invalid (?:indirect )?read from stack (?:R\\d+ )?(?:var_)?off ", "rejection.head.unwritten"),
            row("invalid (?:indirect )?(?:read from|write to|access to) stack R\\d+ off=", "rejection.head.stack"),
            row("variable-offset .*stack|variable offset stack pointer", "rejection.head.stack-variable"),
            row("inside bpf_(?:res_)?spin_lock-ed region|calls are not allowed while holding a lock", "rejection.head.locked"),
            row("bpf_(?:res_)?spin_unlock (?:of different lock|without taking a lock)", "rejection.head.unlock"),
            row("(bpf_\\w+) cannot be accessed directly by load/store", "rejection.head.private"),
            row("timer pointer in R1", "rejection.head.timer"),
            row("tail_call abusing map_ptr", "rejection.head.tail-maps"),
            row("expected prog array map for tail call", "rejection.head.tail-map"),
            row("tail_calls are not allowed when call stack", "rejection.head.tail-stack"),
            row("tail_call is (?:not allowed|only allowed)", "rejection.head.tail-function"),
            row("^map '(\\w+)' has (?:to have BTF|no valid)", "rejection.head.untyped"),
            row("infinite loop|back-edge", "rejection.head.loop"),
            row("BPF program is too large|jumps is too complex", "rejection.head.work"),
            row("reference leak|Unreleased reference", "rejection.head.leak"),
            row("At program exit the register R0|R0 not a scalar value", "rejection.head.result"),
            row("(?:At (?:async )?callback return|In callback) ", "rejection.head.callback-result"),
            row("(?:program of this type cannot use helper|unknown func) (\\w+)#", "rejection.head.helper"),
            row("GPL-restricted|non-GPL", "rejection.head.licence"),
            row("unreachable insn", "rejection.head.unreachable"),
            row("last insn is not an exit", "rejection.head.end"),
            row("jump out of range|jump into the middle|call to invalid destination", "rejection.head.jump"),
            row("combined stack size", "rejection.head.deep"),
            row("misaligned", "rejection.head.misaligned"),
            row("invalid bpf_context access|(?:dereference of|negative offset|variable) (?:modified )?ctx", "rejection.head.context"),
            row("frame pointer is read only", "rejection.head.frame"),
            row("R(\\d+) .*pointer .*prohibited|R(\\d+) (?:bitwise operator|tried to subtract|subtraction from)", "rejection.head.arithmetic"),
            row("R(\\d+) invalid zero-sized read", "rejection.head.empty"),
            row("div by zero", "rejection.head.division"));

    private Headline() {}

    private record Row(Pattern pattern, String key) {}

    private static Row row(String pattern, String key) {
        return new Row(Pattern.compile(pattern), key);
    }

    static String of(Rejection rejection) {
        for (Row row : ROWS) {
            Matcher matcher = row.pattern.matcher(rejection.message());
            if (matcher.find()) {
                return Text.of(row.key, group(matcher));
            }
        }
        return Text.of("rejection.head.other", rejection.kind().problem());
    }

    private static String group(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        return "";
    }
}
