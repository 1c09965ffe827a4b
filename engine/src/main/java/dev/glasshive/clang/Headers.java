package dev.glasshive.clang;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Headers for BPF programs: contexts, helpers and numbers out of the tables of a platform, packet headers and macros out of the assets.
///
/// They have the names under which programs expect them, `linux/bpf.h` and `bpf/bpf_helpers.h` or `bpf_helpers.h` and `ebpf_nethooks.h`, so that a program
/// compiles with them as with the real ones.
final class Headers {
    private static final String FOLDER = "/glasshive/include/";
    private static final Pattern PROTOTYPE = Pattern.compile("(?<result>.*?[ *])(?<name>\\w+)\\((?<arguments>.*)\\);?");
    private static final Pattern STRUCTURE = Pattern.compile("struct (\\w+)");
    private static final List<String> LINUX = List.of("linux/types.h", "linux/if_ether.h", "linux/ip.h", "linux/ipv6.h", "linux/in.h", "linux/tcp.h", "linux/udp.h", "linux/icmp.h",
            "linux/pkt_cls.h", "linux/bpf_constants.h", "bpf/bpf_endian.h");
    private static final List<String> WINDOWS = List.of("stdint.h", "stddef.h");
    private static final List<String> OTHER_NAMES_ON_WINDOWS = List.of("ebpf_nethooks.h", "ebpf_structs.h", "ebpf_ntos_hooks.h", "xdp/ebpfhook.h");

    private final Platform platform;
    private final StringBuilder text = new StringBuilder();

    private Headers(Platform platform) {
        this.platform = platform;
    }

    /// Folders of this machine that clang does not look into for BPF, but without which `linux/types.h` does not go through.
    static List<Path> ofThisMachine() {
        String machine = System.getProperty("os.arch", "");
        Path folder = Path.of("/usr/include", (machine.equals("amd64") ? "x86_64" : machine) + "-linux-gnu");
        return Files.isDirectory(folder) ? List.of(folder) : List.of();
    }

    /// Writes the headers of `platform` into `folder`.
    static void write(Platform platform, Path folder) throws IOException {
        if (platform.id().equals("windows")) {
            copy("windows/", WINDOWS, folder);
            put(folder, "bpf_endian.h", asset("bpf/bpf_endian.h"));
            put(folder, "bpf_helpers.h", new Headers(platform).windows());
            for (String name : OTHER_NAMES_ON_WINDOWS) {
                put(folder, name, "#include \"bpf_helpers.h\"\n");
            }
        } else {
            copy("", LINUX, folder);
            put(folder, "linux/bpf.h", new Headers(platform).linux());
            put(folder, "bpf/bpf_helpers.h", new Headers(platform).helpers("bpf/bpf_helpers.h", "#include <stddef.h>\n#include <linux/bpf.h>\n"));
        }
    }

    private static void copy(String from, List<String> names, Path folder) throws IOException {
        for (String name : names) {
            put(folder, name, asset(from + name));
        }
    }

