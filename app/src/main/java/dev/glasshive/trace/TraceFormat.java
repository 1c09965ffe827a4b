package dev.glasshive.trace;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Turns;
import dev.glasshive.vm.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Traces to bytes and back: one JSON document, compressed with gzip.
public final class TraceFormat {
    /// The most bytes that a trace may have once it is unpacked.
    public static final int MOST_BYTES = 128 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private TraceFormat() {}

    /// The file of `trace`.
    public static byte[] write(Trace trace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(JSON.writeValueAsBytes(document(trace)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The trace in a file.
    ///
    /// @throws MalformedTraceException if it holds none that can be run
    public static Trace read(byte[] file) throws MalformedTraceException {
        return read(file, MOST_BYTES);
    }

    static Trace read(byte[] file, int mostBytes) throws MalformedTraceException {
        byte[] text = unpack(file, mostBytes);
        try {
            JsonNode tree = JSON.readTree(text);
            if (!tree.path("format").asString("").equals(TraceDocument.FORMAT)) {
                throw new MalformedTraceException("is no trace of Glasshive; give a file that run --trace FILE.gstrace wrote");
            }
            int version = tree.path("version").asInt(0);
            if (version != TraceDocument.VERSION) {
                throw new MalformedTraceException("has version " + version + " of the format, and this Glasshive reads version " + TraceDocument.VERSION + "; record it again");
            }
            return trace(JSON.treeToValue(tree, TraceDocument.class));
        } catch (JacksonException | MalformedProgramException | IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw new MalformedTraceException("is a damaged trace (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll(",? from `[^`]*`", "") + "); record it again");
        }
    }

    private static byte[] unpack(byte[] file, int mostBytes) throws MalformedTraceException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            byte[] text = in.readNBytes(mostBytes + 1);
            if (text.length > mostBytes) {
                throw new MalformedTraceException("unpacks to more than " + (mostBytes >> 20) + " MB, the most a trace may have; record fewer packets");
            }
            return text;
        } catch (EOFException e) {
            throw new MalformedTraceException("ends in the middle after " + file.length + " bytes; copy the whole file");
        } catch (ZipException e) {
            throw new MalformedTraceException("is no trace of Glasshive, or a damaged one: " + e.getMessage() + "; give a file that run --trace FILE.gstrace wrote");
        } catch (IOException e) {
            throw new MalformedTraceException("cannot be unpacked: " + e.getMessage() + "; record it again");
        }
    }

    private static TraceDocument document(Trace trace) {
        Scenario scenario = trace.scenario();
        ProgramSet set = scenario.set();
        Host host = scenario.host();
        World w = scenario.world();
        return new TraceDocument(TraceDocument.FORMAT, TraceDocument.VERSION, trace.version(),
                new TraceDocument.Code(set.origin(), set.license(), set.order().toString(), set.programs().stream().map(p -> part(p, set.order())).toList(), set.maps().stream().map(TraceFormat::table).toList()),
                scenario.program(), scenario.platform().id(),
                new TraceDocument.Computer(host.order().toString(), host.groups().stream().map(Enum::name).sorted().toList(), host.cpus(), host.turns().order().name(), host.turns().steps()),
                new TraceDocument.Surroundings(w.seed(), w.bootNanos(), w.cpu(), w.taiOffset(), w.node(), w.pid(), w.tgid(), w.uid(), w.gid(), w.comm(), w.cgroup(), w.task()),
                scenario.inputs().stream().map(i -> new TraceDocument.Given(i.name(), i.frame().toHex(), i.context().map(Bytes::toHex).orElse(null))).toList(),
                scenario.stepLimit(), trace.length(), trace.blocks(), trace.results());
    }

    private static TraceDocument.Part part(Program program, ByteOrder order) {
        return new TraceDocument.Part(program.name(), program.section(), program.type(), Bytes.of(program.code().encode(order)).toHex(),
                program.subprograms().stream().map(f -> new TraceDocument.Function(f.name(), f.start(), f.length())).toList(), program.labels(),
                program.sourceMap().lines().stream().map(l -> new TraceDocument.Line(l.slot(), l.file(), l.line(), l.column(), l.text())).toList());
    }

    private static TraceDocument.Table table(MapSpec map) {
        return new TraceDocument.Table(map.name(), map.type(), map.keySize(), map.valueSize(), map.maxEntries(), map.flags(), map.mutability() == MapSpec.Mutability.READ_ONLY,
                map.initial().stream().map(initial -> switch (initial) {
                    case MapSpec.Entry(Bytes key, Bytes value) -> new TraceDocument.Initially(key.toHex(), value.toHex(), 0, null, null);
                    case MapSpec.ProgramEntry(int index, String program) -> new TraceDocument.Initially(null, null, index, program, null);
                    case MapSpec.MapEntry(int index, String inner) -> new TraceDocument.Initially(null, null, index, null, inner);
                }).toList());
    }

    private static Trace trace(TraceDocument d) throws MalformedProgramException, MalformedTraceException {
        ByteOrder order = order(d.code().order());
        List<Program> programs = new ArrayList<>();
        for (TraceDocument.Part part : d.code().programs()) {
            List<SourceLine> lines = part.lines().stream().map(l -> new SourceLine(l.slot(), l.file(), l.line(), l.column(), l.text())).toList();
            programs.add(new Program(part.name(), part.section(), part.type(), Code.decode(Bytes.ofHex(part.code()).toArray(), order),
                    part.functions().stream().map(f -> new Subprogram(f.name(), f.start(), f.length())).toList(), part.labels(), new SourceMap(lines)));
        }
        ProgramSet set = new ProgramSet(d.code().origin(), d.code().license(), programs, d.code().maps().stream().map(TraceFormat::map).toList(), order);
        if (set.program(d.program()).isEmpty()) {
            throw new MalformedTraceException("starts program " + d.program() + ", which is not in it; record it again");
        }
        Platform platform = Platforms.all().stream().filter(p -> p.id().equals(d.platform())).findFirst()
                .orElseThrow(() -> new MalformedTraceException("is for platform " + d.platform() + ", which this Glasshive does not have; use a newer version"));
        TraceDocument.Computer h = d.host();
        Host host = new Host(order(h.order()), h.groups().stream().map(ConformanceGroup::valueOf).collect(Collectors.toSet()), h.cpus(), new Turns(Turns.Order.valueOf(h.turns()), h.steps()));
        TraceDocument.Surroundings w = d.world();
        World world = new World(w.seed(), w.bootNanos(), w.cpu(), w.taiOffset(), w.node(), w.pid(), w.tgid(), w.uid(), w.gid(), w.comm(), w.cgroup(), w.task());
        List<Input> inputs = d.inputs().stream().map(i -> new Input(i.name(), Bytes.ofHex(i.frame()), Optional.ofNullable(i.context()).map(Bytes::ofHex))).toList();
        return new Trace(d.recordedBy(), new Scenario(set, d.program(), platform, host, world, inputs, d.stepLimit()), d.length(), d.blocks(), d.results());
    }

    private static MapSpec map(TraceDocument.Table t) {
        List<MapSpec.Initial> initial = t.initial().stream().<MapSpec.Initial>map(i -> i.key() != null && i.value() != null ? new MapSpec.Entry(Bytes.ofHex(i.key()), Bytes.ofHex(i.value()))
                : i.program() != null ? new MapSpec.ProgramEntry(i.index(), i.program()) : new MapSpec.MapEntry(i.index(), String.valueOf(i.map()))).toList();
        return new MapSpec(t.name(), t.type(), t.keySize(), t.valueSize(), t.maxEntries(), t.flags(), initial, t.readOnly() ? MapSpec.Mutability.READ_ONLY : MapSpec.Mutability.READ_WRITE);
    }

    private static ByteOrder order(String name) {
        return name.equals(ByteOrder.BIG_ENDIAN.toString()) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
