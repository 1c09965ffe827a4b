package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.AbstractValue.Pointer;
import dev.glasshive.verifier.AbstractValue.Scalar;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Origin;
import dev.glasshive.verifier.Culprit;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.domain.ScalarRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What can be said of a rejection beyond the words of its message, by name: `range`, `map`, `helper`. Explanations take from it what they need.
public final class Facts {
    private static final Pattern ACCESS = Pattern.compile("^invalid access to (\\w+)( value)?, (?:value_size=(\\d{1,18}) |mem_size=(\\d{1,18}) )?off=(-?\\d{1,18}) size=(\\d{1,18})(?:, R\\d+\\(id=\\d+,off=-?\\d+,r=(\\d{1,18})\\))?$");
    private static final Pattern STACK = Pattern.compile("^invalid (?:indirect )?(?:read from|write to|access to) stack R\\d+ off=(-?\\d{1,18}) size=(\\d+)$");
    private static final Pattern TYPES = Pattern.compile("^R\\d+ type=(\\w+) expected=(.*)$");
    private static final Pattern MAP_TYPE = Pattern.compile("^cannot pass map_type (\\d{1,9}) into");
    private static final Pattern CONTEXT = Pattern.compile("^invalid bpf_context access off=(-?\\d{1,9}) size=(\\d+)$");
    private static final Pattern NAMED = Pattern.compile("^R(10|\\d) ");
    private static final String CHECKED = " bytes checked";
    private static final int MOST_VARIABLE = 0xffff;
    private static final List<String> TRACING = List.of("kprobe", "tracepoint", "perf_event", "raw_tracepoint");
    private static final int LOWEST = -512;
    private static final int LAST_ARGUMENT = 5;

    private final Map<String, String> facts = new HashMap<>();
    private final Vocabulary vocabulary;
    private final String message;

    private Facts(Vocabulary vocabulary, String message) {
        this.vocabulary = vocabulary;
        this.message = message;
    }

    /// What is known of the rejection for `message`.
    ///
    /// @param remark the line of the log before `message`
    public static Map<String, String> of(Vocabulary vocabulary, String message, String remark, int slot, Causes causes) {
        Facts facts = new Facts(vocabulary, message);
        Candidate candidate = vocabulary.candidate();
        facts.facts.put("type", candidate.type());
        if (TRACING.contains(candidate.type())) {
            facts.flag("tracing");
        }
        facts.facts.put("license", candidate.license());
        Optional<Instruction> instruction = slot >= 0 && slot < candidate.slots().size() ? candidate.instruction(slot) : Optional.empty();
        if (slot >= 0) {
            facts.facts.put("insn", String.valueOf(slot));
            facts.facts.put("before", String.valueOf(slot));
            facts.facts.put("end", String.valueOf(slot));
        }
        facts.message(remark);
        causes.culprits().stream().findFirst().ifPresent(facts::culprit);
        instruction.ifPresent(at -> facts.instruction(at, causes));
        causes.events().forEach(facts::event);
        facts.chain(causes);
        return facts.facts;
    }

    /// What `remark` alone, a line of a log, says of an access to a packet at a constant place: what it needs and what was checked.
    public static Map<String, String> ofPacket(String remark) {
        Matcher access = ACCESS.matcher(remark);
        if (!access.matches() || access.group(7) == null || !access.group(1).equals("packet") || !remark.contains("(id=0,")) {
            return Map.of();
        }
        long off = Long.parseLong(access.group(5));
        long size = Long.parseLong(access.group(6));
        Map<String, String> facts = new HashMap<>(Map.of("needed", String.valueOf(off + size), "known", access.group(7), "bytes_words", bytes(off, size)));
        if (access.group(7).equals("0")) {
            facts.put("unchecked", "");
        }
        if (off + size > 0) {
            facts.put("near", "");
        }
        return facts;
    }

    private void put(String name, long number) {
        facts.put(name, String.valueOf(number));
    }

    private void flag(String name) {
        facts.put(name, "");
    }

