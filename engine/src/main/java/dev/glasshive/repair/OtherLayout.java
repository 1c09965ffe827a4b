package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Size;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Edge;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ContextFlow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A program that reads its context as another platform lays it out: what is at each of its offsets there tells which fields are meant.
///
/// @param platform whose layout it is
/// @param theirs how the context looks there
/// @param ours how it looks where the program was refused
/// @param accesses all that the program makes
record OtherLayout(Platform platform, ContextLayout theirs, ContextLayout ours, List<ContextFlow.Access> accesses) {

    /// The layout that `s` was written for, where every access is a whole field of it.
    static Optional<OtherLayout> of(Situation s) {
        return s.type().flatMap(type -> {
            List<ContextFlow.Access> accesses = ContextFlow.of(s.program);
            return Platforms.all().stream().filter(Predicate.not(s.platform::equals)).flatMap(platform -> platform.hooks().stream()
                    .filter(hook -> hook.context().name().equals(type.context().name())).findFirst()
                    .map(hook -> new OtherLayout(platform, hook.context(), type.context(), accesses)).stream()).filter(OtherLayout::isMeant).findFirst();
        });
    }

    private boolean isMeant() {
        // Who reads where the packet begins and never where it ends has likely only mistaken the widths.
        return accesses.stream().allMatch(access -> meant(access.offset(), access.size()).isPresent()) && (!reads(Edge.DATA) || reads(Edge.DATA_END));
    }

    private boolean reads(Edge edge) {
        return accesses.stream().flatMap(access -> meant(access.offset(), access.size()).stream()).anyMatch(field -> field.content() instanceof ContextLayout.Packet(var its) && its == edge);
    }

    /// The field that an access means.
    private Optional<Field> meant(int offset, int size) {
        return theirs.fields().stream().filter(field -> field.offset() == offset && field.size() == size).findFirst();
    }

    /// Whether `field` of the layout that counts here is what the access means.
    boolean isMeant(Field field, int offset, int size) {
        return meant(offset, size).filter(its -> its.name().equals(field.name())).isPresent();
    }

    /// Every access made where its field lies here; nothing where a field is missing.
    List<Proposal> moved(Situation s) {
        List<Edit> edits = accesses.stream().flatMap(access -> edit(s, access).stream()).toList();
        if (edits.isEmpty() || !accesses.stream().allMatch(access -> here(access).isPresent())) {
            return List.of();
        }
        String fields = accesses.stream().flatMap(access -> here(access).stream()).distinct().sorted(Comparator.comparingInt(Field::offset))
                .map(field -> field.name() + " at offset " + field.offset()).collect(Collectors.joining(", "));
        return List.of(Proposal.of("context.layout", new Patch(edits), fields, platform.name()));
    }

    private Optional<Field> here(ContextFlow.Access access) {
        return meant(access.offset(), access.size()).flatMap(field -> ours.field(field.name()));
    }

    private Optional<Edit> edit(Situation s, ContextFlow.Access access) {
        Instruction instruction = s.code.at(access.slot());
        return here(access).filter(field -> field.offset() != access.offset() || field.size() != access.size()).flatMap(field -> Accesses.of(instruction).flatMap(reach -> {
            int offset = reach.offset() + field.offset() - access.offset();
            Optional<Size> size = Arrays.stream(Size.values()).filter(each -> each.bytes() == field.size()).findFirst();
            return size.filter(_ -> offset == (short) offset).flatMap(its -> Accesses.sized(Accesses.through(instruction, reach.base(), offset), its))
                    .map(moved -> Blocks.replace(access.slot(), moved));
        }));
    }
}
