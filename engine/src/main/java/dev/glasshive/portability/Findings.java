package dev.glasshive.portability;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.WideSource;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.ContextFlow;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Compares what a program uses with the tables of both systems.
final class Findings {
    private final ProgramSet set;
    private final Program program;
    private final Platform home;
    private final Platform other;
    private final Optional<ProgramType> here;
    private final Counterparts.Noted<Optional<ProgramType>> there;
    private final Written written;

    Findings(ProgramSet set, Program program, Platform home) {
        this.set = set;
        this.program = program;
        this.home = home;
        this.other = Sides.other(home);
        this.here = home.programType(program.type(), program.section());
        this.there = here.map(type -> Counterparts.hook(home, type)).orElse(new Counterparts.Noted<>(Optional.empty(), ""));
        this.written = new Written(program);
    }

    List<Finding> all() {
        return Stream.of(Stream.of(hook()), contextUses(), helpers(), maps(), results(), Stream.of(groups()), features()).flatMap(found -> found).toList();
    }

    private <T> Sides<T> sides(T ofHome, T ofOther) {
        return home.equals(Platforms.windows()) ? new Sides<>(ofOther, ofHome) : new Sides<>(ofHome, ofOther);
    }

    private Finding hook() {
        String own = program.section().isEmpty() ? section(home, here) : program.section();
        String theirs = section(other, there.what());
        Severity severity = there.what().isEmpty() ? Severity.MISSING : !section(home, here).equals(theirs) ? Severity.REWRITE : Severity.SAME;
        return new Finding.Hook(severity, sides(here, there.what()), sides(own, theirs), there.note());
    }

    private static String section(Platform platform, Optional<ProgramType> hook) {
        return hook.flatMap(platform.sections()::named).orElse("");
    }

    private Stream<Finding> contextUses() {
        if (here.isEmpty()) {
            return Stream.empty();
        }
        Map<String, List<ContextFlow.Access>> byField = new LinkedHashMap<>();
        Map<String, Field> fields = new LinkedHashMap<>();
        for (ContextFlow.Access access : ContextFlow.of(program)) {
            Optional<Field> field = ContextRewrite.field(here.get(), access);
            String key = field.map(Field::name).orElse("+" + access.offset() + ":" + access.size());
            field.ifPresent(found -> fields.put(key, found));
            byField.computeIfAbsent(key, _ -> new ArrayList<>()).add(access);
        }
        return byField.entrySet().stream().map(entry -> {
            List<Place> places = entry.getValue().stream().map(access -> Place.of(program, access.slot())).toList();
            ContextFlow.Access first = entry.getValue().getFirst();
            Field field = fields.get(entry.getKey());
            return field == null ? new Finding.ContextBytes(places, first.offset(), first.size()) : contextField(field, places, entry.getValue());
        });
    }

    private Finding contextField(Field field, List<Place> places, List<ContextFlow.Access> accesses) {
        boolean stores = accesses.stream().anyMatch(ContextFlow.Access::store);
        Counterparts.Noted<Optional<Field>> match = there.what().map(type -> Counterparts.field(home, here.orElseThrow(), field, type))
                .orElse(new Counterparts.Noted<>(Optional.empty(), ""));
        // Where a field lies alike, a note says that its values do not mean the same.
        boolean named = accesses.stream().allMatch(access -> written.namesField(access.slot()));
        Severity moved = named ? Severity.NUMBER : Severity.REWRITE;
        Severity severity = match.what().map(found -> found.offset() != field.offset() || found.size() != field.size() || found.format() != field.format()
                ? moved : match.note().isEmpty() ? Severity.SAME : Severity.MEANING).orElse(Severity.MISSING);
        Optional<Field> otherwise = there.what().flatMap(type -> type.context().fieldAt(field.offset(), 1)).filter(found -> !Optional.of(found).equals(match.what()));
        return new Finding.ContextField(severity, places, sides(Optional.of(field), match.what()), otherwise, stores, match.note());
    }

    private Stream<Finding> helpers() {
        Map<Integer, List<Integer>> calls = new LinkedHashMap<>();
        for (int slot : program.code().starts()) {
            if (program.code().at(slot) instanceof Instruction.CallHelper(int id)) {
                calls.computeIfAbsent(id, _ -> new ArrayList<>()).add(slot);
            }
        }
        return calls.entrySet().stream().flatMap(entry -> {
            // A text may call the same helper by name in one place and by number in another.
            List<Integer> byNumber = entry.getValue().stream().filter(written::callsByNumber).toList();
            List<Integer> byName = entry.getValue().stream().filter(slot -> !written.callsByNumber(slot)).toList();
            return Stream.of(byName, byNumber).filter(slots -> !slots.isEmpty()).map(slots -> helper(entry.getKey(), slots, slots.equals(byNumber)));
        });
    }

    private Finding helper(int id, List<Integer> slots, boolean byNumber) {
        Optional<Helper> own = home.helper(id, here);
        String name = own.map(Helper::name).orElse("#" + id);
        Optional<Helper> theirs = other.allHelpers().stream().filter(helper -> helper.name().equals(name) && there.what().map(helper::allowsCallsFrom).orElse(true)).findFirst();
        Optional<Helper> otherwise = other.helper(id, there.what()).filter(helper -> !helper.name().equals(name));
        Counterparts.Noted<List<String>> instead = theirs.isPresent() ? new Counterparts.Noted<>(List.of(), "") : Counterparts.instead(home, name);
        Severity severity = theirs.isEmpty() ? instead.what().isEmpty() ? Severity.MISSING : Severity.REWRITE
                : theirs.get().id() == id ? Severity.SAME : byNumber ? Severity.MEANING : Severity.NUMBER;
        return new Finding.HelperCall(severity, places(slots), name, sides(own, theirs), byNumber, otherwise, instead.what(), instead.note());
    }