    private void message(String remark) {
        Matcher access = ACCESS.matcher(remark);
        if (access.matches()) {
            long off = Long.parseLong(access.group(5));
            long size = Long.parseLong(access.group(6));
            put("off", off);
            put("size", size);
            facts.put("bytes_words", bytes(off, size));
            put("low", off);
            put("high", off + size - 1);
            Optional.ofNullable(access.group(3)).ifPresent(bytes -> {
                facts.put("value_size", bytes);
                put("latest", Long.parseLong(bytes) - size);
            });
            Optional.ofNullable(access.group(4)).ifPresent(bytes -> {
                facts.put("region_size", bytes);
                flag("region");
            });
            Optional.ofNullable(access.group(7)).ifPresent(known -> packet(off + size, Long.parseLong(known)));
        }
        Matcher passed = NAMED.matcher(remark);
        if (message.startsWith("Caller passes") && passed.find()) {
            facts.put("passed_register", "r" + passed.group(1));
        }
        Matcher stack = STACK.matcher(message);
        if (stack.matches()) {
            long off = Long.parseLong(stack.group(1));
            flag(off < LOWEST ? "below" : "above");
            facts.put("signed_off", off < 0 ? String.valueOf(off) : "+" + off);
        }
        Matcher types = TYPES.matcher(message);
        if (types.matches()) {
            facts.put("type_words", Words.pointer(types.group(1)));
            facts.put("expected_words", Words.expected(types.group(2)));
        }
        Matcher map = MAP_TYPE.matcher(message);
        if (map.find()) {
            facts.put("map_type", vocabulary.platform().mapType(Integer.parseInt(map.group(1))).orElse(map.group(1)));
        }
        Matcher context = CONTEXT.matcher(message);
        if (context.matches()) {
            vocabulary.field(Integer.parseInt(context.group(1)), 1).ifPresent(field -> facts.put("field", field));
        }
        if (message.endsWith("fill")) {
            flag("fill");
        }
    }

    private static String bytes(long offset, long size) {
        return size == 1 ? "byte " + offset : "bytes " + offset + " to " + (offset + size - 1);
    }

    private void packet(long needed, long known) {
        put("needed", needed);
        put("known", known);
        if (known == 0) {
            flag("unchecked");
        }
        if (needed > 0) {
            flag("near");
        }
    }

    private void culprit(Culprit culprit) {
        facts.put("value", culprit.printed().words());
        String name = culprit.holder().name();
        if (culprit.holder() instanceof Holder.OfRegister(int _, Register register)) {
            put("argument", register.code());
        }
        switch (culprit.value()) {
            case Scalar scalar -> {
                ScalarRange range = scalar.range();
                facts.put("range", Words.range(range));
                facts.put("range_is", Words.is(range));
                facts.put("range_in", range.isUnknown() ? "" : " (" + (range.isConstant() ? culprit.text() : Words.range(range)) + ")");
                if (range.isConstant()) {
                    flag(range.value() == 0 ? "null" : "constant");
                }
            }
            case Pointer pointer -> pointer(pointer, name);
            case AbstractValue.Uninitialized _ -> { }
        }
    }

    private void pointer(Pointer pointer, String name) {
        facts.put("pointer_type", pointer.typeName());
        facts.putIfAbsent("type_words", Words.pointer(pointer.type()));
        facts.put("range_in", "");
        facts.put("range_is", "is a pointer");
        if (pointer.map() >= 0) {
            facts.put("map", vocabulary.map(pointer.map()));
            vocabulary.mapSpec(pointer.map()).map(MapSpec::valueSize).ifPresent(bytes -> facts.putIfAbsent("value_size", String.valueOf(bytes)));
        }
        if (pointer.variable().isConstant()) {
            flag("fixed");
            facts.put("variable_words", name + " is always the same address");
        } else {
            facts.put("variable", Words.range(pointer.variable()));
            facts.put("variable_words", "What was added to " + name + " can be " + Words.range(pointer.variable()));
            if (Long.compareUnsigned(pointer.variable().umax(), MOST_VARIABLE) > 0) {
                flag("wide");
                facts.remove("near");
            }
        }
    }

    private void instruction(Instruction instruction, Causes causes) {
        switch (instruction) {
            case Instruction.CallHelper(int id) -> called(id);
            case Instruction.Exit() -> flag("exit");
            case Instruction.Load load -> accessed("Reading", "read", load.size(), load.offset(), causes);
            case Instruction.Store store -> accessed("Writing", "write", store.size(), store.offset(), causes);
            case Instruction.Atomic atomic -> accessed("Writing", "write", atomic.size(), atomic.offset(), causes);
            case Instruction.LoadAcquire load -> accessed("Reading", "read", load.size(), load.offset(), causes);
            case Instruction.StoreRelease store -> accessed("Writing", "write", store.size(), store.offset(), causes);
            case Instruction.Alu(var _, var _, Register dst, Operand src) -> added(dst, src, causes);
            case Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.LegacyLoad _, Instruction.Jump _,
                    Instruction.Branch _, Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _ -> { }
        }
    }

