package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Bundled;
import dev.glasshive.open.Opened;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.LinkType;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Input;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the inputs of a run out of what stands behind `--packet`: capture files, or packets in hexadecimal.
final class Packets {
    private static final int ZERO_PACKET = 64;
    private static final Pattern HEX = Pattern.compile("(0[xX])?[0-9a-fA-F\\s:-]+");

    private final Terminal terminal;

    Packets(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The inputs in order.
    ///
    /// @param program that gets them
    /// @param context bytes in place of the platform's own context, for every packet
    List<Input> inputs(Program program, List<String> options, Optional<Bytes> context) throws BadInputException {
        List<Input> inputs = new ArrayList<>();
        for (String option : options) {
            if (isFile(option)) {
                Capture capture = capture(Path.of(option));
                capture.packets().forEach(packet -> inputs.add(input(packet, capture.linkType(), context)));
            } else if (HEX.matcher(option).matches()) {
                inputs.add(hex(program, packet(option), context));
            } else {
                throw new BadInputException(Messages.text("packet.neither", option));
            }
        }
        return inputs;
    }

    /// What a program gets where nobody names a packet: zeros on a hook that has packets, no memory elsewhere.
    static Input none(Program program) {
        return program.type().isEmpty()
                ? Input.packet(Messages.text("packet.none"), Bytes.EMPTY)
                : Input.packet(Messages.text("packet.zeros", ZERO_PACKET), Bytes.of(new byte[ZERO_PACKET]));
    }

    private static boolean isFile(String option) {
        try {
            return Files.exists(Path.of(option)) || Bundled.has(Path.of(option));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private Capture capture(Path file) throws BadInputException {
        if (!(Opened.open(file) instanceof Opened.CaptureFile opened)) {
            throw new BadInputException(Messages.text("packet.nocapture", file));
        }
        opened.capture().notes().forEach(note -> terminal.note(file + ": " + note));
        if (opened.capture().packets().isEmpty()) {
            throw new BadInputException(Messages.text("packet.empty", file));
        }
        return opened.capture();
    }

    private static Packet packet(String hex) throws BadInputException {
        try {
            return Packet.ofHex(hex);
        } catch (MalformedCaptureException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    /// On a program without a hook the bytes are memory and no packet.
    private static Input hex(Program program, Packet packet, Optional<Bytes> context) {
        return program.type().isEmpty()
                ? new Input(Messages.text("packet.memory", packet.data().length()), packet.data(), context)
                : input(packet, LinkType.ETHERNET, context);
    }

    private static Input input(Packet packet, LinkType linkType, Optional<Bytes> context) {
        String summary = Dissector.dissect(packet.data(), linkType).summary();
        return new Input(Messages.text("packet.summary", packet.data().length(), summary), packet.data(), context);
    }
}
