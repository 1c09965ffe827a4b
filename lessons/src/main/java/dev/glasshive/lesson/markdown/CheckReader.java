package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Fact;
import dev.glasshive.lesson.InstructionPattern;
import dev.glasshive.lesson.Knowledge;
import dev.glasshive.lesson.Moment;
import dev.glasshive.lesson.Spot;
import dev.glasshive.platform.Platform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// Reads one [Check] from the mapping that holds it: the key that is there says which check it is.
final class CheckReader {
    static final String MOMENT = "insn 8, insn 8 of packet 3, end, or end of packet 3";
    static final String KNOWLEDGE = "r1 is pkt, r1 in [0, 255], r1 signed in [-1, 7], r1 bits (0x0; 0xff), or r1 reach 14";
    private static final String FACT = "r5 = 0x11, fp-4 = 11 00 00 00, hits[17] = 3, packet[23] = 0x11, hits[17] absent, or r1 unset";
    private static final String DATA = "a number, bytes such as 11 00 00 00, or a return code such as XDP_PASS";
    private static final int MOST_PACKETS = 100_000;

    private final Fields fields;

    private CheckReader(Fields fields) {
        this.fields = fields;
    }

    /// The check in `fields`, or a problem.
    static Optional<Check> read(Fields fields) {
        return new CheckReader(fields).read();
    }

    private Optional<Check> read() {
        int before = fields.problems().size();
        List<Optional<Check>> found = List.of(state(), returns(), finishes(), leaves(), sends(), likeSolution(), pattern("uses", Check.Contains::new),
                pattern("avoids", Check.Avoids::new), atMost(), steps(), prints(), verifier(), knows(), processes(), answered());
        Optional<Platform> platform = fields.optionallyParsed("on", SetupReader::platform, SetupReader.PLATFORM);
        List<Check> checks = found.stream().flatMap(Optional::stream).toList();
        if (checks.isEmpty() && fields.problems().size() > before) {
            return Optional.empty();
        }
        if (checks.size() != 1) {
            fields.problems().add(fields.at(), (checks.isEmpty() ? "no check stands here" : checks.size() + " checks stand here") + "; write exactly one of at, holds, returns, finishes, leaves, sends, same as solution,"
                    + " uses, avoids, at most, steps at most, prints, verifier, knows, processes at most, answered");
            return Optional.empty();
        }
        Check check = checks.getFirst();
        return Optional.of(platform.<Check>map(other -> new Check.On(other, check)).orElse(check));
    }

    private Optional<Check> state() {
        Optional<Moment> at = fields.optionallyParsed("at", Moment::parse, MOMENT);
        List<Fact> facts = fields.allParsed("holds", Fact::parse, FACT);
        return fields.has("at") || fields.has("holds") ? Optional.of(new Check.State(at.orElse(new Moment.Anywhere()), facts)) : Optional.empty();
    }

    private Optional<Check> returns() {
        return fields.optionallyParsed("returns", Data::parse, DATA).map(r0 -> {
            Optional<Integer> packet = fields.optionallyParsed("of packet", text -> Fields.readNumber(text, 1, MOST_PACKETS), "a packet's number, from 1");
            return new Check.Run(new Check.Returns(packet.isPresent() ? OptionalInt.of(packet.get()) : OptionalInt.empty(), r0));
        });
    }

    private Optional<Check> finishes() {
        return yes("finishes").map(_ -> new Check.Run(new Check.Finishes()));
    }

    private Optional<Check> leaves() {
        return fields.optionallyParsed("leaves", Fact::parse, "hits[17] = 3 or hits[17] absent").map(fact -> new Check.Run(new Check.Leaves(fact)));
    }

    private Optional<Check> sends() {
        return fields.optionallyParsed("sends", Data::parseBytes, "the bytes of the packet in hexadecimal").map(raw ->
                new Check.Run(new Check.Sends(fields.number("of packet", 1, MOST_PACKETS), raw.bytes())));
    }

    private Optional<Check> likeSolution() {
        Set<Check.Aspect> aspects = Set.copyOf(fields.allParsed("same as solution", CheckReader::aspect, "result, maps, packet, or console"));
        return aspects.isEmpty() ? Optional.empty() : Optional.of(new Check.Run(new Check.LikeSolution(aspects)));
    }

    private static Optional<Check.Aspect> aspect(String text) {
        return Arrays.stream(Check.Aspect.values()).filter(a -> a.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
    }

    private Optional<Check> pattern(String key, Function<InstructionPattern, Check.CodeGoal> goal) {
        return fields.optionallyParsed(key, InstructionPattern::parse, InstructionPattern.shapes() + "; after load, store, atomic perhaps u8 to u64; after arithmetic, branch, atomic, swap an operator such as lsh; after call a helper or local; or opcode 0xbf")
                .map(pattern -> new Check.Uses(goal.apply(pattern)));
    }

    private Optional<Check> atMost() {
        return fields.optionallyParsed("at most", CheckReader::count, "how many instructions").map(most -> new Check.Uses(new Check.AtMost(most)));
    }

    private Optional<Check> steps() {
        return fields.optionallyParsed("steps at most", CheckReader::count, "how many steps").map(most -> new Check.Run(new Check.Within(most)));
    }

    private Optional<Check> prints() {
        return fields.optional("prints").map(text -> new Check.Run(new Check.Prints(text.value())));
    }

    private Optional<Check> verifier() {
        Optional<String> word = fields.optionallyParsed("verifier", text -> Optional.of(text).filter(List.of("accepts", "rejects")::contains), "accepts, or rejects");
        Optional<String> message = fields.optional("message").map(Fields.Text::value);
        return word.map(w -> new Check.Verified(w.equals("accepts") ? new Check.Accepts() : new Check.Rejects(message.orElse(""))));
    }

    private Optional<Check> knows() {
        return fields.optionallyParsed("knows", Knowledge::parse, KNOWLEDGE).map(knowledge -> {
            Spot spot = fields.parsed("before", text -> Spot.parse(text).filter(Spot.InstructionSpot.class::isInstance), new Spot.InstructionSpot(0), "insn 4");
            return new Check.Verified(new Check.Knows(spot instanceof Spot.InstructionSpot(int slot) ? slot : 0, knowledge));
        });
    }

    private Optional<Check> processes() {
        return fields.optionallyParsed("processes at most", CheckReader::count, "how many instructions").map(most -> new Check.Verified(new Check.Processes(most)));
    }

    private static Optional<Integer> count(String text) {
        return Fields.readNumber(text, 1, 1_000_000);
    }

    private Optional<Check> answered() {
        return yes("answered").map(_ -> new Check.Answered());
    }

    private Optional<String> yes(String key) {
        return fields.optionallyParsed(key, text -> text.equals("yes") ? Optional.of(text) : Optional.empty(), "yes");
    }
}
