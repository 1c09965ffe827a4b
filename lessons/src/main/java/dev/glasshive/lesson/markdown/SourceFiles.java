package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.packet.Packet;
import dev.glasshive.vm.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The files that a lesson names: programs beside it, captures beside it or among those that come with Glasshive.
final class SourceFiles {
    private static final String PACKETS = "/glasshive/packets/";
    /// A check runs every packet several times, so a lesson may use no more.
    private static final int MOST_PACKETS = 200;
    private static final Limits LIMITS = new Limits(LessonSource.MAX_FILE_BYTES, MOST_PACKETS, 64 << 10);

    private final LessonSource source;
    private final Problems problems;
    private final Map<String, Optional<byte[]>> opened = new HashMap<>();
    private UnaryOperator<String> fill = UnaryOperator.identity();

    SourceFiles(LessonSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /// Sets what fills the names of a variant into programs.
    void fillWith(UnaryOperator<String> filler) {
        fill = filler;
    }

    /// The names of all files that were asked for.
    Set<String> named() {
        return opened.keySet();
    }

    /// The program in the file `name`.
    ProgramText program(Fields.Text name) {
        if (name.value().isBlank()) {
            return new ProgramText("", "");
        }
        int before = problems.size();
        Optional<byte[]> content = content(name);
        if (content.isEmpty() && problems.size() == before) {
            missing(name, "there is no such file in the lesson's folder; add it, or correct the name");
        }
        return new ProgramText(name.value(), content.map(bytes -> decode(bytes, name)).orElse(""));
    }

    private String decode(byte[] content, Fields.Text name) {
        try {
            return fill.apply(LessonSource.withoutMark(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString()));
        } catch (CharacterCodingException e) {
            missing(name, "this is no UTF-8 text; save it as UTF-8");
            return "";
        }
    }

    /// The packets under `capture` and `packets` of `fields`.
    Inputs inputs(Fields fields) {
        Optional<Fields.Text> name = fields.optional("capture");
        List<Integer> wanted = fields.allParsed("packets", text -> Fields.readNumber(text, 1, MOST_PACKETS), "numbers of packets, from 1 to " + MOST_PACKETS);
        if (name.isEmpty()) {
            return Inputs.NONE;
        }
        List<Packet> packets = capture(name.get()).map(Capture::packets).orElse(List.of());
        List<Input> inputs = new ArrayList<>();
        for (Packet packet : packets) {
            if (wanted.isEmpty()) {
                inputs.add(input(packet));
            }
        }
        for (int number : wanted) {
            if (number <= packets.size()) {
                inputs.add(input(packets.get(number - 1)));
            } else if (!packets.isEmpty()) {
                fields.problems().add(fields.at("packets"), "there is no packet " + number + " in " + name.get().value() + "; it has " + packets.size());
            }
        }
        return new Inputs(name.get().value(), inputs);
    }

    private static Input input(Packet packet) {
        return Input.packet("packet " + packet.number(), packet.data());
    }

    private Optional<Capture> capture(Fields.Text name) {
        int before = problems.size();
        Optional<byte[]> content = content(name).or(() -> bundled(name));
        if (content.isEmpty()) {
            if (problems.size() == before) {
                missing(name, "there is no such capture in the lesson's folder or among the samples; add it, or correct the name");
            }
            return Optional.empty();
        }
        try {
            Capture capture = CaptureReader.read(content.get(), name.value(), LIMITS);
            if (capture.packets().isEmpty()) {
                missing(name, "this capture has no packets; name another");
            }
            return Optional.of(capture);
        } catch (MalformedCaptureException e) {
            problems.add(name.at(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<byte[]> bundled(Fields.Text name) {
        if (!name.value().matches("[\\w-]+\\.pcap(ng)?")) {
            return Optional.empty();
        }
        try (InputStream in = SourceFiles.class.getResourceAsStream(PACKETS + name.value())) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The content of a file beside the lesson, read once.
    private Optional<byte[]> content(Fields.Text name) {
        Optional<byte[]> known = opened.get(name.value());
        if (known != null) {
            return known;
        }
        Optional<byte[]> content = Optional.empty();
        if (opened.size() >= LessonSource.MAX_FILES) {
            missing(name, "the lesson names more than " + LessonSource.MAX_FILES + " files; make two lessons of it");
        } else {
            try {
                content = source.read(name.value());
            } catch (IOException e) {
                missing(name, String.valueOf(e.getMessage()));
            }
        }
        opened.put(name.value(), content);
        return content;
    }

    private void missing(Fields.Text name, String what) {
        problems.add(name.at(), Problems.quote(name.value()) + ": " + what);
    }
}