    private void called(int id) {
        facts.put("helper", vocabulary.helper(id));
        Matcher named = NAMED.matcher(message);
        if (!named.find() || named.group(1).equals("0") || Integer.parseInt(named.group(1)) > LAST_ARGUMENT) {
            return;
        }
        facts.put("argument", named.group(1));
        flag("passed");
    }

    private void accessed(String access, String verb, Size size, int offset, Causes causes) {
        facts.put("access", access);
        facts.put("access_verb", verb);
        if (!causes.culprits().isEmpty() && causes.culprits().getFirst().value() instanceof Pointer pointer && !pointer.variable().isConstant() && facts.containsKey("needed")) {
            // Seen from the register, because what it leads to has no other name.
            put("needed", offset + size.bytes());
            facts.put("bytes_words", bytes(offset, size.bytes()));
        }
        if (!causes.culprits().isEmpty() && causes.culprits().getFirst().value() instanceof Pointer pointer && pointer.variable().isConstant()) {
            long at = pointer.offset() + pointer.variable().value() + offset;
            facts.put("offset_words", pointer.frame() >= 0 ? "r10" + (at < 0 ? "" : "+") + at : "offset " + at);
        }
    }

    private void added(Register dst, Operand src, Causes causes) {
        Optional<Culprit> number = causes.culprits().stream().filter(culprit -> culprit.value() instanceof Scalar).findFirst();
        if (number.isPresent() && number.get().value() instanceof Scalar scalar) {
            facts.put("operand", number.get().holder().name());
            facts.put("operand_range", Words.range(scalar.range()));
        } else if (!(src instanceof Register)) {
            facts.put("operand", src.toString());
            facts.put("operand_range", "only that");
        }
        facts.put("target", dst.toString());
    }

    private void event(CausalEvent event) {
        switch (event) {
            case CausalEvent.Made(var at, var _, var _, Origin.Lookup(String helper, String map)) -> facts.put("origin", helper + " (map " + map + ") at instruction " + at.slot());
            case CausalEvent.Made(var at, var _, var _, Origin.Result(String helper)) -> facts.put("origin", helper + " at instruction " + at.slot());
            case CausalEvent.Acquired(var at, var _, var _, String by) -> {
                facts.put("acquirer", by);
                put("acquired", at.slot());
            }
            case CausalEvent.Lost lost -> {
                flag(switch (lost.loss()) {
                    case CALL -> "afterCall";
                    case PACKET_MOVED -> "moved";
                    case RELEASED -> "released";
                    case NARROWED -> "narrowed";
                    case OVERWRITTEN -> "overwritten";
                });
                put("call", lost.at().slot());
                facts.put("held", lost.before().words());
            }
            case CausalEvent.Missed missed -> {
                flag(switch (missed.miss()) {
                    case OTHER_COPY -> "otherCopy";
                    case NOTHING_LEARNED -> "wrongSide";
                });
                facts.put("other", missed.other().name());
                put("branch", missed.at().slot());
            }
            case CausalEvent.Computed computed when computed.before().words().endsWith(CHECKED) && computed.after().words().endsWith(Words.UNCHECKED) -> {
                flag("forgotten");
                put("added", computed.at().slot());
            }
            case CausalEvent.Repeated repeated -> {
                put("head", repeated.at().slot());
                put("rounds", repeated.rounds());
                if (repeated.changes().isEmpty()) {
                    flag("unchanged");
                }
            }
            case CausalEvent.Merged(var _, var _, CausalEvent.Printed before, CausalEvent.Printed after) -> facts.put("kinds", "on one path " + before.words() + ", on another " + after.words());
            case CausalEvent.Made _, CausalEvent.Copied _, CausalEvent.Computed _, CausalEvent.Spilled _, CausalEvent.Filled _, CausalEvent.Missing _,
                    CausalEvent.Bounded _, CausalEvent.Joined _, CausalEvent.Released _, CausalEvent.Entered _, CausalEvent.Left _, CausalEvent.Crowded _, CausalEvent.Jumped _, CausalEvent.Turned _,
                    CausalEvent.Stacked _, CausalEvent.Refused _ -> { }
        }
    }

    private void chain(Causes causes) {
        List<Integer> bytes = causes.events().stream().filter(CausalEvent.Stacked.class::isInstance).map(event -> ((CausalEvent.Stacked) event).bytes()).toList();
        if (!bytes.isEmpty()) {
            facts.put("chain", bytes.stream().map(String::valueOf).collect(Collectors.joining(" + ")) + " bytes");
            if (message.contains(" is " + bytes.stream().mapToInt(Integer::intValue).sum() + ".")) {
                flag("exact");
            }
        }
    }
}
