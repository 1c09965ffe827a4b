package dev.glasshive.portability;

import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.HookNames;
import dev.glasshive.isa.Size;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names of a platform: helpers, results of hooks, fields of contexts. A text that uses them in place of numbers assembles for every platform that has them.
///
/// @param hook whose helpers are meant where several have a number
public record PlatformNames(Platform platform, Optional<ProgramType> hook) implements HelperNames {
    /// Names of results that look like names, and not like words for people.
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");

    /// Those for programs of any hook.
    public static PlatformNames of(Platform platform) {
        return new PlatformNames(platform, Optional.empty());
    }

    @Override
    public OptionalInt idOf(String name) {
        return platform.helperId(name);
    }

    @Override
    public Optional<String> nameOf(int id) {
        return platform.helper(id, hook).map(Helper::name);
    }

    @Override
    public HookNames hook(String type, String section) {
        return platform.programType(type, section).map(PlatformNames::of).orElse(HookNames.NONE);
    }

    /// What programs of `type` may name.
    public static HookNames of(ProgramType type) {
        Map<String, Integer> results = type.returnCodes().stream().filter(code -> CONSTANT.matcher(code.name()).matches())
                .collect(Collectors.toMap(ProgramType.ReturnCode::name, ProgramType.ReturnCode::value));
        Map<String, HookNames.Field> fields = new HashMap<>();
        type.context().fields().forEach(field -> size(field.size())
                .filter(size -> type.context().readable(field.offset(), size.bytes()) || type.context().writable(field.offset(), size.bytes()))
                .ifPresent(size -> fields.put(field.name(), new HookNames.Field((short) field.offset(), size))));
        return new HookNames(results, fields);
    }

    private static Optional<Size> size(int bytes) {
        return Arrays.stream(Size.values()).filter(size -> size.bytes() == bytes).findFirst();
    }

    @Override
    public HelperNames in(Program program) {
        return new PlatformNames(platform, platform.programType(program.type(), program.section()));
    }

    @Override
    public Collection<String> names() {
        return platform.allHelpers().stream().map(Helper::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