    private static String asset(String name) throws IOException {
        try (InputStream in = Headers.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void put(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String linux() {
        line("#pragma once").line("#include <linux/types.h>").line("#include <linux/bpf_constants.h>");
        numbers();
        contexts();
        line("struct bpf_spin_lock {").line("    __u32 val;").line("};");
        return text.toString();
    }

    private String windows() throws IOException {
        line("#pragma once").line("#include <stdint.h>").line("#include <stddef.h>");
        line("typedef uint8_t __u8;").line("typedef uint16_t __u16;").line("typedef uint32_t __u32;").line("typedef uint64_t __u64;");
        numbers();
        contexts();
        return helpers("bpf/bpf_helpers.h", text + "\n// marks the object as one for Windows\n"
                + "static const char ebpf_for_windows_mark[] __attribute__((section(\".ebpf_for_windows\"), used)) = \"\";\n");
    }

    /// The macros of the assets, then a pointer for each helper, whose address is its number.
    private String helpers(String macros, String before) throws IOException {
        StringBuilder out = new StringBuilder("#pragma once\n").append(before.replace("#pragma once\n", "")).append(asset(macros)).append('\n');
        Map<String, String> pointers = new LinkedHashMap<>();
        for (Helper helper : platform.allHelpers()) {
            PROTOTYPE.matcher(helper.prototype()).results().findFirst().ifPresent(found -> pointers.putIfAbsent(helper.name(), pointer(helper, found)));
        }
        new TreeSet<>(STRUCTURE.matcher(String.join("\n", pointers.values())).results().map(found -> found.group(1)).toList())
                .forEach(name -> out.append("struct ").append(name).append(";\n"));
        pointers.values().forEach(pointer -> out.append(pointer).append('\n'));
        return out.toString();
    }

    private static String pointer(Helper helper, MatchResult prototype) {
        String typed = "static " + prototype.group("result").strip() + " (*" + helper.name() + ")(" + prototype.group("arguments") + ") = (void *)" + helper.id() + ";";
        return typed.replaceAll("\\b([us])(8|16|32|64)\\b", "__$1$2");
    }

    private void numbers() {
        line("enum bpf_map_type {");
        new TreeMap<>(platform.mapTypes().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)))
                .forEach((number, name) -> line("    BPF_MAP_TYPE_" + name.toUpperCase(Locale.ROOT) + " = " + number + ","));
        line("};").line("enum { BPF_ANY, BPF_NOEXIST, BPF_EXIST, BPF_F_LOCK = 4 };");
        Map<String, Integer> codes = new LinkedHashMap<>();
        platform.hooks().forEach(hook -> hook.returnCodes().stream().filter(code -> code.name().matches("[A-Z][A-Z0-9_]*")).forEach(code -> codes.putIfAbsent(code.name(), code.value())));
        line("enum {");
        // those of tc stand in another header of Linux
        codes.forEach((name, value) -> {
            if (!name.startsWith("TC_ACT_")) {
                line("    " + name + " = " + value + ",");
            }
        });
        line("};");
    }

    private void contexts() {
        Map<String, ContextLayout> layouts = new LinkedHashMap<>();
        platform.hooks().stream().map(ProgramType::context).filter(this::isDeclared).forEach(context -> layouts.putIfAbsent(context.name(), context));
        layouts.values().forEach(this::context);
    }

    /// What programs trace has its structures from elsewhere: each tracepoint from a file of its own, registers from the machine.
    private boolean isDeclared(ContextLayout context) {
        return platform.id().equals("windows") || context.name().equals("__sk_buff") || context.name().equals("xdp_md") || context.name().startsWith("bpf_");
    }

    /// Fields at their offsets; those that share bytes share a union.
    private void context(ContextLayout context) {
        TreeMap<Integer, List<Field>> places = new TreeMap<>(context.fields().stream().collect(Collectors.groupingBy(Field::offset)));
        line("typedef struct " + context.name() + " {");
        int at = 0;
        for (Map.Entry<Integer, List<Field>> place : places.entrySet()) {
            if (place.getKey() < at) {
                // a field inside another one, known by that one's bytes
                continue;
            }
            if (place.getKey() > at) {
                line("    unsigned char padding_" + at + "[" + (place.getKey() - at) + "];");
            }
            boolean several = place.getValue().size() > 1;
            if (several) {
                line("    union {");
            }
            place.getValue().forEach(field -> line((several ? "        " : "    ") + member(field)));
            if (several) {
                line("    };");
            }
            at = place.getKey() + place.getValue().stream().mapToInt(Field::size).max().orElse(0);
        }
        line("} " + context.name() + "_t;");
    }

    private String member(Field field) {
        boolean pointer = field.isPointer() && field.size() == Long.BYTES;
        return switch (field.size()) {
            case 1, 2, 4 -> "__u" + field.size() * 8 + " " + field.name() + ";";
            case 8 -> (pointer && platform.id().equals("windows") ? "void *" : "__u64 ") + field.name() + ";";
            default -> field.size() % 4 == 0 ? "__u32 " + field.name() + "[" + field.size() / 4 + "];" : "__u8 " + field.name() + "[" + field.size() + "];";
        };
    }

    private Headers line(String words) {
        text.append(words).append('\n');
        return this;
    }
}
