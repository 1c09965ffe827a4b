package dev.glasshive.tests.differential;

import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A program of a sample object in the assets.
///
/// @param object the sample's name
record Sample(String object, String program, ProgramSet set) {

    /// Types of programs that the kernel runs on test data.
    private static final Set<String> RUNNABLE = Set.of("socket_filter", "xdp", "sched_cls", "sched_act", "cgroup_skb");

    /// Every program of every sample object for Linux that the kernel runs on test data.
    static List<Sample> all() throws IOException, MalformedProgramException {
        List<Sample> samples = new ArrayList<>();
        for (String object : listed("/glasshive/programs/")) {
            String file = object + "/" + object + ".o";
            LoadedObject loaded = ObjectLoader.load(bytes("/glasshive/programs/" + file), file);
            ProgramSet set = loaded.programs();
            for (Program program : set.programs()) {
                if (loaded.madeFor().equals("linux") && RUNNABLE.contains(program.type())) {
                    samples.add(new Sample(object, program.name(), set));
                }
            }
        }
        return samples;
    }

    /// The sample captures in the classic format; those in the other one hold the same packets.
    static List<Capture> captures() throws IOException, MalformedCaptureException {
        List<Capture> captures = new ArrayList<>();
        for (String file : listed("/glasshive/packets/")) {
            if (file.endsWith(".pcap")) {
                captures.add(CaptureReader.read(bytes("/glasshive/packets/" + file), file, Limits.DEFAULT));
            }
        }
        return captures;
    }

    private static List<String> listed(String folder) throws IOException {
        return new String(bytes(folder + "index.properties"), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#") && line.contains("=")).map(line -> line.substring(0, line.indexOf('='))).toList();
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }

    @Override
    public String toString() {
        return object + "." + program;
    }
}