    private Stream<Finding> maps() {
        Set<Integer> used = mapsUsed();
        return set.maps().stream().filter(map -> used.contains(set.maps().indexOf(map))).map(map -> {
            Sides<Optional<Integer>> numbers = Sides.of(platform -> Optional.ofNullable(platform.mapTypes().get(map.type())));
            int flags = map.flags() & ~other.limits().mapFlags();
            Severity severity = numbers.of(other).isEmpty() ? Severity.MISSING : flags != 0 ? Severity.REWRITE
                    : numbers.linux().equals(numbers.windows()) ? Severity.SAME : Severity.NUMBER;
            return new Finding.MapKind(severity, map.name(), map.type(), numbers, flags, flags != 0 ? "map.flags" : numbers.of(other).isEmpty() ? "map.missing" : "");
        });
    }

    /// Indices of the maps that the code names, and of those in them.
    private Set<Integer> mapsUsed() {
        Set<Integer> used = new HashSet<>();
        for (Instruction instruction : program.code().instructions()) {
            if (instruction instanceof Instruction.LoadImm64 load && (load.source() == WideSource.MAP_BY_FD || load.source() == WideSource.MAP_VALUE_BY_FD
                    || load.source() == WideSource.MAP_BY_INDEX || load.source() == WideSource.MAP_VALUE_BY_INDEX)) {
                used.add(load.low());
            }
        }
        return used;
    }

    private Stream<Finding> results() {
        if (here.isEmpty()) {
            return Stream.empty();
        }
        Map<Integer, List<Integer>> byValue = new LinkedHashMap<>();
        Results.of(program).forEach(result -> byValue.computeIfAbsent(result.value(), _ -> new ArrayList<>()).add(result.slot()));
        return byValue.entrySet().stream().map(entry -> result(entry.getKey(), entry.getValue()));
    }

    private Finding result(int value, List<Integer> slots) {
        ProgramType type = here.orElseThrow();
        Finding.Meaning own = meaning(type, value);
        if (there.what().isEmpty()) {
            return new Finding.ReturnValue(Severity.MISSING, places(slots), value, sides(own, new Finding.Meaning("", "")), Optional.empty(), "");
        }
        ProgramType match = there.what().get();
        Counterparts.Noted<Optional<Integer>> wanted = Counterparts.result(home, type, value, match);
        boolean named = slots.stream().allMatch(written::namesResult);
        Severity changed = !named ? Severity.MEANING : match.returnCodes().stream().anyMatch(code -> code.name().equals(own.name())) ? Severity.NUMBER : Severity.REWRITE;
        Severity severity = wanted.what().map(number -> number == value ? Severity.SAME : changed).orElse(Severity.MISSING);
        return new Finding.ReturnValue(severity, places(slots), value, sides(own, changed == Severity.NUMBER && wanted.what().isPresent() ? meaning(match, wanted.what().get()) : meaning(match, value)),
                wanted.what(), wanted.note());
    }

    private static Finding.Meaning meaning(ProgramType type, int value) {
        return type.returnCode(value).map(code -> new Finding.Meaning(code.name(), code.meaning())).orElse(new Finding.Meaning(type.meaning(value), ""));
    }

    private Finding groups() {
        Set<ConformanceGroup> used = EnumSet.noneOf(ConformanceGroup.class);
        for (Instruction instruction : program.code().instructions()) {
            used.add(OpcodeMatrix.row(instruction).group());
        }
        Sides<Set<ConformanceGroup>> lacking = Sides.of(platform -> {
            Set<ConformanceGroup> lacks = EnumSet.noneOf(ConformanceGroup.class);
            used.stream().filter(group -> group == ConformanceGroup.PACKET || group == ConformanceGroup.CALLX)
                    .filter(group -> !Counterparts.feature(group.label()).what().of(platform)).forEach(lacks::add);
            return lacks;
        });
        List<Integer> slots = slots(instruction -> lacking.of(other).contains(OpcodeMatrix.row(instruction).group()));
        boolean same = lacking.linux().isEmpty() && lacking.windows().isEmpty();
        return new Finding.Groups(same ? Severity.SAME : Severity.MISSING, places(slots), used, lacking, same ? "" : "groups.lacking");
    }

    private Stream<Finding> features() {
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        found.put("kfunc", slots(Instruction.CallKfunc.class::isInstance));
        found.put("callback", slots(instruction -> instruction instanceof Instruction.LoadImm64 load && load.source() == WideSource.CODE));
        found.put("variable", slots(instruction -> instruction instanceof Instruction.LoadImm64 load && load.source() == WideSource.VARIABLE));
        found.put("ordered", slots(instruction -> OpcodeMatrix.row(instruction).section().equals(Opcode.EXTENSION) && !(instruction instanceof Instruction.CallRegister)));
        return found.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).map(entry -> {
            Sides<Boolean> present = Counterparts.feature(entry.getKey()).what();
            return new Finding.Feature(present.of(other) ? Severity.SAME : Severity.MISSING, places(entry.getValue()), entry.getKey(), present, "feature." + entry.getKey());
        });
    }

    private List<Integer> slots(Predicate<Instruction> wanted) {
        return program.code().starts().stream().filter(slot -> wanted.test(program.code().at(slot))).toList();
    }

    private List<Place> places(List<Integer> slots) {
        return slots.stream().map(slot -> Place.of(program, slot)).toList();
    }
}
