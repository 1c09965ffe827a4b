package dev.glasshive.open;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.clang.CSource;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.PlatformNames;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.trace.MalformedTraceException;
import dev.glasshive.trace.Trace;
import dev.glasshive.trace.TraceFormat;
import dev.glasshive.verifier.log.LogReader;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.UnreadableLogException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file, opened and understood.
public sealed interface Opened {
    /// What only programs for Windows include.
    Pattern HEADER_OF_WINDOWS = Pattern.compile("(?m)^\\s*#\\s*include\\s*[<\"](?:ebpf_\\w+\\.h|xdp/ebpfhook\\.h|bpf_helpers\\.h)[>\"]");

    /// A carriage return that no line feed follows.
    Pattern LONE_CR = Pattern.compile("\r(?!\n)");

    /// The file's name, as the user wrote it.
    String name();

    /// Assembly text. It may be wrong: the diagnostics of `assembly` say where.
    record Source(String name, String text, Assembly assembly) implements Opened {}

    /// C text, not yet compiled: see [CProgram].
    record CFile(String name, CSource source) implements Opened {}

    /// An ELF object.
    record ObjectFile(String name, LoadedObject object) implements Opened {}

    /// Bare instructions: one program without type, names and maps.
    record RawCode(String name, ProgramSet programs) implements Opened {}

    /// Packets.
    record CaptureFile(String name, Capture capture) implements Opened {}

    /// A recorded run.
    record TraceFile(String name, Trace trace) implements Opened {}

    /// What the verifier of a kernel printed.
    record LogFile(String name, SavedLog log) implements Opened {}

    /// Opens the file at `path`.
    ///
    /// @throws BadInputException if it cannot be read or is none of the kinds
    static Opened open(Path path) throws BadInputException {
        return of(FileContent.read(path));
    }

    /// What `content` holds, for hosts of the byte order that an object says; text and bare instructions are for little-endian ones.
    ///
    /// @throws BadInputException if it is broken; source text that is wrong is not, see [Source]
    static Opened of(FileContent content) throws BadInputException {
        return of(content, Optional.empty(), Optional.empty());
    }

    /// What `content` holds, for hosts of byte order `wanted` if that is given, with the names and numbers of `platform`;
    /// if none is named, of the one that an object says itself, and of Linux.
    ///
    /// @throws BadInputException if it is broken, or an object for hosts of the other byte order
    static Opened of(FileContent content, Optional<ByteOrder> wanted, Optional<Platform> platform) throws BadInputException {
        ByteOrder order = wanted.orElse(ByteOrder.LITTLE_ENDIAN);
        String name = content.name();
        try {
            return switch (content.kind()) {
                case SOURCE -> source(name, text(content), platform.orElseGet(Platforms::linux), order);
                case C -> new CFile(name, cSource(name, text(content), Optional.ofNullable(Path.of(name).toAbsolutePath().getParent()), platform, order));
                case OBJECT -> object(name, ObjectLoader.load(content.bytes(), name, platform.map(Platform::id)), wanted);
                case RAW -> new RawCode(name, RawPrograms.of(name, RawPrograms.NAME, "", "", content.bytes(), List.of(), order));
                case TRACE -> new TraceFile(name, TraceFormat.read(content.bytes()));
                case LOG -> new LogFile(name, LogReader.read(content.bytes()));
                case CAPTURE -> new CaptureFile(name, CaptureReader.read(content.bytes(), name, Limits.DEFAULT));
            };
        } catch (MalformedProgramException | MalformedCaptureException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (MalformedTraceException | UnreadableLogException e) {
            throw new BadInputException(name + ": " + e.getMessage());
        }
    }

    private static ObjectFile object(String name, LoadedObject object, Optional<ByteOrder> wanted) throws BadInputException {
        ByteOrder order = object.programs().order();
        if (wanted.isPresent() && wanted.get() != order) {
            throw new BadInputException(name + ": is an object for " + (order == ByteOrder.BIG_ENDIAN ? "big" : "little")
                    + "-endian hosts; leave out --endian, or compile it with clang -target " + (order == ByteOrder.BIG_ENDIAN ? "bpfel" : "bpfeb"));
        }
        return new ObjectFile(name, object);
    }

    /// C text, for `platform` if that is given; else for Windows if it includes headers of Windows, and else for Linux.
    ///
    /// @param folder of the headers that it includes in quotes
    static CSource cSource(String name, String text, Optional<Path> folder, Optional<Platform> platform, ByteOrder order) {
        return new CSource(name, text, folder, platform.orElseGet(() -> HEADER_OF_WINDOWS.matcher(text).find() ? Platforms.windows() : Platforms.linux()), order);
    }

    /// Source text from an editor.
    static Source source(String name, String text) {
        return source(name, text, Platforms.linux());
    }

    /// Source text from an editor, with the helpers of `platform`.
    static Source source(String name, String text, Platform platform) {
        return source(name, text, platform, ByteOrder.LITTLE_ENDIAN);
    }

    /// Source text from an editor, with the helpers of `platform`, for hosts of byte order `order`.
    static Source source(String name, String text, Platform platform, ByteOrder order) {
        return new Source(name, text, Assembler.assemble(text, name, helperNames(platform), order));
    }

    /// The names of the helpers of `platform`, for text in both directions.
    static HelperNames helperNames(Platform platform) {
        return PlatformNames.of(platform);
    }

    private static String text(FileContent content) throws BadInputException {
        ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(bytes).toString();
            // Some editors put a mark before the first letter, and old ones end a line with CR alone.
            return LONE_CR.matcher(text.startsWith("\ufeff") ? text.substring(1) : text).replaceAll("\n");
        } catch (CharacterCodingException _) {
            throw new BadInputException(content.name() + ": source text must be UTF-8, and byte " + bytes.position()
                    + " is not; save it as UTF-8, or name raw bytecode .bin");
        }
    }
}
